import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { GraphQLSchema } from 'graphql';
import { afterAll } from 'vitest';
import { ensureBuiltInRoles, hashPassword, mountGraph } from '../../src/access/index.js';
import type { BuiltInRoleKey, Identify, Policy } from '../../src/access/index.js';
import { type Limits, readConfig } from '../../src/platform/config.js';
import type { Database } from '../../src/platform/database/database.js';
import { newId, type RoleId } from '../../src/platform/ids.js';
import { createLog, type Log } from '../../src/platform/log.js';

/** What the graph answered. */
export interface Answer {
  readonly status: number;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
  };
  /** the answer as it came */
  readonly text: string;
  readonly setCookie: string | undefined;
}

/** A browser: it keeps its cookie. */
export interface Client {
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string): Promise<Response>;
  post(path: string, body: string, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response>;
  cookie: string | undefined;
}

export interface ServedGraph {
  readonly url: string;
  newClient(): Client;
  /** A client signed in as a new user of the role. */
  signedInAs(role: BuiltInRoleKey): Promise<Client>;
  /** A client signed in as a new user of a role made for it. */
  signedInWith(policy: Pick<Policy, 'labels' | 'fields' | 'actions'>): Promise<Client>;
}

export const testPassword = 'correct horse';

/** Serves a schema over a test database on a free port of loopback until the test file ends. */
export async function serveGraph(
  database: Database,
  master: GraphQLSchema,
  options: {
    readonly now?: () => Date;
    readonly trustProxy?: boolean;
    readonly canMail?: boolean;
    readonly limits?: Partial<Limits>;
    readonly log?: Log;
    readonly mount?: (app: Express, identify: Identify) => void;
  } = {},
): Promise<ServedGraph> {
  const now = options.now ?? (() => new Date('2026-03-01T00:00:00Z'));
  const app = express();
  // The clock stands still, so that all of a test is one minute.
  const limits = { ...readConfig({}).limits, operationsPerMinute: 1e9, costPerMinute: 1e12, ...options.limits };
  const identify = mountGraph(app, {
    master,
    database,
    now,
    log: options.log ?? createLog('silent'),
    limits,
    trustProxy: options.trustProxy ?? false,
    canMail: options.canMail ?? false,
  });
  options.mount?.(app, identify);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${address.port}`;

  const newClient = (): Client => {
    const client: Client = {
      cookie: undefined,
      post: (path, body, headers, signal) =>
        fetch(url + path, {
          method: 'POST',
          body,
          headers: { ...(client.cookie ? { cookie: client.cookie } : {}), ...headers },
          ...(signal ? { signal } : {}),
        }),
      get: (path) => fetch(url + path, { headers: client.cookie ? { cookie: client.cookie } : {} }),
      ask: async (query, variables = {}, headers = {}) => {
        const response = await client.post('/graphql', JSON.stringify({ query, variables }), {
          'content-type': 'application/json',
          ...headers,
        });
        const setCookie = response.headers.get('set-cookie') ?? undefined;
        if (setCookie) client.cookie = setCookie.split(';')[0];
        const text = await response.text();
        return { status: response.status, body: JSON.parse(text) as Answer['body'], text, setCookie };
      },
    };
    return client;
  };

  const signedInAs = async (role: BuiltInRoleKey): Promise<Client> =>
    signIn(role, (await ensureBuiltInRoles(database.dataSource.manager, now()))[role]);
  const signedInWith = async ({ labels, fields, actions }: Pick<Policy, 'labels' | 'fields' | 'actions'>): Promise<Client> => {
    const id = newId<'Role'>();
    await database.pool.query(
      'insert into roles (id, key, name, labels, fields, actions, updated_at) values ($1::uuid, $1::text, $1::text, $2, $3, $4, $5)',
      [id, JSON.stringify(labels), JSON.stringify(fields), actions, now()],
    );
    return signIn('somebody', id);
  };
  const signIn = async (name: string, roleId: RoleId): Promise<Client> => {
    const email = `${name}-${newId()}@shop.test`;
    await database.pool.query(
      'insert into users (id, email, name, password_hash, role_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)',
      [newId(), email, name, await hashPassword(testPassword), roleId, now()],
    );
    const client = newClient();
    const { body } = await client.ask(
      'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { user { id } } }',
      {
        email,
        password: testPassword,
      },
    );
    if (body.errors) throw new Error(body.errors[0]?.message);
    return client;
  };
  return { url, newClient, signedInAs, signedInWith };
}
