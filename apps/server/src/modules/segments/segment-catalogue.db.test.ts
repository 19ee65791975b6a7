import { expect, test } from 'vitest';
import { buildMasterSchema } from '../../schema.js';
import { seenBy, stage } from '../../../test/support/builders.js';
import { segmentCatalogue } from './segment-catalogue.service.js';

buildMasterSchema();

test('the catalogue tells how many customers have a value, and for hidden fields nothing', async () => {
  const { make } = await stage({ as: 'owner', now: '2026-03-01' });
  await make.customer({ city: 'Hangzhou', tags: ['vip'], email: 'a@example.com' }).withoutOrders();
  await make.customer({ city: 'Suzhou' }).withoutOrders();
  await make.customer({}).withoutOrders();
  await make.customer({ city: 'Suzhou' }).withoutOrders();
  const seen = await segmentCatalogue(seenBy('owner'));
  const rate = (name: string) => seen.fields.find((field) => field.name === name)?.fillRate;
  expect(rate('city')).toBe(0.75);
  expect(rate('tags')).toBe(0.25);
  expect(rate('email')).toBe(0.25);
  expect(rate('ordersCount')).toBeNull();
  const byAnalyst = await segmentCatalogue(seenBy('analyst'));
  expect(byAnalyst.fields.map(({ name }) => name)).not.toContain('email');
});

test('an asker who leaves does not take the catalogue from others who wait for it', async () => {
  await stage({ as: 'owner', now: '2026-04-01' });
  const leaving = new AbortController();
  const left = segmentCatalogue({ ...seenBy('owner'), signal: leaving.signal });
  const stayed = segmentCatalogue(seenBy('owner'));
  leaving.abort();
  await expect(left).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
  expect((await stayed).fields.length).toBeGreaterThan(0);
});

test('the catalogue counts the customers of each value, but not for who sees a part of them', async () => {
  const { make } = await stage({ as: 'owner', now: '2026-05-01' });
  await make.customer({ city: 'Hangzhou' }).withoutOrders();
  await make.customer({ city: 'Suzhou' }).withoutOrders();
  await make.customer({ city: 'Suzhou' }).withoutOrders();
  const owner = seenBy('owner', '2026-05-01T00:00:00Z');
  const counts = async (ctx: typeof owner) => {
    const { fields } = await segmentCatalogue(ctx);
    return fields.find(({ name }) => name === 'city')?.values.map(({ value, count }) => [value, count]);
  };
  expect(await counts(owner)).toEqual([
    ['Suzhou', 2],
    ['Hangzhou', 1],
  ]);
  const { policy } = owner.viewer;
  const scoped = { ...owner, viewer: { ...owner.viewer, policy: { ...policy, rowScope: 'city = "Suzhou"' } } };
  expect(await counts(scoped)).toEqual([
    ['Suzhou', null],
    ['Hangzhou', null],
  ]);
});
