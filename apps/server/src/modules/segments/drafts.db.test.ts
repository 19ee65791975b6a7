import { expect, test } from 'vitest';
import { stage } from '../../../test/support/builders.js';
import { buildMasterSchema } from '../../schema.js';
import { discardDraft, readDraft, saveDraft } from './drafts.service.js';
import { createSegment } from './segments.service.js';
import { unmatchedValues } from './unmatched-values.service.js';

buildMasterSchema();

test('a draft keeps what was written and the version it began from; the last one written is there', async () => {
  const { ctx } = await stage({ as: 'marketer', now: '2026-03-01' });
  const id = await createSegment(ctx, { name: 'Riga', condition: 'city = "Riga"' });
  await saveDraft(ctx, id, 'city = ', 1);
  await saveDraft(ctx, id, 'city = "Oslo"', 1);
  expect(await readDraft(ctx, id)).toMatchObject({ condition: 'city = "Oslo"', version: 1 });
  expect(await readDraft(ctx, null)).toBeNull();
  expect([await discardDraft(ctx, id), await discardDraft(ctx, id)]).toEqual([true, false]);
});

test('a draft has room for a list of ten thousand addresses, not for any length', async () => {
  const { ctx } = await stage({ as: 'marketer', now: '2026-03-01' });
  const list = Array.from({ length: 10_000 }, (_, at) => `somebody.with.a.long.name.${at}@mail.example.com`);
  const condition = JSON.stringify({ kind: 'compare', field: 'email', operator: 'in', value: list });
  expect((await saveDraft(ctx, null, condition, null)).condition).toBe(condition);
  await expect(saveDraft(ctx, null, 'x'.repeat(1_000_001), null)).rejects.toMatchObject({ extensions: { code: 'LIMIT_REACHED' } });
});

test('of a list of values the unknown ones are named, within what the viewer sees', async () => {
  const { ctx, make } = await stage({ as: 'owner', now: '2026-03-01' });
  await make.customer({ externalId: 'C1', city: 'Riga' }).withoutOrders();
  await make.customer({ externalId: 'C2', city: 'Oslo' }).withoutOrders();
  expect(await unmatchedValues(ctx, 'externalId in ("C1", "C9", "C2", "c1")')).toEqual(['C9', 'c1']);
  await expect(unmatchedValues(ctx, 'externalId is present')).rejects.toMatchObject({ extensions: { code: 'INPUT_INVALID' } });
});
