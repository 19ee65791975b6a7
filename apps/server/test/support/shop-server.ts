import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type BuiltInRoleKey, ensureBuiltInRoles, hashPassword } from '../../src/access/index.js';
import { systemClock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import type { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/ids.js';
import { createLog } from '../../src/platform/log.js';
import { composeProduct, entities } from '../../src/product.js';
import { startServer } from '../../src/server.js';

type Json = Readonly<Record<string, unknown>>;

/** Somebody signed in to a whole server. */
export interface Person {
  /** Asks the graph; throws the first error's code and message. */
  ask(query: string, variables?: Json): Promise<Json>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Follows a subscription until an answer satisfies; answers it. */
  follow(query: string, variables: Json, satisfies: (value: Json) => boolean): Promise<Json>;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Starts the whole product over a test database: HTTP, jobs, events. */
export async function shopServer(
  database: Database,
  env: Readonly<Record<string, string>> = {},
): Promise<{ signedInAs: (role: BuiltInRoleKey) => Promise<Person>; stranger: Pick<Person, 'fetch'> }> {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-shop-'));
  const db = database.dataSource.manager;
  await db.query(
    `insert into organisation (name, currency, zone, locale, country, updated_at) values ('Shop', 'CNY', 'Asia/Shanghai', 'en', 'CN', now())`,
  );
  const config = { ...readConfig({ PORT: '0', DATABASE_URL: database.url, REGULARS_DEMO: 'off', ...env }), folder };
  const server = await startServer({ config, log: createLog('error'), now: systemClock, entities, compose: composeProduct });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const signedInAs = async (role: BuiltInRoleKey): Promise<Person> => {
    const roles = await ensureBuiltInRoles(db, systemClock());
    const email = `${role}-${newId()}@shop.test`;
    await db.query(
      `insert into users (id, email, name, password_hash, role_id, created_at, updated_at) values ($1, $2, $3, $4, $5, now(), now())`,
      [newId(), email, role, await hashPassword('correct horse'), roles[role]],
    );
    let cookie = '';
    const get = (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(server.url + path, { ...init, headers: { cookie, ...init.headers } });
    const post = (path: string, query: string, variables: Json, accept: string): Promise<Response> =>
      get(path, { method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json', accept } });
    const ask = async (query: string, variables: Json = {}): Promise<Json> => {
      const response = await post('/graphql', query, variables, 'application/json');
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return dataOf(await response.json());
    };
    const follow = async (query: string, variables: Json, satisfies: (value: Json) => boolean): Promise<Json> => {
      const response = await post('/graphql/stream', query, variables, 'text/event-stream');
      let text = '';
      for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += part;
        for (const [, json] of text.matchAll(/^data: (\{.*\})\n/gm)) {
          const value = Object.values(dataOf(JSON.parse(json ?? '')))[0];
          if (isJson(value) && satisfies(value)) return value;
        }
        text = text.slice(text.lastIndexOf('\n\n') + 2);
      }
      throw new Error('The stream ended too early.');
    };
    await ask('mutation ($email: String!) { signIn(email: $email, password: "correct horse") { user { id } } }', { email });
    return { ask, fetch: get, follow };
  };
  return { signedInAs, stranger: { fetch: (path, init) => fetch(server.url + path, init) } };
}

function dataOf(answer: unknown): Json {
  if (!isJson(answer)) throw new Error('The graph answered nothing.');
  if (Array.isArray(answer['errors'])) throw new Error(JSON.stringify(answer['errors']));
  return isJson(answer['data']) ? answer['data'] : {};
}
