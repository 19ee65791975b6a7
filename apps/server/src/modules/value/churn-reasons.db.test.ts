import { beforeAll, expect, test } from 'vitest';
import { database, stage } from '../../../test/support/builders.js';
import { type Client, serveGraph } from '../../../test/support/serve-graph.js';
import { toGlobalId } from '../../platform/ids.js';
import { buildMasterSchema } from '../../schema.js';

let owner: Client;
let support: Client;
let marketer: Client;
let anna: string;
let bea: string;
let order: string;

beforeAll(async () => {
  const { make } = await stage({ as: 'marketer', now: '2026-03-02T00:00:00Z' });
  const first = await make.customer({ externalId: 'anna' }).withOrders(1, { placedAt: '2026-01-05T08:00:00Z' });
  const second = await make.customer({ externalId: 'bea' }).withOrders(1, { placedAt: '2026-01-06T08:00:00Z' });
  [anna, bea] = [toGlobalId('Customer', first.id), toGlobalId('Customer', second.id)];
  const { rows } = await database.pool.query<{ id: string }>('select id from orders where customer_id = $1', [first.id]);
  order = toGlobalId('Order', rows[0]?.id ?? '');
  const graph = await serveGraph(database, buildMasterSchema(), { now: () => new Date('2026-03-02T00:00:00Z') });
  owner = await graph.signedInAs('owner');
  support = await graph.signedInAs('support');
  marketer = await graph.signedInAs('marketer');
});

const adding = 'mutation ($input: AddChurnReasonInput!) { addChurnReason(input: $input) { id reason note orderNumber author recordedAt } }';
const add = async (client: Client, input: object) => (await client.ask(adding, { input })).body;
const reporting =
  'query ($since: Date, $until: Date) { churnReasonReport(since: $since, until: $until) { customers reasons { reason customers share records stayedAway condition } } }';

test('a reason is recorded with what shows it, by whom and when', async () => {
  const body = await add(support, { customerId: anna, reason: 'PRICE', note: '  Cheaper next door. ', orderId: order });
  expect(body.data?.['addChurnReason']).toMatchObject({
    reason: 'price',
    note: 'Cheaper next door.',
    orderNumber: expect.any(String),
    author: expect.any(String),
    recordedAt: expect.stringContaining('2026-03-02'),
  });
  expect((await add(support, { customerId: anna, reason: 'SERVICE', note: 'Waited an hour.' })).errors).toBeUndefined();
  expect((await add(owner, { customerId: bea, reason: 'PRICE', note: 'Too dear.' })).errors).toBeUndefined();
});

const code = async (input: object) => (await add(support, input)).errors?.[0]?.extensions?.['code'];

test('without a note and an order, or with the order of somebody else, nothing is recorded', async () => {
  expect(await code({ customerId: bea, reason: 'PRICE', note: ' ' })).toBe('INPUT_INVALID');
  expect(await code({ customerId: bea, reason: 'PRICE', orderId: order })).toBe('NOT_FOUND');
  expect(await code({ customerId: bea, reason: 'PRICE', note: 'x'.repeat(2001) })).toBe('INPUT_INVALID');
});

test('the report has the number of each reason that its condition has on the segment screen', async () => {
  for (const span of [{}, { since: '2026-03-01' }, { until: '2026-03-02' }, { since: '2026-03-02', until: '2026-03-02' }]) {
    const report = (await marketer.ask(reporting, span)).body.data?.['churnReasonReport'] as {
      customers: number;
      reasons: { reason: string; customers: number; records: number; share: number; stayedAway: number; condition: string }[];
    };
    expect(report.customers).toBe(2);
    expect(report.reasons.map(({ reason, customers, records }) => [reason, customers, records])).toEqual([
      ['PRICE', 2, 2],
      ['SERVICE', 1, 1],
    ]);
    for (const { condition, customers, stayedAway } of report.reasons) {
      const { body } = await marketer.ask('query ($c: Condition!) { previewSegment(condition: $c) { count } }', { c: condition });
      expect(body.data).toEqual({ previewSegment: { count: customers } });
      expect(stayedAway).toBe(customers);
    }
  }
  const earlier = await marketer.ask(reporting, { until: '2026-02-28' });
  expect(earlier.body.data).toEqual({ churnReasonReport: { customers: 0, reasons: [] } });
});

test('the latest reason is one of the language', async () => {
  const { body } = await marketer.ask(
    'query ($c: Condition!) { previewSegment(condition: $c) { count sample(first: 5) { nodes { externalId churnReasons(first: 5) { nodes { reason } } } } } }',
    { c: 'last(churnReasons.reason) = "service"' },
  );
  expect(body.data).toEqual({
    previewSegment: {
      count: 1,
      sample: { nodes: [{ externalId: 'anna', churnReasons: { nodes: [{ reason: 'service' }, { reason: 'price' }] } }] },
    },
  });
});

test('one takes back what one recorded oneself, and nothing of others', async () => {
  const { addChurnReason } = (await add(support, { customerId: bea, reason: 'OTHER', note: 'By mistake.' })).data as {
    addChurnReason: { id: string };
  };
  const remove = (client: Client) => client.ask('mutation ($id: ID!) { removeChurnReason(id: $id) }', { id: addChurnReason.id });
  expect((await remove(owner)).body.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  expect((await remove(support)).body.data).toEqual({ removeChurnReason: true });
  const { rows } = await database.pool.query("select from churn_reasons where reason = 'other'");
  expect(rows).toEqual([]);
});
