import 'reflect-metadata';
import { buildSchema } from 'type-graphql';
import { expect, test } from 'vitest';
import { templateDatabase } from '../../test/support/database.js';
import { serveGraph } from '../../test/support/serve-graph.js';
import { newId } from '../platform/ids.js';
import { AccountsResolver, builtInRoleKeys, SignInResolver } from './index.js';

const database = await templateDatabase();
const master = await buildSchema({ resolvers: [SignInResolver, AccountsResolver], validate: false });
const served = await serveGraph(database, master);
const owner = await served.signedInAs('owner');
const marketer = await served.signedInAs('marketer');
await database.pool.query(
  `insert into organisation (name, currency, zone, locale, country, updated_at) values ('Bakery', 'CNY', 'Asia/Shanghai', 'zh-CN', 'CN', now())`,
);
const update =
  'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { name currency zone locale currencyFixed } }';
const define = 'mutation ($input: DefineAttributeInput!) { defineAttribute(input: $input) { key label title { en zhCn } } }';

test('an owner pages through users and roles; for a marketer they are not there', async () => {
  const first = await owner.ask(
    '{ users(first: 1) { totalCount nodes { id name role { key labels { label level } } } pageInfo { hasNextPage endCursor } } }',
  );
  expect(first.body.data?.['users']).toMatchObject({
    totalCount: 2,
    nodes: [{ name: 'owner', role: { key: 'owner', labels: expect.arrayContaining([{ label: 'sensitive', level: 'WRITE' }]) } }],
    pageInfo: { hasNextPage: true },
  });
  const after = Object(first.body.data?.['users']).pageInfo.endCursor;
  const second = await owner.ask('query ($after: String) { users(first: 1, after: $after) { nodes { name } pageInfo { hasNextPage } } }', {
    after,
  });
  expect(second.body.data?.['users']).toEqual({ nodes: [{ name: 'marketer' }], pageInfo: { hasNextPage: false } });
  const roles = await owner.ask('{ roles { nodes { key } } }');
  expect(roles.body.data?.['roles']).toEqual({ nodes: builtInRoleKeys.map((key) => ({ key })) });
  expect((await marketer.ask('{ roles { nodes { key } } }')).body.errors?.[0]?.message).toBe('Cannot query field "roles" on type "Query".');
  expect((await owner.ask('{ users(first: 1001) { totalCount } }')).body.errors?.[0]?.extensions['code']).toBe('INPUT_INVALID');
  expect((await owner.ask('{ users(after: "x") { totalCount } }')).body.errors?.[0]?.extensions['code']).toBe('INPUT_INVALID');
});

test('an owner changes settings; bad ones are refused by name, and nothing is half done', async () => {
  const changed = await owner.ask(update, { input: { name: 'Corner Bakery', zone: 'Europe/Riga', locale: 'EN', currency: null } });
  expect(changed.body.data?.['updateOrganisation']).toEqual({
    name: 'Corner Bakery',
    currency: 'CNY',
    zone: 'Europe/Riga',
    locale: 'EN',
    currencyFixed: false,
  });
  const refused = await owner.ask(update, { input: { name: 'Other', currency: 'ZZZ', country: 'China' } });
  expect(refused.body.errors?.[0]?.extensions['issues']).toEqual([
    { path: 'input.currency', rule: 'is an ISO 4217 code, such as CNY' },
    { path: 'input.country', rule: 'is an ISO 3166 code of two letters, such as CN' },
  ]);
  const zone = await owner.ask(update, { input: { zone: 'Mars/Olympus' } });
  expect(zone.body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  const me = await owner.ask('{ me { zone organisation { name } } }');
  expect(me.body.data?.['me']).toEqual({ zone: 'Europe/Riga', organisation: { name: 'Corner Bakery' } });
});

test('the currency changes until the first order and not after', async () => {
  expect((await owner.ask(update, { input: { currency: 'EUR' } })).body.data?.['updateOrganisation']).toMatchObject({ currency: 'EUR' });
  await database.pool.query(
    `insert into orders (customer_id, id, source, external_id, kind, status, placed_at, subtotal, total, created_at, updated_at)
     values ($1, $2, 'till', '1', 'order', 'paid', now(), 100, 100, now(), now())`,
    [newId(), newId()],
  );
  const refused = await owner.ask(update, { input: { currency: 'GBP' } });
  expect(refused.body.errors?.[0]?.extensions).toEqual({
    code: 'INPUT_INVALID',
    issues: [{ path: 'input.currency', rule: 'cannot change once orders exist' }],
  });
  const same = await owner.ask(update, { input: { currency: 'EUR', name: 'Bakery' } });
  expect(same.body.data?.['updateOrganisation']).toMatchObject({ currency: 'EUR', currencyFixed: true });
});

test('a custom attribute is sensitive unless its owner says otherwise, and then unknown to a marketer', async () => {
  const input = { key: 'shoeSize', type: 'number', titleEn: 'Shoe size', titleZhCn: '鞋码' };
  const defined = await owner.ask(define, { input });
  expect(defined.body.data?.['defineAttribute']).toEqual({ key: 'shoeSize', label: 'sensitive', title: { en: 'Shoe size', zhCn: '鞋码' } });
  expect((await owner.ask(define, { input })).body.errors?.[0]?.extensions['issues']).toEqual([
    { path: 'input.key', rule: 'is taken already' },
  ]);
  await owner.ask(define, { input: { ...input, key: 'favouriteBread', type: 'text', label: 'demographic' } });
  const bad = await owner.ask(define, { input: { key: 'Bad key', type: 'colour', label: 'secret', titleEn: '', titleZhCn: '鞋' } });
  expect(Object(bad.body.errors?.[0]?.extensions['issues']).map(({ path }: { path: string }) => path)).toEqual([
    'input.key',
    'input.type',
    'input.label',
    'input.titleEn',
  ]);
  const seen = '{ attributeDefinitions { totalCount nodes { key } } }';
  expect((await owner.ask(seen)).body.data?.['attributeDefinitions']).toEqual({
    totalCount: 2,
    nodes: [{ key: 'shoeSize' }, { key: 'favouriteBread' }],
  });
  expect((await marketer.ask(seen)).body.data?.['attributeDefinitions']).toEqual({ totalCount: 1, nodes: [{ key: 'favouriteBread' }] });
});

test('everybody chooses their own language', async () => {
  expect((await marketer.ask('mutation { setLocale(locale: EN) { locale } }')).body.data).toEqual({ setLocale: { locale: 'EN' } });
  expect((await marketer.ask('{ me { locale } }')).body.data).toEqual({ me: { locale: 'EN' } });
  expect((await owner.ask('{ me { locale } }')).body.data).toEqual({ me: { locale: 'ZH_CN' } });
});
