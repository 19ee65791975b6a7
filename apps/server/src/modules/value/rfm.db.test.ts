import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fifthsOf, groupOf, rfmGroups, rfmScore } from '@regulars/value-models';
import { beforeEach, expect, test } from 'vitest';
import { database, seenBy, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { buildMasterSchema } from '../../schema.js';
import { rfmGrid } from './rfm-grid.service.js';
import { explainRfm, previewRfmRule, rfmMoves } from './rfm-preview.service.js';
import { setRfmRule } from './rfm-rule.service.js';
import { latestRun, rescore, scoreEverybody } from './rfm.service.js';
import { isStale } from './value.jobs.js';

let shop: Stage;
beforeEach(async () => {
  shop = await stage({ as: 'owner', now: '2026-03-01T00:00:00Z' });
});

interface Scored {
  readonly externalId: string;
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  readonly g: string | null;
}
const scores = async (): Promise<readonly Scored[]> =>
  (
    await database.pool.query<Scored>(
      'select external_id as "externalId", rfm_recency as r, rfm_frequency as f, rfm_monetary as m, rfm_group as g from customers order by external_id',
    )
  ).rows;
const scoreOf = async (externalId: string) => (await scores()).find((row) => row.externalId === externalId);

/** Ten customers: the first bought most lately and least often. */
async function tenCustomers(): Promise<void> {
  for (let n = 1; n <= 10; n += 1)
    await shop.make
      .customer({ externalId: `C${String(n).padStart(2, '0')}` })
      .withOrders(n, { placedAt: `2026-02-${String(29 - 2 * n).padStart(2, '0')}`, unitPrice: String(10 * n) });
  await shop.make.customer({ externalId: 'none' }).withoutOrders();
}

test('customers are scored by fifths; who has no order has no score', async () => {
  await tenCustomers();
  const run = await scoreEverybody(shop.ctx);
  expect(run).toMatchObject({ customers: 10, cuts: { frequency: [3, 5, 7, 9] } });
  expect(await scoreOf('C01')).toMatchObject({ r: 5, f: 1, m: 1, g: 'new' });
  expect(await scoreOf('C10')).toMatchObject({ r: 1, f: 5, m: 5, g: 'cannot-lose' });
  expect(await scoreOf('none')).toMatchObject({ r: null, f: null, m: null, g: null });
});

test('PostgreSQL knows at once how many have a score, and plans lists by it', async () => {
  await database.pool.query('analyze customers'); // as of before the first scoring
  await tenCustomers();
  await scoreEverybody(shop.ctx);
  const { rows } = await database.pool.query(
    `select null_frac from pg_stats where schemaname = 'public' and tablename = 'customers' and attname = 'rfm_recency'`,
  );
  expect(rows).toEqual([{ null_frac: expect.closeTo(1 / 11) }]);
});

test('scores are fields: a condition finds exactly the customers of a cell, and both screens say the same number', async () => {
  await tenCustomers();
  await scoreEverybody(shop.ctx);
  const client = await (await serveGraph(database, buildMasterSchema())).signedInAs('marketer');
  const { body } = await client.ask(
    '{ rfmGrid { asOf customers revenue { amount } cells { recency frequency customers condition } groups { group customers condition medianSpent { amount } } } }',
  );
  const grid = body.data?.['rfmGrid'] as {
    customers: number;
    revenue: { amount: string };
    cells: { customers: number; condition: string }[];
    groups: { customers: number; condition: string }[];
  };
  expect(grid).toMatchObject({ asOf: '2026-03-01T00:00:00.000Z', customers: 10, revenue: { amount: '3850.00' } });
  expect(grid.cells.length).toBe(25);
  for (const { condition, customers } of [...grid.cells.filter((cell) => cell.customers > 0), ...grid.groups]) {
    const counted = await client.ask('query ($c: Condition!) { previewSegment(condition: $c) { count } }', { c: condition });
    expect(counted.body.data, condition).toEqual({ previewSegment: { count: customers } });
  }
});

test('as of an earlier day it is as it was then', async () => {
  await tenCustomers();
  const then = await rfmGrid(shop.ctx, '2026-02-15');
  expect(then).toMatchObject({ customers: 4, cuts: { recency: [2, 3, 4, 5] } });
  expect(then.cells.reduce((sum, { customers }) => sum + customers, 0)).toBe(4);
  await expect(rfmGrid(shop.ctx, '2026-03-02')).rejects.toThrow('not in the future');
});

test('an order moves its customer at once, by the cut points in force', async () => {
  await tenCustomers();
  await scoreEverybody(shop.ctx);
  const { id } = await shop.make.customer({ externalId: 'C10' }).withOrders(1, { placedAt: '2026-02-28' });
  await rescore(shop.ctx, [id]);
  expect(await scoreOf('C10')).toMatchObject({ r: 5, f: 5, g: 'champions' });
  const { rows } = await database.pool.query("select kind from changes where customer_id = $1 and kind = 'customers'", [id]);
  expect(rows.length).toBeGreaterThan(0);
  expect(await latestRun(shop.ctx)).toMatchObject({ rescored: 1 });
  expect(isStale({ asOf: new Date('2026-03-01T00:00:00Z'), rescored: 1, customers: 10 }, shop.ctx.now(), 'Asia/Shanghai')).toBe(false);
  expect(isStale({ asOf: new Date('2026-03-01T00:00:00Z'), rescored: 2, customers: 10 }, shop.ctx.now(), 'Asia/Shanghai')).toBe(true);
});

test('a shop scores by cut points and over days of its own', async () => {
  await tenCustomers();
  const cuts = { recency: [5, 10, 15, 20], frequency: [1, 2, 3, 4], monetary: [1000, 2000, 3000, 4000] } as const;
  await setRfmRule(shop.ctx, { windowDays: 14, cuts });
  await scoreEverybody(shop.ctx);
  expect(await scoreOf('C02')).toMatchObject({ r: 5, f: 2, m: 4 });
  expect(await scoreOf('C10')).toMatchObject({ r: null });
  await expect(setRfmRule(shop.ctx, { windowDays: 0, cuts: { ...cuts, recency: [5, 5, 6, 7] } })).rejects.toThrow(
    'input.windowDays is 1 to 36500; input.recency',
  );
});

test('a viewer with a row scope sees the customers in it, scored among all', async () => {
  await tenCustomers();
  await scoreEverybody(shop.ctx);
  const all = seenBy('analyst');
  const scoped = {
    ...all,
    viewer: {
      ...all.viewer,
      policy: { ...all.viewer.policy, rowScope: 'ordersCount >= 9' },
    },
  };
  expect(await rfmGrid(scoped)).toMatchObject({ customers: 2, cuts: { frequency: [3, 5, 7, 9] } });
});

const folder = fileURLToPath(new URL('../../../../../../shared/data/rfm/', import.meta.url));
const rowsOf = (file: string): string[][] =>
  readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(','));

test.skipIf(!existsSync(folder))('the published orders come out with the published scores (needs ../shared/data/rfm)', async () => {
  const ctx = seenBy('owner', '2006-12-31T10:00:00Z');
  const orders = rowsOf('rfm_data_orders.csv').map(([customer, day, revenue]) => ({ customer, day, revenue: Number(revenue) * 100 }));
  await database.pool.query(
    `with given as (select * from json_to_recordset($1) as given (customer text, day date, revenue bigint)),
     people as (insert into customers (id, source, external_id, created_at, updated_at)
       select gen_random_uuid(), 'rfm', customer, now(), now() from given group by customer returning id, external_id),
     bought as (insert into orders (customer_id, id, source, external_id, kind, status, placed_at, subtotal, total, created_at, updated_at)
       select p.id, gen_random_uuid(), 'rfm', row_number() over (), 'order', 'paid', g.day + time '04:00' at time zone 'UTC', g.revenue, g.revenue, now(), now()
       from given g join people p on p.external_id = g.customer returning customer_id, id, placed_at, total)
     insert into lines (customer_id, order_id, id, key, position, quantity, unit_price, amount, placed_at)
       select customer_id, id, gen_random_uuid(), '1', 1, 1, total / 100, total, placed_at from bought`,
    [JSON.stringify(orders)],
  );
  await scoreEverybody(ctx);
  const expected = rowsOf('expected-scores.csv').map(([externalId = '', recencyDays, count, spent, r, f, m]) => ({
    externalId,
    figures: { recencyDays: Number(recencyDays), orders: Number(count), spent: Number(spent) },
    score: { recency: Number(r), frequency: Number(f), monetary: Number(m) },
  }));
  const found = new Map((await scores()).map((row) => [row.externalId, row]));
  expect(
    expected.map(({ externalId }) => {
      const { r, f, m } = found.get(externalId) ?? {};
      return { recency: r, frequency: f, monetary: m };
    }),
  ).toEqual(expected.map(({ score }) => score));
  // The statement and the pure rule are two ways to say one thing.
  const cuts = fifthsOf(expected.map(({ figures }) => figures));
  expect(expected.map(({ externalId }) => found.get(externalId)?.g)).toEqual(
    expected.map(({ figures }) => groupOf(rfmScore(figures, cuts), rfmGroups)),
  );
});

test('a rule shows beforehand whom it would move, and does just that when it is set', async () => {
  const { ctx, make } = shop;
  for (const [city, count] of [
    ['a', 1],
    ['b', 2],
    ['c', 6],
  ] as const)
    await make.customer({ city }).withOrders(count, { placedAt: '2026-02-20' });
  await scoreEverybody(ctx);
  const cuts = { recency: [10, 20, 30, 40], frequency: [1, 2, 3, 4], monetary: [1000, 2000, 3000, 4000] } as const;
  const preview = await previewRfmRule(ctx, { windowDays: null, cuts });
  expect(preview.customers).toBe(3);
  expect(preview.histograms.frequency.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  const then = Object.fromEntries(preview.groups.filter((group) => group.byRule > 0).map(({ group, byRule: count }) => [group, count]));
  await setRfmRule(ctx, { windowDays: null, cuts });
  await scoreEverybody(ctx);
  const { rows } = await database.pool.query<{ g: string; n: number }>(
    'select rfm_group as g, count(*)::integer as n from customers group by 1',
  );
  expect(Object.fromEntries(rows.map(({ g, n }) => [g, n]))).toEqual(then);
  expect((await previewRfmRule(ctx, { windowDays: null, cuts })).moved).toBe(0);
});

test('a score says what it comes from, and two days are held against each other', async () => {
  const { ctx, make } = shop;
  const regular = await make.customer().withOrders(3, { placedAt: '2026-02-20', unitPrice: '12' });
  await make.customer().withOrders(1, { placedAt: '2025-06-01' });
  await scoreEverybody(ctx);
  expect(await explainRfm(ctx, regular.id)).toMatchObject({ recencyDays: expect.any(Number), orders: 3, spent: '3600' });
  const moves = await rfmMoves(ctx, '2025-12-31', '2026-02-28');
  expect(moves.reduce((sum, { customers }) => sum + customers, 0)).toBe(2);
  expect(moves.filter(({ from }) => from === null)).toHaveLength(1);
  await expect(rfmMoves(ctx, '2026-02-28', '2026-02-28')).rejects.toMatchObject({ extensions: { code: 'INPUT_INVALID' } });
});
