import { beforeAll, expect, test } from 'vitest';
import { database, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { addDays } from '@regulars/segment-language';
import { buildMasterSchema } from '../../schema.js';
import { recordMany } from '../orders/index.js';
import { salesForecast } from './forecast.service.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';
import { metrics } from './metrics.service.js';

let shop: Stage;

/** Ten weeks: from Monday to Saturday as many loaves as the weekday's number, on Sunday none. */
beforeAll(async () => {
  shop = await stage({ as: 'analyst', now: '2026-03-16T04:00:00Z' });
  const rows = Array.from({ length: 70 }, (_, index) => ({ day: addDays('2026-01-05', index), weekday: (index % 7) + 1 }))
    .filter(({ weekday }) => weekday < 7)
    .flatMap(({ day, weekday }) =>
      Array.from({ length: weekday }, (_, order) => ({
        externalId: `${day} ${order}`,
        placedAt: new Date(`${day}T04:00:00Z`),
        status: 'paid' as const,
        lines: [{ sku: 'loaf', name: 'Loaf', category: ['Bread'], quantity: '1', unitPrice: '10' }],
      })),
    );
  await recordMany(shop.ctx, rows, { source: 'till' });
});

test('a week is expected as it was, and the day on which nobody opens is learned', async () => {
  const found = await salesForecast(shop.ctx, { measure: MetricMeasure.REVENUE, step: 'DAY', ahead: 7 });
  expect(found.closedWeekdays).toEqual([7]);
  expect(found.expected.map(({ key, value }) => [key, Math.round(value)])).toEqual([
    ['2026-03-16', 10],
    ['2026-03-17', 20],
    ['2026-03-18', 30],
    ['2026-03-19', 40],
    ['2026-03-20', 50],
    ['2026-03-21', 60],
    ['2026-03-22', 0],
  ]);
  expect(found.backTest?.error).toBeLessThanOrEqual(found.backTest?.naiveError ?? -1);
});

test('what was sold is what the figures say, also of one category', async () => {
  const { rows } = await metrics(shop.ctx, { measures: [MetricMeasure.REVENUE], by: [MetricDimension.DAY] });
  const { sold } = await salesForecast(shop.ctx, { measure: MetricMeasure.REVENUE, step: 'DAY', ahead: 7, category: 'bread' });
  expect(sold.filter(({ value }) => value > 0).map(({ key, value }) => ({ keys: [key], values: [value.toFixed(2)] }))).toEqual(rows);
  const none = await salesForecast(shop.ctx, { measure: MetricMeasure.REVENUE, step: 'DAY', ahead: 7, category: 'cake' });
  expect(none.sold).toEqual([]);
});

test('the graph answers in months, and refuses what cannot be added up', async () => {
  const client = await (await serveGraph(database, buildMasterSchema(), { now: shop.ctx.now })).signedInAs('analyst');
  const { body } = await client.ask(
    '{ salesForecast(measure: ORDERS, step: MONTH, ahead: 2) { sold { key value } expected { key } backTest { error } } }',
  );
  expect(body.data).toMatchObject({
    salesForecast: {
      sold: [{ key: '2026-01' }, { key: '2026-02', value: '84.00' }],
      expected: [{ key: '2026-03' }, { key: '2026-04' }],
      backTest: null,
    },
  });
  const refused = await client.ask('{ salesForecast(measure: CUSTOMERS, step: DAY) { method } }');
  expect(refused.body.errors?.[0]?.extensions['code']).toBe('INPUT_INVALID');
});
