import { beforeAll, expect, test } from 'vitest';
import { database, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { buildMasterSchema } from '../../schema.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';
import { metrics } from './metrics.service.js';

let shop: Stage;

beforeAll(async () => {
  shop = await stage({ as: 'analyst', now: '2026-03-01T00:00:00Z' });
  await shop.make
    .customer({ city: 'Riga' })
    .withOrders(2, { category: 'bread', placedAt: '2026-02-01', unitPrice: '10.50', lines: 2, discount: '1' });
  await shop.make.customer({ city: 'Suzhou' }).withOrders(1, { category: 'cake', placedAt: '2026-02-10', unitPrice: '30', channel: 'web' });
});

const all = [MetricMeasure.CUSTOMERS, MetricMeasure.ORDERS, MetricMeasure.REVENUE, MetricMeasure.AVERAGE_ORDER, MetricMeasure.ITEMS];

test('totals are one row: revenue is lines less discounts', async () => {
  expect((await metrics(shop.ctx, { measures: all, by: [] })).rows).toEqual([{ keys: [], values: ['2', '3', '70.00', '23.33', '5'] }]);
});

test('a time without orders has zeros and no average', async () => {
  const { rows } = await metrics(shop.ctx, { measures: all, by: [], since: '2025-01-01', until: '2025-01-31' });
  expect(rows).toEqual([{ keys: [], values: ['0', '0', '0.00', null, '0'] }]);
});

test('figures split by day, city and category, for the customers of a condition', async () => {
  const measures = [MetricMeasure.ORDERS, MetricMeasure.REVENUE];
  expect((await metrics(shop.ctx, { measures, by: [MetricDimension.DAY] })).rows).toEqual([
    { keys: ['2026-02-01'], values: ['2', '40.00'] },
    { keys: ['2026-02-10'], values: ['1', '30.00'] },
  ]);
  expect((await metrics(shop.ctx, { measures, by: [MetricDimension.CITY, MetricDimension.CATEGORY] })).rows).toEqual([
    { keys: ['Riga', 'bread'], values: ['2', '42.00'] },
    { keys: ['Suzhou', 'cake'], values: ['1', '30.00'] },
  ]);
  expect((await metrics(shop.ctx, { measures, by: [MetricDimension.CHANNEL], where: 'city = "Suzhou"' })).rows).toEqual([
    { keys: ['web'], values: ['1', '30.00'] },
  ]);
});

test('a return takes off at its own date and is no order', async () => {
  const { make, ctx } = shop;
  await make.customer({ externalId: 'back' }).withOrders(1, { placedAt: '2025-06-01', unitPrice: '20', channel: 'web' });
  await make.customer({ externalId: 'back' }).withOrders(1, { placedAt: '2025-06-03', unitPrice: '20', quantity: '-1', channel: 'web' });
  const asked = { measures: all, since: '2025-06-01', until: '2025-06-30' };
  expect((await metrics(ctx, { ...asked, by: [] })).rows).toEqual([{ keys: [], values: ['1', '1', '0.00', '0.00', '0'] }]);
  expect((await metrics(ctx, { ...asked, by: [MetricDimension.DAY, MetricDimension.CHANNEL] })).rows).toEqual([
    { keys: ['2025-06-01', 'web'], values: ['1', '1', '20.00', '20.00', '1'] },
    { keys: ['2025-06-03', 'web'], values: ['0', '0', '-20.00', null, '-1'] },
  ]);
});

test('the graph answers, and refuses a condition that does not stand', async () => {
  const client = await (await serveGraph(database, buildMasterSchema())).signedInAs('analyst');
  const { body } = await client.ask(
    '{ metrics(measures: [{ measure: REVENUE }], by: [{ dimension: WEEK }], since: "2026-01-01", zone: "Asia/Shanghai") { asOf dimensions measures rows { keys values } } }',
  );
  expect(body.data).toMatchObject({
    metrics: { dimensions: ['WEEK'], measures: ['REVENUE'], rows: [{ keys: ['2026-01-26'], values: ['40.00'] }, { keys: ['2026-02-09'] }] },
  });
  const refused = await client.ask('{ metrics(measures: [{ measure: ORDERS }], where: "nothing = 1") { asOf } }');
  expect(refused.body.errors?.[0]?.extensions['code']).toBe('CONDITION_INVALID');
});
