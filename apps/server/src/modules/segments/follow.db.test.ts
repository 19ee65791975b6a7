import { seededRandom } from '@regulars/segment-language/testing';
import { beforeAll, expect, test } from 'vitest';
import { database, seenBy, stage } from '../../../test/support/builders.js';
import { Draw } from '../../../test/oracle/random-shop.js';
import { people, Stream } from '../../../test/oracle/stream.js';
import type { Ctx } from '../../access/index.js';
import '../../modules.js';
import { membersOfEach } from '../../read/index.js';
import { upsertCustomers } from '../consent/index.js';
import { recordMany as recordOrders } from '../orders/index.js';
import { type Followed, followMembers } from './follow.service.js';
import { encodeMembers } from './members.bitmap.js';
import { ordinalsIn, type StoredMembers, storedSql } from './members-store.js';
import { refreshMany, refreshMembers } from './members.service.js';
import { reconcile } from './reconcile.service.js';
import { overrideMember } from './segment-lifecycle.service.js';
import { allSegments, segmentById, type StoredSegment } from './segment-store.js';
import { OverrideKind } from './segment.enums.js';
import { createSegment, updateSegment } from './segments.service.js';

const runs = Number(process.env['REGULARS_STREAMS'] ?? 300);
const clock = { now: Date.parse('2026-03-01T04:00:00Z') };
const now = (): Ctx => ({ ...seenBy('owner'), now: () => new Date(clock.now) });

const rules = {
  riga: 'city = "Riga"',
  elsewhere: 'not member of "riga" and count(orders) >= 1',
  recent: 'count(orders within 30 days) >= 1',
  hot: 'count(orders within 6 hours) >= 1',
  cooling: 'count(orders between 6 and 48 hours ago) >= 1 and not member of "hot"',
  seen: 'lastOrderAt within 12 hours or count(events where name = "viewed") >= 1',
  bread:
    'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 2 and not count(orders within 14 days) >= 1',
  spent: 'totalSpent >= 50 and averageOrder > 20',
  last: 'last(orders.channel) = "web" or distinct(orders.channel) >= 2',
  granted: 'consent.emailMarketing = "granted" and reachable.email is true',
  young: 'age between 20 and 40 or birthDate has anniversary within next 30 days',
  tagged: 'tags has any of ("vip", "new") and not (city = "Riga" or count(orders) >= 3)',
};
let segments: readonly StoredSegment[] = [];

function named(key: string): StoredSegment {
  const found = segments.find((segment) => segment.key === key);
  if (!found) throw new Error(`There is no segment ${key}.`);
  return found;
}

beforeAll(async () => {
  await stage({ now: new Date(clock.now).toISOString() });
  const rows = Array.from({ length: people }, (_, index) => ({ externalId: `p${index}`, city: index % 2 ? 'Riga' : 'Suzhou' }));
  await upsertCustomers(now(), rows, { source: 'test' });
  for (const [key, condition] of Object.entries(rules)) await createSegment(now(), { name: key, key, condition });
  segments = await allSegments(database.pool);
  await catchUp();
});

/** As the jobs do it: what can be followed is followed, the rest computed as a whole. */
async function catchUp(): Promise<Followed> {
  const followed = await followMembers(now(), await allSegments(database.pool));
  await refreshMany(
    now(),
    followed.whole.map(({ segment, cause }) => ({ segmentId: segment.id, cause })),
  );
  return followed;
}

const kept = async (id: string): Promise<readonly number[]> => {
  const { rows } = await database.pool.query<StoredMembers>(storedSql, [[id]]);
  return rows[0] ? [...ordinalsIn(rows[0])] : [];
};

/** By hand first, as a segment that names it sees it too. */
async function recomputed({ id, zone, condition }: StoredSegment): Promise<readonly number[]> {
  const [found] = await membersOfEach(now(), [{ condition, zone }], now().now());
  if (found instanceof Error) throw found;
  const members = new Set(found?.array());
  const { rows } = await database.pool.query<{ ordinal: number; kind: string }>(
    'select c.ordinal, o.kind from segment_overrides o join customers c on c.id = o.customer_id where o.segment_id = $1',
    [id],
  );
  for (const { ordinal, kind } of rows)
    if (kind === 'INCLUDE') members.add(ordinal);
    else members.delete(ordinal);
  return [...members].toSorted((a, b) => a - b);
}

/** Segments whose members are not those that the rule gives now. */
const differing = async (some: readonly StoredSegment[]): Promise<readonly string[]> => {
  const found = await Promise.all(
    some.map(async (segment) => {
      const [is, should] = await Promise.all([kept(segment.id), recomputed(segment)]);
      return is.join() === should.join() ? [] : [`${segment.key}: kept ${is.join()} should be ${should.join()}`];
    }),
  );
  return found.flat();
};

const movesOf = async (id: string): Promise<readonly string[]> => {
  const { rows } = await database.pool.query<{ cause: string; entered: number; left: number }>(
    'select cause, entered_count as entered, left_count as left from segment_refreshes where segment_id = $1 order by at, id',
    [id],
  );
  return rows.map(({ cause, entered, left }) => `${cause} +${entered} -${left}`);
};

const order = (externalId: string, customer: string) => ({
  externalId,
  customer: { externalId: customer },
  placedAt: new Date(clock.now),
  lines: [{ sku: 'S', name: 'Bun', quantity: '1', unitPrice: '5' }],
});

test('an order moves its customer in, and six hours later time alone moves them out, each with its cause', async () => {
  const hot = named('hot');
  await recordOrders(now(), [order('in', 'p0')], { source: 'test' });
  const entered = await catchUp();
  expect(entered).toMatchObject({ whole: [], judged: 1 });
  expect(entered.nextAt).toBeUndefined(); // nobody moves within the next minute
  clock.now += 6 * 3_600_000 - 30_000;
  const next = await catchUp();
  expect(next.whole.filter(({ segment }) => segment.key === 'hot')).toEqual([]);
  expect(next.nextAt?.getTime()).toBe(clock.now + 30_000);
  expect(await kept(hot.id)).toHaveLength(1);
  clock.now += 30_001;
  await catchUp();
  expect(await kept(hot.id)).toEqual([]);
  expect((await movesOf(hot.id)).slice(-2)).toEqual(['data +1 -0', 'time +0 -1']);
  expect(await differing(segments)).toEqual([]);
});

test('a choice by hand and another version reach the segments whose rule names them', async () => {
  const { rows } = await database.pool.query<{ id: string }>(`select id from customers where external_id = 'p0'`);
  const riga = named('riga');
  await overrideMember(now(), { segmentId: riga.id, customerId: rows[0]?.id ?? '', as: OverrideKind.INCLUDE, reason: 'asked' });
  await catchUp();
  expect(await differing(segments)).toEqual([]);
  await updateSegment(now(), { id: riga.id, version: 1, condition: 'city = "Suzhou"' });
  expect((await catchUp()).whole.map(({ segment }) => segment.key).toSorted()).toEqual(['elsewhere', 'riga']);
  segments = await allSegments(database.pool);
  expect(await differing(segments)).toEqual([]);
});

test('what was judged while a segment was computed as a whole is not undone by that', async () => {
  const { id } = named('recent');
  // Another order comes and is followed after the whole computation read its members and before it writes them.
  const transaction = async (work: (db: Ctx['db']) => Promise<unknown>): Promise<unknown> => {
    await recordOrders(now(), [order('meanwhile', 'p7')], { source: 'test' });
    await catchUp();
    return now().db.transaction(work);
  };
  const slow: Ctx = { ...now(), db: Object.create(now().db, { transaction: { value: transaction } }) };
  await refreshMembers(slow, id, 'refresh');
  expect(await differing([named('recent')])).toEqual([]);
  expect((await movesOf(id)).at(-1)).toBe('data +1 -0');
});

test('what is kept is compared with what computing anew gives, and a difference is counted', async () => {
  const riga = named('riga');
  expect(await reconcile(now(), riga)).toBe(0);
  await database.pool.query('update segment_members set members = $2 where segment_id = $1', [riga.id, encodeMembers([1, 3, 999])]);
  const should = new Set(await recomputed(riga));
  const differing = [...should].filter((one) => ![1, 3].includes(one)).length + [1, 3, 999].filter((one) => !should.has(one)).length;
  expect(await reconcile(now(), riga)).toBe(differing);
  await refreshMembers(now(), riga.id, 'refresh');
  expect(await reconcile(now(), riga)).toBe(0);
});

test('a rule that cannot be computed says so, keeps its members and is tried again later and later', async () => {
  const id = await createSegment(now(), { name: 'Shoes', condition: 'city = "Riga"' });
  await refreshMembers(now(), id, 'version');
  const members = await kept(id);
  await database.pool.query(
    `update segments set condition = '{"kind":"compare","field":"attributes.gone","operator":"is present"}' where id = $1`,
    [id],
  );
  await catchUp();
  const failed = await segmentById(database.pool, id);
  expect(failed).toMatchObject({ freshness: 'FAILED', freshnessReason: expect.stringContaining('condition') });
  expect(failed?.retryAt?.getTime()).toBe(clock.now + 60_000);
  expect(await kept(id)).toEqual(members);
  expect((await catchUp()).whole).toEqual([]);
  clock.now += 60_000;
  await catchUp();
  expect((await segmentById(database.pool, id))?.retryAt?.getTime()).toBe(clock.now + 120_000);
  await database.pool.query('delete from segments where id = $1', [id]);
});

test(`${runs} random streams: members that are followed are those that computing anew gives`, { timeout: 600_000 }, async () => {
  for (let run = 0; run < runs; run += 1) {
    const stream = new Stream(new Draw(seededRandom(5000 + run)), clock, now());
    const steps: string[] = [];
    for (let step = 0; step < (run % 5 === 0 ? 3 : 1); step += 1) steps.push(await stream.step());
    await catchUp();
    const some = run % 25 === 0 ? segments : segments.slice(run % segments.length).slice(0, 1);
    const found = await differing(some);
    expect({ run, steps, found }).toEqual({ run, steps, found: [] });
  }
  expect(await differing(segments)).toEqual([]);
});
