import { beforeEach, expect, test } from 'vitest';
import { customerTables } from '../../src/modules/customers/index.js';
import { buildMasterSchema } from '../../src/schema.js';
import { toGlobalId } from '../../src/platform/ids.js';
import { database, stage } from '../support/builders.js';
import { serveGraph } from '../support/serve-graph.js';

const graph = await serveGraph(database, buildMasterSchema());
beforeEach(async () => {
  await stage();
});

const record = `mutation ($input: [OrderInput!]!, $key: String) {
  recordOrders(input: $input, idempotencyKey: $key) { created updated unchanged rejected { index path code } }
}`;
const order = (externalId: string, more: object = {}) => ({
  externalId,
  customer: { email: 'chen@example.com' },
  placedAt: '2026-02-01T08:00:00+08:00',
  channel: 'web',
  store: 'West Lake',
  lines: [{ sku: 'BR-1', name: 'Loaf', category: ['Bread'], quantity: '2', unitPrice: '12.50' }],
  ...more,
});

test('what is recorded in bulk is read back whole: customer, orders, lines, products, timeline', async () => {
  const owner = await graph.signedInAs('owner');
  const wrote = await owner.ask(`mutation { upsertCustomers(input: [{
    externalId: "C1", email: "chen@example.com", phone: "13800008000", displayName: "王小明", birthDate: "1990-05-01", gender: FEMALE, city: "Hangzhou", tags: ["vip"],
    interests: [{ key: "low-sugar" }], preferences: [{ key: "flavour", value: "sweet" }], consents: [{ purpose: "emailMarketing", state: GRANTED }],
    social: [{ network: "wechat", account: "wx-1" }], verifications: [{ field: "phone", at: "2026-01-05T00:00:00Z" }]
  }]) { created updated unchanged rejected { index path code message } warnings { path } } }`);
  expect(wrote.body).toEqual({ data: { upsertCustomers: { created: 1, updated: 0, unchanged: 0, rejected: [], warnings: [] } } });
  await owner.ask(record, {
    input: [order('A1'), order('A2', { lines: [{ sku: 'BR-1', quantity: '-1', unitPrice: '12.50' }], returnOf: 'A1' })],
  });
  await owner.ask(
    `mutation { recordEvents(input: [{ name: "viewed", customer: { card: "K9" }, occurredAt: "2026-02-02T00:00:00Z", product: "BR-1", properties: { page: 2 } }]) { created } }`,
  );
  const read = await owner.ask(`{ customer(email: "CHEN@example.com") {
    displayName age gender city tags reachable ordersCount totalSpent { amount currency } averageOrder { amount } lastOrderAt attributes { key }
    interests { key source } preferences { key value } contactPoints { kind value isPrimary } consents { purpose state } social { network account } verifications { field verifiedAt }
    orders(first: 5) { totalCount nodes { externalId status total { amount } refunded { amount } store { key name } lines { quantity amount { amount } product { name category { key name { en } path } facets { key } } } } }
    timeline { nodes { kind title amount { amount } } }
  } }`);
  expect(read.body).toEqual({
    data: {
      customer: {
        displayName: '王小明',
        age: 35,
        gender: 'FEMALE',
        city: 'Hangzhou',
        tags: ['vip'],
        reachable: ['email'],
        ordersCount: 1,
        totalSpent: { amount: '12.50', currency: 'CNY' },
        averageOrder: { amount: '12.50' },
        lastOrderAt: '2026-02-01T00:00:00.000Z',
        attributes: [],
        interests: [{ key: 'low-sugar', source: 'api' }],
        preferences: [{ key: 'flavour', value: 'sweet' }],
        contactPoints: [
          { kind: 'email', value: 'chen@example.com', isPrimary: true },
          { kind: 'phone', value: '+8613800008000', isPrimary: true },
          { kind: 'wechat', value: 'wx-1', isPrimary: true },
        ],
        consents: [{ purpose: 'emailMarketing', state: 'GRANTED' }],
        social: [{ network: 'wechat', account: 'wx-1' }],
        verifications: [{ field: 'phone', verifiedAt: '2026-01-05T00:00:00.000Z' }],
        orders: {
          totalCount: 1,
          nodes: [
            {
              externalId: 'A1',
              status: 'PAID',
              total: { amount: '25.00' },
              refunded: { amount: '12.50' },
              store: { key: 'west-lake', name: 'West Lake' },
              lines: [
                {
                  quantity: '2',
                  amount: { amount: '25.00' },
                  product: { name: 'Loaf', category: { key: 'bread', name: { en: 'Bread' }, path: ['bread'] }, facets: [] },
                },
              ],
            },
          ],
        },
        timeline: {
          nodes: [
            { kind: 'CONSENT', title: 'emailMarketing', amount: null },
            { kind: 'RETURN', title: 'A2', amount: { amount: '-12.50' } },
            { kind: 'ORDER', title: 'A1', amount: { amount: '25.00' } },
          ],
        },
      },
    },
  });
});

test('the same key and input give the same answer without a second write, the same key and another input are a conflict', async () => {
  const owner = await graph.signedInAs('owner');
  const input = [order('K1'), order('K2', { currency: 'EUR' })];
  const first = await owner.ask(record, { input, key: 'once' });
  expect(first.body.data).toEqual({
    recordOrders: { created: 1, updated: 0, unchanged: 0, rejected: [{ index: 1, path: 'currency', code: 'CURRENCY_MISMATCH' }] },
  });
  const [again, twice] = await Promise.all([owner.ask(record, { input, key: 'once' }), owner.ask(record, { input, key: 'once' })]);
  expect([again.body, twice.body]).toEqual([first.body, first.body]);
  const other = await owner.ask(record, { input: [order('K3')], key: 'once' });
  expect(other.body.errors?.[0]?.extensions['code']).toBe('CONFLICT');
  const somebodyElse = await (await graph.signedInAs('owner')).ask(record, { input: [order('K3')], key: 'once' });
  expect(somebodyElse.body.data).toMatchObject({ recordOrders: { created: 1 } });
});

test('merges and erasures take every table along that names a customer', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'customer_id' order by 1`,
  );
  const apart = ['changes', 'customer_merges', 'erasures']; // ids alone, and the two records of what was done
  const owned = customerTables().map(({ table }) => table);
  expect(rows.map(({ name }) => name).filter((name) => !apart.includes(name))).toEqual(owned.toSorted());
});

test('a call of more than a thousand rows is refused with the limit', async () => {
  const owner = await graph.signedInAs('owner');
  const answer = await owner.ask(`mutation ($input: [ProductInput!]!) { upsertProducts(input: $input) { created } }`, {
    input: Array.from({ length: 1001 }, (_, n) => ({ externalId: `P${n}` })),
  });
  expect(answer.body.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_REACHED', limit: 1000 });
});

test('a merge and its undoing, and an erasure, go through the graph', async () => {
  const owner = await graph.signedInAs('owner');
  const { make } = await stage();
  const [keep, merge] = [await make.customer({ externalId: 'A' }).withOrders(1), await make.customer({ externalId: 'B' }).withOrders(2)];
  const [keepId, mergeId] = [toGlobalId('Customer', keep.id), toGlobalId('Customer', merge.id)];
  const merged = await owner.ask(`mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { id ordersCount } }`, {
    input: { keepId, mergeId },
  });
  expect(merged.body.data).toEqual({ mergeCustomers: { id: keepId, ordersCount: 3 } });
  expect((await owner.ask(`query ($id: ID!) { customer(id: $id) { id } }`, { id: mergeId })).body.data).toEqual({ customer: null });
  const undone = await owner.ask(`mutation ($id: ID!) { unmergeCustomers(mergeId: $id) { id externalId ordersCount } }`, { id: mergeId });
  expect(undone.body.data).toEqual({ unmergeCustomers: { id: mergeId, externalId: 'B', ordersCount: 2 } });
  const erase = `mutation ($id: ID!) { eraseCustomer(id: $id, reason: "asked") }`;
  expect((await owner.ask(erase, { id: mergeId })).body.data).toEqual({ eraseCustomer: true });
  expect((await owner.ask(erase, { id: mergeId })).body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
});

test('custom attributes show by their own label, and lists filter, search and sort', async () => {
  const { make } = await stage();
  await database.pool.query(
    `insert into attribute_definitions values (gen_random_uuid(), 'shoeSize', 'number', 'demographic', 'Shoe size', '鞋码', now()), (gen_random_uuid(), 'income', 'number', 'sensitive', 'Income', '收入', now())`,
  );
  const attributes = [
    { key: 'shoeSize', value: 42 },
    { key: 'income', value: 9 },
  ];
  await make.customer({ displayName: '王小明', city: 'Riga', attributes }).withOrders(2, { unitPrice: '5' });
  await make.customer({ displayName: 'Bo', city: 'Riga' }).withOrders(1, { unitPrice: '50' });
  await make.customer({ displayName: 'Cy', city: 'Ventspils' }).withoutOrders();
  const marketer = await graph.signedInAs('marketer');
  const list = `query ($where: Condition, $search: String, $by: CustomerSort!) { customers(where: $where, search: $search, orderBy: [{ by: $by, direction: DESCENDING }]) { totalCount nodes { displayName attributes(keys: ["shoeSize", "income"]) { key value } } } }`;
  const answer = await marketer.ask(list, { where: 'city = "Riga"', by: 'TOTAL_SPENT' });
  expect(answer.body.data).toEqual({
    customers: {
      totalCount: 2,
      nodes: [
        { displayName: 'Bo', attributes: [] },
        { displayName: '王小明', attributes: [{ key: 'shoeSize', value: 42 }] },
      ],
    },
  });
  expect((await marketer.ask(list, { search: 'wxm', by: 'NAME' })).body.data).toMatchObject({ customers: { totalCount: 1 } });
  expect((await marketer.ask(`mutation { eraseCustomer(id: "x", reason: "x") }`)).body.errors?.[0]?.extensions['code']).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
  const analyst = await graph.signedInAs('analyst');
  expect((await analyst.ask(`{ customer(email: "a@example.com") { id } }`)).body.errors?.[0]?.extensions['code']).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
});

test('products and stores are listed by name, orders by time', async () => {
  const owner = await graph.signedInAs('owner');
  await owner.ask(record, {
    input: [
      order('A1'),
      order('A2', { placedAt: '2026-02-02T00:00:00Z', lines: [{ sku: 'AP-1', name: 'Apple', quantity: '1', unitPrice: '1' }] }),
    ],
  });
  const { body } = await owner.ask(
    `{ products(first: 5) { nodes { name } } found: products(search: "loa") { totalCount } stores { nodes { key } } orders(first: 1) { totalCount nodes { externalId customer { email } } pageInfo { hasNextPage } } }`,
  );
  expect(body.data).toEqual({
    products: { nodes: [{ name: 'Apple' }, { name: 'Loaf' }] },
    found: { totalCount: 1 },
    stores: { nodes: [{ key: 'west-lake' }] },
    orders: { totalCount: 2, nodes: [{ externalId: 'A2', customer: { email: 'chen@example.com' } }], pageInfo: { hasNextPage: true } },
  });
});
