import 'reflect-metadata';
import { buildSchema } from 'type-graphql';
import { expect, test } from 'vitest';
import { templateDatabase } from '../../test/support/database.js';
import { serveGraph } from '../../test/support/serve-graph.js';
import { AccountsResolver, ensureFirstOwnerLink, onLeaveDemo, SignInResolver } from './index.js';

const database = await templateDatabase();
const master = await buildSchema({ resolvers: [SignInResolver, AccountsResolver], validate: false });
const now = new Date('2026-03-01T00:00:00Z');
const served = await serveGraph(database, master, { now: () => now });
const create = `mutation ($token: String!, $email: String!, $password: String!) {
  createFirstOwner(token: $token, email: $email, password: $password, name: "Wang Fang") { role { key } organisation { isDemo } } }`;
const leave = 'mutation { startWithOwnData(name: "Corner Shop", currency: "GBP", zone: "Europe/London", country: "GB", locale: EN) }';

test('the first owner makes an account with the printed link: one of two at once, and never again', async () => {
  const link = await ensureFirstOwnerLink(database.dataSource.manager, now);
  const token = link?.split('#token=')[1] ?? '';
  expect(link).toMatch(/^\/first-owner#token=[\w-]{43}$/);
  const client = served.newClient();
  const asked = (email: string, password = 'long enough') => served.newClient().ask(create, { token, email, password });

  expect((await client.ask('{ installation { needsFirstOwner isDemo } }')).body.data?.['installation']).toEqual({
    needsFirstOwner: true,
    isDemo: false,
  });
  expect((await asked('a@shop.test', 'short')).body.errors?.[0]?.extensions).toEqual({
    code: 'INPUT_INVALID',
    issues: [{ path: 'password', rule: 'has 10 to 200 characters' }],
  });
  const both = await Promise.all([asked('a@shop.test'), asked('b@shop.test')]);
  const won = both.filter(({ body }) => !body.errors);
  expect(won).toHaveLength(1);
  expect(won[0]?.body.data?.['createFirstOwner']).toEqual({ role: { key: 'owner' }, organisation: { isDemo: false } });
  expect(won[0]?.setCookie).toMatch(/^regulars=/);
  expect(both.find(({ body }) => body.errors)?.body.errors?.[0]?.extensions['code']).toBe('INPUT_INVALID');
  expect((await asked('c@shop.test')).body.errors?.[0]?.extensions['code']).toBe('INPUT_INVALID');
  expect((await database.pool.query('select from users')).rowCount).toBe(1);
  expect((await client.ask('{ installation { needsFirstOwner } }')).body.data?.['installation']).toEqual({ needsFirstOwner: false });
});

test("the demo's owner leaves the demo: data, users and sessions go, and the first-owner form opens", async () => {
  const owner = await served.signedInAs('owner');
  expect((await owner.ask(leave)).body.errors?.[0]?.extensions['code']).toBe('CONFLICT');

  await database.pool.query("update organisation set is_demo = true, name = 'Demo'");
  await database.pool.query('update users set is_demo = true');
  let removed = 0;
  onLeaveDemo(async (db) => {
    removed += 1;
    await db.query('truncate organisation');
  });
  const answer = await owner.ask(leave);
  const token = answer.body.data?.['startWithOwnData'];
  expect(removed).toBe(1);
  expect(answer.setCookie).toMatch(/^regulars=; Max-Age=0/);
  expect((await database.pool.query('select from users')).rowCount).toBe(0);
  expect((await database.pool.query('select from sessions')).rowCount).toBe(0);
  const created = await served.newClient().ask(create, { token, email: 'me@shop.test', password: 'long enough' });
  expect(created.body.data?.['createFirstOwner']).toEqual({ role: { key: 'owner' }, organisation: { isDemo: false } });
  const { rows } = await database.pool.query('select name, currency, zone, country, locale, is_demo from organisation');
  expect(rows).toEqual([{ name: 'Corner Shop', currency: 'GBP', zone: 'Europe/London', country: 'GB', locale: 'en', is_demo: false }]);
});
