import { beforeAll, expect, test } from 'vitest';
import { database, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { buildMasterSchema } from '../../schema.js';
import { toGlobalId } from '../../platform/ids.js';
import { explainMembership } from './explain.service.js';

const quiet =
  'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3 and city in ("Hangzhou", "Suzhou") and not count(orders within 14 days) >= 1';
let shop: Stage;
let customerId: string;

beforeAll(async () => {
  shop = await stage({ as: 'marketer', now: '2026-03-01T00:00:00Z' });
  const made = await shop.make
    .customer({ externalId: 'C1', city: 'Hangzhou' })
    .withOrders(2, { category: 'bread', placedAt: '2026-02-20', unitPrice: '12.50' });
  customerId = made.id;
});

test('each rule says whether it holds, what was seen, and what would make it hold', async () => {
  const { member, nodes } = await explainMembership(shop.ctx, { condition: quiet, customerId });
  expect(member).toBe(false);
  expect(nodes.map(({ path, holds, value }) => [path.join('.'), holds, value])).toEqual([
    ['', false, null],
    ['0', false, 2],
    ['1', true, 'Hangzhou'],
    ['2', false, null],
    ['2.0', true, 2],
  ]);
  const needed = await Promise.all(nodes.map((node) => node.needed('en')));
  expect(needed[0]).toBe('all of its 3 conditions; 2 do not hold');
  expect(needed[1]).toContain('(1 more)');
  expect(needed[2]).toBe('');
  // Bought on 20 February: the day 14 days ago is later than that from 7 March on.
  expect(needed[3]).toContain('by itself from March 7, 2026');
});

test('the orders that counted are shown with number and amount, page by page', async () => {
  const { nodes } = await explainMembership(shop.ctx, { condition: quiet, customerId });
  const first = await nodes[1]?.rows(1, null);
  expect(first?.totalCount).toBe(2);
  expect(first?.nodes[0]?.text).toMatch(/^order-\d+ · 12\.50 CNY$/);
  const second = await nodes[1]?.rows(1, first?.pageInfo.endCursor ?? null);
  expect(second?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(second?.nodes[0]?.id).not.toBe(first?.nodes[0]?.id);
  expect((await nodes[2]?.rows(null, null))?.nodes).toEqual([]);
});

test('the graph answers in one question, and a foreign id is no customer', async () => {
  const graph = await serveGraph(database, buildMasterSchema());
  const client = await graph.signedInAs('marketer');
  const ask =
    'query ($condition: Condition, $customerId: ID!) { explainMembership(condition: $condition, customerId: $customerId) { member asOf override { kind } conditions { path text words(locale: ZH_CN) holds value needed rows(first: 5) { nodes { id at text } totalCount } } } }';
  const { body } = await client.ask(ask, { condition: quiet, customerId: toGlobalId('Customer', customerId) });
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({ explainMembership: { member: false, override: null, conditions: { length: 5 } } });
  const other = await client.ask(ask, { condition: quiet, customerId: toGlobalId('Customer', '00000000-0000-7000-8000-000000000000') });
  expect(other.body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
});

const asked = async (condition: string) => {
  const { member, nextChange } = await explainMembership(shop.ctx, { condition, customerId });
  const change = await nextChange();
  return [member, change && [change.at.toISOString(), change.member]];
};

test('the next moment at which time alone changes the answer', async () => {
  // Bought on 20 February in Shanghai's days; fourteen days reach back to the 20th until 6 March ends.
  expect(await asked('not count(orders within 14 days) >= 1')).toEqual([false, ['2026-03-06T16:00:00.000Z', true]]);
  expect(await asked('count(orders between 10 and 20 days ago) >= 1')).toEqual([false, ['2026-03-01T16:00:00.000Z', true]]);
  expect(await asked('lastOrderAt within 30 days')).toEqual([true, ['2026-03-22T16:00:00.000Z', false]]);
  expect(await asked('count(orders last month) >= 1')).toEqual([true, ['2026-03-31T16:00:00.000Z', false]]);
  expect(await asked('city = "Hangzhou"')).toEqual([true, undefined]);
});
