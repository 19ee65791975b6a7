import { once, EventEmitter } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { platformCtx } from '../../../test/support/ctx.js';
import { templateDatabase } from '../../../test/support/database.js';
import type { DomainEvent } from '../events.js';
import { createLog } from '../log.js';
import { inTransaction } from '../transaction.js';
import { openOutbox, type Outbox } from './outbox.js';

const database = await templateDatabase();
const ctx = platformCtx(database);
const log = createLog('silent');
const opened: Outbox[] = [];
const later = (seconds: number): Date => new Date(ctx.now().getTime() + seconds * 1000);

function outbox(now: () => Date = ctx.now): Outbox {
  const one = openOutbox(database, log, now);
  opened.push(one);
  return one;
}

async function record(...events: readonly DomainEvent[]): Promise<void> {
  await inTransaction(ctx, async (tx) => events.forEach((event) => tx.events.record(event)));
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await database.pool.query('delete from outbox');
});

test('a receiver gets the events of its name, in the order they were recorded', async () => {
  const seen: string[] = [];
  const one = outbox();
  one.subscribe('MembersChanged', async (event) => void seen.push(...event.segmentIds));
  await record({ name: 'MembersChanged', segmentIds: ['a'] }, { name: 'SegmentChanged', segmentId: 'b' });
  await record({ name: 'MembersChanged', segmentIds: ['c'] });
  expect(await one.deliverWaiting()).toBe(3);
  expect(seen).toEqual(['a', 'c']);
  expect(await one.deliverWaiting()).toBe(0);
});

test('an event whose receiver failed waits a little, then comes again, and holds up no other', async () => {
  let now = ctx.now();
  let failures = 1;
  const seen: string[] = [];
  const one = outbox(() => now);
  one.subscribe('SegmentChanged', async ({ segmentId }) => {
    if (segmentId === 'bad' && failures-- > 0) throw new Error('not now');
    seen.push(segmentId);
  });
  await record({ name: 'SegmentChanged', segmentId: 'bad' }, { name: 'SegmentChanged', segmentId: 'good' });
  await one.deliverWaiting();
  expect(seen).toEqual(['good']);
  const { rows } = await database.pool.query('select attempts, last_error from outbox where delivered_at is null');
  expect(rows).toEqual([{ attempts: 1, last_error: 'Error: not now' }]);
  now = later(3);
  await one.deliverWaiting();
  expect(seen).toEqual(['good', 'bad']);
});

test('of two servers one handles an event, and screens of both see it', async () => {
  const handled: string[] = [];
  const watched = new EventEmitter();
  const seen = [once(watched, 'first'), once(watched, 'second')];
  for (const name of ['first', 'second']) {
    const one = outbox();
    one.subscribe('ImportChanged', async (event) => void handled.push(event.importId));
    one.watch((event) => watched.emit(name, event));
    await one.start();
  }
  const event = { name: 'ImportChanged', importId: 'x' } as const;
  await record(event);
  expect(await Promise.all(seen)).toEqual([[event], [event]]);
  await Promise.all(opened.map((one) => one.deliverWaiting()));
  expect(handled).toEqual(['x']);
});

test('a stream ends when its reader goes away', async () => {
  const one = outbox();
  await one.start();
  const gone = new AbortController();
  const stream = one.stream(gone.signal);
  const first = stream.next();
  await record({ name: 'ImportChanged', importId: 'y' });
  expect(await first).toEqual({ done: false, value: { name: 'ImportChanged', importId: 'y' } });
  const next = stream.next();
  gone.abort();
  expect(await next).toEqual({ done: true, value: undefined });
});
