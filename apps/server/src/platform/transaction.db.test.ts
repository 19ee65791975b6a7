import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { platformCtx } from '../../test/support/ctx.js';
import { templateDatabase } from '../../test/support/database.js';
import { markChanged, markProductsChanged } from './changes.js';
import { newId } from './ids.js';
import { inTransaction } from './transaction.js';

const database = await templateDatabase();
const ctx = platformCtx(database);
const outbox = async (): Promise<unknown[]> =>
  (await database.pool.query<{ payload: unknown }>('select payload from outbox order by id')).rows.map((row) => row.payload);

test('a transaction that fails leaves neither its changes nor its events', async () => {
  const failing = inTransaction(ctx, async (tx) => {
    tx.events.record({ name: 'MembersChanged', segmentIds: ['failing'] });
    await markChanged(tx, 'orders', [newId()]);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await outbox()).toEqual([]);
  expect((await database.pool.query('select from changes')).rowCount).toBe(0);
});

test('events are written with the change, once each, and an inner transaction joins the outer one', async () => {
  const event = { name: 'MembersChanged', segmentIds: ['bread'] } as const;
  await inTransaction(ctx, async (tx) => {
    tx.events.record(event);
    await inTransaction(tx, async (inner) => {
      inner.events.record(event);
      inner.events.record({ name: 'SegmentChanged', segmentId: 'bread' });
      await markProductsChanged(inner);
      expect(await outbox()).toEqual([]);
    });
  });
  expect(await outbox()).toEqual([event, { name: 'SegmentChanged', segmentId: 'bread' }]);
  expect((await database.pool.query('select kind, customer_id from changes')).rows).toEqual([{ kind: 'products', customer_id: null }]);
});

test('two transactions that lock each other both succeed in the end', async () => {
  const [first, second] = [newId(), newId()];
  await ctx.db.query(`insert into first_owner_tokens (token_hash, created_at) values ($1, now()), ($2, now())`, [first, second]);
  let arrived = 0;
  const meeting = new EventEmitter();
  const both = once(meeting, 'both');
  const touch = async (one: string, other: string): Promise<void> =>
    inTransaction(ctx, async (tx) => {
      const update = 'update first_owner_tokens set created_at = now() where token_hash = $1';
      await tx.db.query(update, [one]);
      arrived += 1;
      if (arrived === 2) meeting.emit('both');
      await both;
      await tx.db.query(update, [other]);
    });
  await Promise.all([touch(first, second), touch(second, first)]);
  expect(arrived).toBe(3);
});
