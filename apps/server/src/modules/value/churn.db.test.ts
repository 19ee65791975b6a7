import { beforeEach, expect, test } from 'vitest';
import { database, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { buildMasterSchema } from '../../schema.js';
import { churnPrecision, judgeRisks } from './churn-risk.service.js';

let shop: Stage;
beforeEach(async () => {
  shop = await stage({ as: 'owner', now: '2026-03-01T04:00:00Z' });
});

async function comes(externalId: string, days: readonly string[], unitPrice = '10'): Promise<void> {
  for (const placedAt of days) await shop.make.customer({ externalId, city: externalId }).withOrders(1, { placedAt, unitPrice });
}

test('who is late by their own rhythm is warned of, with the reason; who is slow, new or long gone is not', async () => {
  await comes('weekly', ['2026-01-01', '2026-01-08', '2026-01-15', '2026-01-22', '2026-01-29', '2026-02-05'], '50'); // silent 24 days
  await comes('monthly', ['2025-11-05', '2025-12-05', '2026-01-05', '2026-02-05']); // the same silence is usual
  await comes('once', ['2025-12-01']);
  await comes('gone', ['2024-01-01', '2024-01-08', '2024-01-15', '2024-01-22']);
  await comes('biweekly', ['2025-11-20', '2025-12-04', '2025-12-18', '2026-01-01'], '20');
  const client = await (await serveGraph(database, buildMasterSchema(), { now: shop.ctx.now })).signedInAs('marketer');
  const { body } = await client.ask(
    '{ churnWarnings { total warnings { customer { city } silentDays usualGapDays gapsMissed activeChance isExpectedGone spent { amount } } } }',
  );
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({
    churnWarnings: {
      total: 2,
      warnings: [
        { customer: { city: 'weekly' }, silentDays: 24, activeChance: null, isExpectedGone: false, spent: { amount: '300.00' } },
        { customer: { city: 'biweekly' }, silentDays: 59, spent: { amount: '80.00' } },
      ],
    },
  });
});

test('the risk is a field: those of high risk are those who are warned of, and judging again changes nobody', async () => {
  await comes('weekly', ['2026-01-01', '2026-01-08', '2026-01-15', '2026-01-22', '2026-01-29', '2026-02-05']);
  await comes('monthly', ['2025-11-05', '2025-12-05', '2026-01-05', '2026-02-05']);
  await comes('once', ['2025-12-01']);
  await comes('gone', ['2024-01-01', '2024-01-08', '2024-01-15', '2024-01-22']);
  await judgeRisks(shop.ctx);
  const { rows } = await database.pool.query<{ city: string; risk: string | null }>(
    'select city, churn_risk as risk from customers order by city',
  );
  expect(rows).toEqual([
    { city: 'gone', risk: 'gone' },
    { city: 'monthly', risk: 'on-time' },
    { city: 'once', risk: null },
    { city: 'weekly', risk: 'high' },
  ]);
  const client = await (await serveGraph(database, buildMasterSchema(), { now: shop.ctx.now })).signedInAs('marketer');
  const { body } = await client.ask('{ previewSegment(condition: "churnRisk = \\"high\\"") { count } churnWarnings { total } }');
  expect(body.data).toEqual({ previewSegment: { count: 1 }, churnWarnings: { total: 1 } });
  await database.pool.query('truncate changes');
  await judgeRisks(shop.ctx);
  expect((await database.pool.query('select from changes')).rows).toEqual([]);
});

test('whether warnings were right is measured afterwards, beside those who were on time', async () => {
  const weekly = ['2025-10-01', '2025-10-08', '2025-10-15', '2025-10-22', '2025-10-29'];
  await comes('stayed away', weekly);
  await comes('came back', [...weekly, '2026-02-01']);
  await comes('on time', [...weekly, '2025-11-05', '2025-11-12', '2025-11-19', '2025-11-26', '2025-12-03']);
  const found = await churnPrecision(shop.ctx, 90); // the end of 1 December
  expect(found).toEqual({ day: '2025-12-01', warned: 2, stayedAway: 1, others: 1, othersStayedAway: 0 });
  await expect(churnPrecision(shop.ctx, 1)).rejects.toMatchObject({ extensions: { code: 'INPUT_INVALID' } });
});
