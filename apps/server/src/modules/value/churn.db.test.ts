import { beforeEach, expect, test } from 'vitest';
import { database, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { buildMasterSchema } from '../../schema.js';

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
