import { beforeAll, expect, test } from 'vitest';
import { database, stage, type Stage } from '../../../test/support/builders.js';
import { withColumns } from '../../../test/support/columns.js';
import { type Client, serveGraph } from '../../../test/support/serve-graph.js';
import { countNodes, judge } from '../../read/index.js';
import { buildMasterSchema } from '../../schema.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';
import { metrics } from './metrics.service.js';

const { CUSTOMERS, NEW_CUSTOMERS, RETURNING_CUSTOMERS, ORDERS, REVENUE, ITEMS } = MetricMeasure;
let shop: Stage;
let analyst: Client;

beforeAll(async () => {
  shop = await stage({ as: 'marketer', now: '2026-03-02T00:00:00Z' });
  const { make } = shop;
  await make
    .customer({ city: 'Riga', province: 'Vidzeme', acquisitionSource: 'friend' })
    .withOrders(2, { category: 'bread', brand: 'Oven', placedAt: '2026-02-01T08:00:00Z', unitPrice: '10.50', lines: 2, discount: '1' });
  await make.customer({ externalId: 'S', city: 'Suzhou' }).withOrders(1, { placedAt: '2025-12-10T08:00:00Z', unitPrice: '30' });
  await make.customer({ externalId: 'S' }).withOrders(1, { placedAt: '2026-02-10T08:00:00Z', unitPrice: '40', channel: 'web' });
  await make.customer({ externalId: 'S' }).withOrders(1, { placedAt: '2026-02-12T08:00:00Z', unitPrice: '40', quantity: '-1' });
  await make.customer({ city: 'Suzhou' }).withoutOrders();
  const graph = await serveGraph(database, buildMasterSchema());
  const marketer = await graph.signedInAs('marketer');
  const newSegment = 'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }';
  await marketer.ask(newSegment, { input: { name: 'From Suzhou', condition: 'city = "Suzhou"' } });
  await marketer.ask(newSegment, { input: { name: 'Twice', condition: 'ordersCount >= 2' } });
  analyst = await graph.signedInAs('analyst');
});

const ask = (by: readonly MetricDimension[], measures: readonly MetricMeasure[], more: object = {}) =>
  metrics(shop.ctx, { measures, by, ...more }).then(({ rows }) => rows);

test('a segment has the figures of its condition, and segments may overlap', async () => {
  const measures = [CUSTOMERS, ORDERS, REVENUE, ITEMS];
  const segments = ['from-suzhou', 'twice'];
  const split = await ask([MetricDimension.SEGMENT], measures, { segments });
  const [suzhou] = await ask([], measures, { where: 'city = "Suzhou"' });
  const [twice] = await ask([], measures, { where: 'member of "twice"' });
  expect(split).toEqual([
    { keys: ['from-suzhou'], values: suzhou?.values },
    { keys: ['twice'], values: twice?.values },
  ]);
  expect(suzhou?.values).toEqual(['1', '2', '30.00', '1']);
  expect(twice?.values).toEqual(['2', '4', '70.00', '5']);
});

test('the same question by hand in SQL and over the graph gives the same number', async () => {
  const { rows } = await database.pool.query<{ city: string; revenue: string; orders: string }>(
    `select c.city, (sum(case when o.kind = 'order' then 1 else 0 end))::text as orders, (sum(o.subtotal - o.discount) / 100.0)::numeric(12,2)::text as revenue
     from orders o join customers c on c.id = o.customer_id where o.status <> 'cancelled' group by 1 order by 1`,
  );
  const byHand = rows.map(({ city, orders, revenue }) => ({ keys: [city], values: [orders, revenue] }));
  const { body } = await analyst.ask(
    '{ metrics(measures: [{ measure: ORDERS }, { measure: REVENUE }], by: [{ dimension: CITY }]) { rows { keys values } } }',
  );
  expect(body.data).toEqual({ metrics: { rows: byHand } });
});

test('customers of a question are those of the preview of the same condition', async () => {
  const condition = 'count(orders on or after 2026-02-01) >= 1';
  const { body } = await analyst.ask(
    'query ($c: Condition!) { previewSegment(condition: $c) { count } metrics(measures: [{ measure: CUSTOMERS }], since: "2026-02-01") { rows { values } } }',
    { c: condition },
  );
  expect(body.data).toEqual({ previewSegment: { count: 2 }, metrics: { rows: [{ values: ['2'] }] } });
});

test('bitmaps count the customers that the figures count', async () => {
  const { database: columnar, columns, complaints } = await withColumns(database, shop.ctx.now);
  const bitmaps = { ...shop.ctx, db: columnar.dataSource.manager, pool: columnar.pool };
  for (const [where, bought] of [
    ['city = "Suzhou"', 'count(orders) >= 1 and city = "Suzhou"'],
    ['member of "twice"', 'count(orders) >= 1 and member of "twice"'],
  ] as const) {
    const { count } = await countNodes(bitmaps, await judge(bitmaps, bought));
    const [row] = (await metrics(bitmaps, { measures: [CUSTOMERS], by: [], where })).rows;
    expect([where, String(count)]).toEqual([where, row?.values[0]]);
  }
  expect(columns.health.state).toBe('ready');
  expect(complaints).toEqual([]);
});

test('the cohort of a month has as many customers as there were new ones', async () => {
  const { body } = await analyst.ask(
    '{ cohorts(returns: LEFT_OUT) { cohorts { month customers } } metrics(measures: [{ measure: NEW_CUSTOMERS }], by: [{ dimension: MONTH }]) { rows { keys values } } }',
  );
  expect(body.data).toEqual({
    cohorts: {
      cohorts: [
        { month: '2025-12', customers: 1 },
        { month: '2026-02', customers: 1 },
      ],
    },
    metrics: {
      rows: [
        { keys: ['2025-12'], values: ['1'] },
        { keys: ['2026-02'], values: ['1'] },
      ],
    },
  });
});

test('who came for the first time is new, who came again returns, and somebody new who came twice is both', async () => {
  expect(await ask([], [CUSTOMERS, NEW_CUSTOMERS, RETURNING_CUSTOMERS], { since: '2026-02-01' })).toEqual([
    { keys: [], values: ['2', '1', '2'] },
  ]);
});

test('figures split by where, when, whence and what', async () => {
  expect(await ask([MetricDimension.PROVINCE, MetricDimension.SOURCE], [ORDERS])).toEqual([
    { keys: ['Vidzeme', 'friend'], values: ['2'] },
    { keys: ['', ''], values: ['2'] },
  ]);
  expect(await ask([MetricDimension.WEEKDAY, MetricDimension.HOUR], [ORDERS], { since: '2026-02-01', until: '2026-02-10' })).toEqual([
    { keys: ['2', '16'], values: ['1'] },
    { keys: ['7', '16'], values: ['2'] },
  ]);
  expect(await ask([MetricDimension.BRAND, MetricDimension.CATEGORY], [ORDERS, REVENUE], { where: 'city = "Riga"' })).toEqual([
    { keys: ['Oven', 'bread'], values: ['2', '42.00'] },
  ]);
});

const refused = (segments: readonly string[]) =>
  ask([MetricDimension.SEGMENT], [ORDERS], { segments }).then(
    () => 'answered',
    (error: { extensions: { code: string } }) => error.extensions.code,
  );

test('a segment that nobody made is refused, and so is a split by segment without any', async () => {
  expect(await refused(['nobody'])).toBe('CONDITION_INVALID');
  expect(await refused([])).toBe('INPUT_INVALID');
});
