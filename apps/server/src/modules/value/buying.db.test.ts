import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { associationRules } from '@regulars/value-models';
import { beforeEach, expect, test } from 'vitest';
import { database, seenBy, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { buildMasterSchema } from '../../schema.js';
import { recordMany } from '../orders/index.js';
import { cohorts } from './cohorts.service.js';
import { productPairs } from './product-pairs.service.js';
import { productRules } from './product-rules.service.js';

let shop: Stage;
beforeEach(async () => {
  shop = await stage({ as: 'owner', now: '2026-03-15T00:00:00Z' });
});

test('cohorts are by the month of the first order; a return is what its treatment says', async () => {
  const { make } = shop;
  await make.customer({ externalId: 'A' }).withOrders(1, { placedAt: '2026-01-31T17:00:00Z', unitPrice: '30' }); // February in Shanghai
  await make.customer({ externalId: 'A' }).withOrders(1, { placedAt: '2026-03-02', unitPrice: '20', discount: '5' });
  await make.customer({ externalId: 'B' }).withOrders(2, { placedAt: '2026-02-03', unitPrice: '10' });
  await make.customer({ externalId: 'B' }).withOrders(1, { placedAt: '2026-03-03', unitPrice: '10', quantity: '-1' });
  const february = async (returns: Parameters<typeof cohorts>[1]) => (await cohorts(shop.ctx, returns)).cohorts;
  expect(await february('LEFT_OUT')).toEqual([
    {
      month: '2026-02',
      customers: 2,
      months: [
        { offset: 0, customers: 2, orders: 3, revenue: '50.00' },
        { offset: 1, customers: 1, orders: 1, revenue: '15.00' },
      ],
    },
  ]);
  expect((await february('AS_ACTIVITY'))[0]?.months[1]).toEqual({ offset: 1, customers: 2, orders: 2, revenue: '5.00' });
  expect((await february('POSITIVE_LINES'))[0]?.months[1]).toEqual({ offset: 1, customers: 1, orders: 1, revenue: '20.00' });
  const all = seenBy('analyst', '2026-03-15T00:00:00Z');
  const scoped = { ...all, viewer: { ...all.viewer, policy: { ...all.viewer.policy, rowScope: 'ordersCount = 1' } } };
  expect((await cohorts(scoped, 'LEFT_OUT')).cohorts).toEqual([]);
});

test('products bought together lead to who bought the one and not the other', async () => {
  const { ctx } = shop;
  const both = ['Loaf', 'Butter'].map((name) => ({ sku: name, name, category: ['food'], quantity: '2', unitPrice: '1' }));
  const order = (externalId: string, customer: string, lines: typeof both) => ({
    externalId,
    customer: { externalId: customer },
    placedAt: new Date('2026-02-01T00:00:00Z'),
    lines,
  });
  await recordMany(ctx, [order('1', 'A', both), order('2', 'A', both), order('3', 'B', both.slice(0, 1)), order('4', 'C', both.slice(1))], {
    source: 'test',
  });
  const client = await (await serveGraph(database, buildMasterSchema())).signedInAs('marketer');
  const { body } = await client.ask(
    '{ productPairs(minSupport: 0.2) { orders pairs { givenName alsoName orders support confidence lift condition } } }',
  );
  const loaf = { givenName: 'Loaf', alsoName: 'Butter', orders: 2, support: 0.5, confidence: 2 / 3, lift: 2 / 3 / 0.75 };
  expect(body.data).toMatchObject({ productPairs: { orders: 4, pairs: expect.arrayContaining([expect.objectContaining(loaf)]) } });
  const table = body.data?.['productPairs'] as { pairs: { givenName: string; condition: string }[] } | undefined;
  const condition = table?.pairs.find(({ givenName }) => givenName === 'Loaf')?.condition;
  const counted = await client.ask('query ($c: Condition!) { previewSegment(condition: $c) { count } }', { c: condition });
  expect(counted.body.data).toEqual({ previewSegment: { count: 1 } });
  await expect(productPairs(ctx, { minSupport: 0, minConfidence: 2, first: 10 })).rejects.toThrow('minSupport is above 0');
  const third = [...both, { sku: 'Jam', name: 'Jam', category: ['food'], quantity: '1', unitPrice: '1' }];
  await recordMany(ctx, [order('5', 'D', third)], { source: 'test' });
  const ruled = await client.ask('{ productRules(minSupport: 0.2) { orders rules { givenNames alsoName orders condition } } }');
  const { productRules: threes } = ruled.body.data as { productRules: { rules: { alsoName: string; condition: string }[] } };
  const rule = threes.rules.find(({ alsoName }) => alsoName === 'Jam');
  expect(rule).toMatchObject({ givenNames: expect.arrayContaining(['Loaf', 'Butter']), orders: 1 });
  const without = await client.ask('query ($c: Condition!) { previewSegment(condition: $c) { count } }', { c: rule?.condition });
  expect(without.body.data).toEqual({ previewSegment: { count: 1 } });
});

/** Rows of receipts as lines of orders. */
async function insertBaskets(rows: readonly { readonly basket: string | undefined; readonly item: string | undefined }[]): Promise<void> {
  await database.pool.query(
    `with given as (select * from json_to_recordset($1) as given (basket text, item text)),
     goods as (insert into products (id, source, external_id, name, name_folded, created_at, updated_at)
       select gen_random_uuid(), 'g', item, item, item, now(), now() from given group by item returning id, name),
     bought as (select basket, gen_random_uuid() as id, gen_random_uuid() as customer from given group by basket)
     insert into lines (customer_id, order_id, id, key, position, product_id, quantity, unit_price, amount, placed_at)
       select b.customer, b.id, gen_random_uuid(), row_number() over (), 1, p.id, 1, 1, 100, '2026-02-01' from given g join bought b on b.basket = g.basket join goods p on p.name = g.item`,
    [JSON.stringify(rows)],
  );
}

/** Numbers from 0 to 1 that are the same at every run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

const named = (names: readonly string[], also: string, figures: readonly number[]): string =>
  `${names.toSorted().join(' + ')} → ${also}: ${figures.map((figure) => figure.toFixed(9)).join(' ')}`;

test('rules from two products to a third are those of the pure rule on made-up baskets, and lead to a segment', async () => {
  const draw = draws(11);
  const baskets = Array.from({ length: 300 }, () => Array.from({ length: 12 }, (_, item) => item).filter(() => draw() < 0.3));
  await insertBaskets(baskets.flatMap((items, basket) => items.map((item) => ({ basket: `b${basket}`, item: `item ${item}` }))));
  const limits = { minSupport: 0.02, minConfidence: 0.25, first: 500 };
  const { orders, rules } = await productRules(shop.ctx, limits);
  const filled = baskets.filter(({ length }) => length > 0);
  const wanted = associationRules(filled, { support: 0.02, confidence: 0.25, most: 2 }).filter(({ given }) => given.length === 2);
  expect(orders).toBe(filled.length);
  expect(wanted.length).toBeGreaterThan(100);
  expect(
    rules
      .map(({ given, also, ...of }) =>
        named(
          given.map(({ name }) => name),
          also.name,
          [of.orders, of.support, of.confidence, of.lift],
        ),
      )
      .toSorted(),
  ).toEqual(
    wanted
      .map(({ given, also, ...of }) =>
        named(
          given.map((item) => `item ${item}`),
          `item ${also}`,
          [of.count, of.support, of.confidence, of.lift],
        ),
      )
      .toSorted(),
  );
  await expect(productRules(shop.ctx, { ...limits, minConfidence: 2 })).rejects.toThrow('minConfidence is 0 to 1');
});

const shown = (given: string, also: string, orders: number, lift: number): string => `${given} → ${also}: ${orders} ${lift.toFixed(9)}`;
const file = fileURLToPath(new URL('../../../../../../shared/data/groceries/groceries.csv', import.meta.url));

test.skipIf(!existsSync(file))('the groceries as orders have the pairs of the pure rule (needs ../shared/data/groceries)', async () => {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  await insertBaskets(rows.map(([basket, item]) => ({ basket, item })));
  const found = await productPairs(shop.ctx, { minSupport: 0.01, minConfidence: 0.3, first: 500 });
  const items = [...new Set(rows.map(([, item = '']) => item))].toSorted();
  const place = new Map(items.map((item, index) => [item, index]));
  const baskets = new Map<string, Set<number>>();
  for (const [basket = '', item = ''] of rows) baskets.set(basket, (baskets.get(basket) ?? new Set()).add(place.get(item) ?? -1));
  const rules = associationRules(
    [...baskets.values()].map((basket) => [...basket].toSorted((a, b) => a - b)),
    { support: 0.01, confidence: 0.3, most: 1 },
  );
  expect(found.orders).toBe(baskets.size);
  expect(found.pairs.map(({ givenName, alsoName, orders, lift }) => shown(givenName, alsoName, orders, lift)).toSorted()).toEqual(
    rules.map(({ given, also, count, lift }) => shown(items[given[0] ?? -1] ?? '', items[also] ?? '', count, lift)).toSorted(),
  );
});
