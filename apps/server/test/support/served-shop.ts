import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { ensureBuiltInRoles, hashPassword } from '../../src/access/index.js';
import type { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/ids.js';
import { startProcess } from './processes/start-process.js';

type Json = Readonly<Record<string, unknown>>;

/** Where and as whom the graph is asked; `code` is that of its first error. */
export interface Served {
  readonly url: string;
  ask(
    query: string,
    variables?: Json,
    signal?: AbortSignal,
  ): Promise<{ readonly data: Json; readonly code: unknown; readonly extensions: Json }>;
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Ends the server as a power cut would. */
  kill(): Promise<void>;
}

const jsonOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {});

/** A shop with one owner, served by processes that a test starts and kills; database and files outlive them. */
export async function servedShop(database: Database): Promise<{ start(): Promise<Served> }> {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-served-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const db = database.dataSource.manager;
  await db.query(
    `insert into organisation (name, currency, zone, locale, country, updated_at) values ('Shop', 'CNY', 'Asia/Shanghai', 'en', 'CN', now())`,
  );
  const roles = await ensureBuiltInRoles(db, new Date());
  await db.query(
    `insert into users (id, email, name, password_hash, role_id, created_at, updated_at) values ($1, 'owner@shop.test', 'Owner', $2, $3, now(), now())`,
    [newId(), await hashPassword('correct horse'), roles.owner],
  );
  let cookie = '';
  const start = async (): Promise<Served> => {
    const server = await startProcess('serve-shop.ts', database.url, folder);
    const url = server.said;
    const get = (path: string, init: RequestInit): Promise<Response> =>
      fetch(url + path, { ...init, headers: { cookie, ...init.headers } });
    const ask: Served['ask'] = async (query, variables = {}, signal) => {
      const response = await get('/graphql', {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: { 'content-type': 'application/json' },
        ...(signal && { signal }),
      });
      cookie ||= response.headers.get('set-cookie')?.split(';')[0] ?? '';
      const { data, errors } = jsonOf(await response.json());
      const extensions = jsonOf(jsonOf(Array.isArray(errors) ? errors[0] : undefined)['extensions']);
      return { data: jsonOf(data), code: extensions['code'], extensions };
    };
    if (cookie === '') await ask('mutation { signIn(email: "owner@shop.test", password: "correct horse") { user { id } } }');
    return { url, ask, fetch: get, kill: server.kill };
  };
  return { start };
}
