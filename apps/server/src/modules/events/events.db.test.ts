import { expect, test } from 'vitest';
import { platformCtx } from '../../../test/support/ctx.js';
import { templateDatabase } from '../../../test/support/database.js';
import { recordMany } from './index.js';

const database = await templateDatabase();
const ctx = platformCtx(database);
const from = { source: 'web' };
const occurredAt = new Date('2026-02-01T08:00:00Z');
const viewed = { externalId: 'v1', name: 'viewed', customer: { card: 'K1' }, occurredAt, product: 'BR-1', properties: { page: 2 } };

test('an event makes its customer and product, is known again by its id and takes what a later row says', async () => {
  const outcomes = async (...rows: (typeof viewed)[]) => (await recordMany(ctx, rows, from)).map(({ outcome }) => outcome);
  expect(await outcomes(viewed)).toEqual(['CREATED']);
  expect(await outcomes(viewed, viewed)).toEqual(['UNCHANGED', 'UNCHANGED']);
  expect(await outcomes({ ...viewed, properties: { page: 3 } })).toEqual(['UPDATED']);
  const { rows } = await database.pool.query(
    `select e.name, e.properties, p.external_id as product from events e join products p on p.id = e.product_id`,
  );
  expect(rows).toEqual([{ name: 'viewed', properties: { page: 3 }, product: 'BR-1' }]);
});

test('an event without an id is a new event each time', async () => {
  const { externalId: _, ...nameless } = viewed;
  expect(await recordMany(ctx, [nameless, nameless], from)).toMatchObject([{ outcome: 'CREATED' }, { outcome: 'CREATED' }]);
});

test('bad events are refused with their places and the rest go in', async () => {
  const outcomes = await recordMany(
    ctx,
    [
      { ...viewed, name: ' ' },
      { ...viewed, occurredAt: new Date('2026-03-05') },
      { ...viewed, customer: {} },
      { ...viewed, properties: [1] },
      { ...viewed, externalId: 'v2' },
    ],
    from,
  );
  expect(outcomes.map(({ outcome, issues }) => [outcome, ...issues.map(({ path, code }) => `${path} ${code}`)])).toEqual([
    ['REJECTED', 'name FIELD_MISSING'],
    ['REJECTED', 'occurredAt DATE_IN_FUTURE'],
    ['REJECTED', 'customer.externalId FIELD_MISSING'],
    ['REJECTED', 'properties FIELD_INVALID'],
    ['CREATED'],
  ]);
});
