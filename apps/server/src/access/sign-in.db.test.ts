import 'reflect-metadata';
import { buildSchema } from 'type-graphql';
import { expect, test } from 'vitest';
import { templateDatabase } from '../../test/support/database.js';
import { serveGraph, testPassword } from '../../test/support/serve-graph.js';
import { newId } from '../platform/ids.js';
import { AccountsResolver, builtInRoles, ensureBuiltInRoles, ensureFirstOwnerLink, hashPassword, SignInResolver } from './index.js';

const database = await templateDatabase();
const master = await buildSchema({ resolvers: [SignInResolver, AccountsResolver], validate: false });
let time = new Date('2026-03-01T00:00:00Z');
const served = await serveGraph(database, master, { now: () => time });
const signIn =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { user { email } role { key } } }';
const me = '{ me { user { email } role { key } actions locale zone organisation { currency currencyFixed } } }';

async function makeUser(email: string, role: 'owner' | 'marketer' | 'support'): Promise<void> {
  const roles = await ensureBuiltInRoles(database.dataSource.manager, time);
  await database.pool.query(
    'insert into users (id, email, name, password_hash, role_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)',
    [newId(), email, email, await hashPassword(testPassword), roles[role], time],
  );
}

test('somebody signs in, is known, signs out, and is not known any more', async () => {
  await makeUser('mei@shop.test', 'marketer');
  const client = served.newClient();
  expect((await client.ask(me)).body).toEqual({ data: { me: null } });
  const { body, setCookie } = await client.ask(signIn, { email: ' Mei@Shop.test ', password: testPassword });
  expect(body.data?.['signIn']).toEqual({ user: { email: 'mei@shop.test' }, role: { key: 'marketer' } });
  expect(setCookie).toMatch(/^regulars=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  expect((await client.ask(me)).body.data?.['me']).toMatchObject({
    role: { key: 'marketer' },
    actions: ['customers.list', 'segments.edit', 'data.export'],
    locale: 'ZH_CN',
    organisation: { currency: 'CNY', currencyFixed: false },
  });
  const stored = await database.pool.query<{ token_hash: string }>('select token_hash from sessions');
  expect(stored.rows.map((row) => row.token_hash)).not.toContain(client.cookie?.split('=')[1]);
  const cookie = client.cookie;
  await client.ask('mutation { signOut }');
  client.cookie = cookie;
  expect((await client.ask(me)).body).toEqual({ data: { me: null } });
});

test('signing in again rotates the session, and the old one is over', async () => {
  await makeUser('rota@shop.test', 'marketer');
  const client = served.newClient();
  await client.ask(signIn, { email: 'rota@shop.test', password: testPassword });
  const first = client.cookie;
  await client.ask(signIn, { email: 'rota@shop.test', password: testPassword });
  expect(client.cookie).not.toBe(first);
  client.cookie = first;
  expect((await client.ask(me)).body.data?.['me']).toBeNull();
});

test('a session slides while it is used and ends two weeks after its last use', async () => {
  const start = time;
  const client = await served.signedInAs('support');
  const days = (count: number): Date => new Date(start.getTime() + count * 86_400_000);
  time = days(13);
  const used = await client.ask(me);
  expect(used.body.data?.['me']).not.toBeNull();
  expect(used.setCookie).toContain('Max-Age=1209600');
  time = days(26);
  expect((await client.ask(me)).body.data?.['me']).not.toBeNull();
  time = days(41);
  expect((await client.ask(me)).body.data?.['me']).toBeNull();
  time = start;
});

test('a wrong password and an unknown address get the same answer, and a disabled user too', async () => {
  await makeUser('lin@shop.test', 'marketer');
  await makeUser('gone@shop.test', 'marketer');
  await database.pool.query("update users set disabled_at = $1 where email = 'gone@shop.test'", [time]);
  const client = served.newClient();
  const wrong = await client.ask(signIn, { email: 'lin@shop.test', password: 'wrong' });
  expect(wrong.body.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  expect((await client.ask(signIn, { email: 'nobody@shop.test', password: 'wrong' })).text).toBe(wrong.text);
  expect((await client.ask(signIn, { email: 'gone@shop.test', password: testPassword })).text).toBe(wrong.text);
});

test('ten attempts on an account in a quarter of an hour are enough, also when they come at once', async () => {
  await makeUser('tried@shop.test', 'marketer');
  const attempts = await Promise.all(
    Array.from({ length: 14 }, () => served.newClient().ask(signIn, { email: 'tried@shop.test', password: 'no' })),
  );
  const codes = attempts.map(({ body }) => body.errors?.[0]?.extensions['code']);
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10);
  expect(codes.filter((code) => code === 'LIMIT_REACHED')).toHaveLength(4);
  const refused = await served.newClient().ask(signIn, { email: 'tried@shop.test', password: testPassword });
  expect(refused.body.errors?.[0]?.extensions).toEqual({ code: 'LIMIT_REACHED', limit: 'signIn', retryAfter: 900 });
  const before = time;
  time = new Date(time.getTime() + 15 * 60_000);
  expect((await served.newClient().ask(signIn, { email: 'tried@shop.test', password: testPassword })).body.errors).toBeUndefined();
  time = before;
});

test('a document signs in once', async () => {
  const twice = 'mutation { a: signIn(email: "a", password: "b") { locale } b: signIn(email: "a", password: "c") { locale } }';
  const { status, body } = await served.newClient().ask(twice);
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions).toEqual({ code: 'LIMIT_REACHED', limit: 'signIn', retryAfter: null });
});

test('over https behind a trusted proxy the cookie is a host cookie, and over plain http nobody signs in', async () => {
  await makeUser('far@shop.test', 'marketer');
  const proxied = await serveGraph(database, master, { now: () => time, trustProxy: true });
  const input = { email: 'far@shop.test', password: testPassword };
  const secure = await proxied.newClient().ask(signIn, input, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' });
  expect(secure.setCookie).toMatch(/^__Host-regulars=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  const plain = await proxied.newClient().ask(signIn, input, { 'x-forwarded-proto': 'http' });
  expect(plain.body.errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE', reason: 'HTTPS_NEEDED' });
  expect(plain.setCookie).toBeUndefined();
  const foreign = await served.newClient().ask(signIn, input, { origin: 'http://shop.example' });
  expect(foreign.body.errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE', reason: 'HTTPS_NEEDED' });
  const untrusted = await served.newClient().ask(signIn, input, { 'x-forwarded-proto': 'https' });
  expect(untrusted.setCookie).toMatch(/^regulars=/);
});

test('of two servers that start at once each finds all built-in roles, and what an owner changed stays', async () => {
  const db = database.dataSource.manager;
  const [one, other] = await Promise.all([ensureBuiltInRoles(db, time), ensureBuiltInRoles(db, time)]);
  expect(one).toEqual(other);
  await db.query("update roles set name = 'Till' where key = 'support'");
  await db.query("update roles set actions = '{roles.edit}' where key = 'owner'"); // of a version that had no other
  await ensureBuiltInRoles(db, time);
  expect(await db.query("select name from roles where key = 'support'")).toEqual([{ name: 'Till' }]);
  expect(await db.query("select actions from roles where key = 'owner'")).toEqual([{ actions: builtInRoles.owner.actions }]);
});

test('no link for a first owner is printed while an owner is there', async () => {
  await makeUser('owner@shop.test', 'owner');
  expect(await ensureFirstOwnerLink(database.dataSource.manager, time)).toBeUndefined();
});
