import type { PoolClient } from 'pg';
import type { RoaringBitmap32 } from 'roaring-wasm';
import type { Ctx } from '../../access/viewer.js';
import { inTransaction } from '../../platform/transaction.js';
import {
  everything,
  type Found,
  type Judged,
  judgeCustomers,
  judgeWith,
  lexiconOf,
  movedByTime,
  nextMove,
  worldFor,
} from '../../read/index.js';
import { type Change, toJudge, type ToJudge, wholeBecause } from './follow.rules.js';
import { MembersCache } from './members-cache.js';
import { foldMoves, type Kept, keptOf, loadMembers, type Move, recordMoves, type RefreshCause } from './members-store.js';
import { type RuleMark, ruleMarks } from './rule-marks.js';
import type { StoredSegment } from './segment-store.js';

/** A segment that following cannot keep right by itself. */
export interface Whole {
  readonly segment: StoredSegment;
  readonly cause: 'data' | 'time';
}

export interface Followed {
  readonly whole: readonly Whole[];
  /** when time alone moves somebody next, within a minute */
  readonly nextAt: Date | undefined;
  /** customers who were judged */
  readonly judged: number;
}

/** A segment whose members go so far. */
interface Following {
  readonly segment: StoredSegment;
  readonly mark: RuleMark;
  readonly kept: Kept & { readonly readTo: string; readonly lookedTo: Date };
}

interface Judging extends Following {
  readonly ask: ToJudge;
}

/** What one snapshot of the database says. */
interface Look {
  readonly snapshot: string;
  readonly found: Found;
  readonly judging: readonly Judging[];
  readonly whole: readonly Whole[];
  readonly gone: ReadonlyMap<string, number>;
  readonly nextAt: Date | undefined;
}

/**
 * Brings the members of these segments up to this moment: customers who changed since, and those whom time moved, are judged again by each
 * rule that reads what changed, in one snapshot; who enters and who leaves is written with the cause. What cannot be followed (a new rule, a
 * turned day, a change of products) is given back, to be computed as a whole.
 */
export async function followMembers(ctx: Ctx, segments: readonly StoredSegment[]): Promise<Followed> {
  const at = ctx.now();
  const [marks, kept] = await Promise.all([
    ruleMarks(ctx, segments),
    keptOf(
      ctx.db,
      segments.map(({ id }) => id),
    ),
  ]);
  const whole: Whole[] = [];
  const following: Following[] = [];
  for (const segment of segments) {
    const mark = marks.get(segment.id);
    const goes = kept.get(segment.id);
    const cause = mark && wholeBecause(segment, mark, goes, at);
    if (cause === 'data' || cause === 'time') whole.push({ segment, cause });
    else if (!cause && mark && goes?.readTo != null && goes.lookedTo !== null)
      following.push({ segment, mark, kept: { ...goes, readTo: goes.readTo, lookedTo: goes.lookedTo } });
  }
  if (following.length === 0) return { whole, nextAt: undefined, judged: 0 };
  const look = await inSnapshot(ctx, (client) => lookAt(ctx, client, following, at));
  await write(ctx, look, at);
  return { whole: [...whole, ...look.whole], nextAt: look.nextAt, judged: look.found.present.size };
}

const usesOf = new WeakMap<PoolClient, number>();
/** Looks after which a connection, and with it the plans that it keeps, is given up. */
const mostUses = 1000;

async function inSnapshot<T>(ctx: Ctx, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await ctx.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local plan_cache_mode = force_generic_plan'); // of these statements planning takes longer than running
    return await work(client);
  } finally {
    await client.query('commit').catch(() => undefined);
    const uses = (usesOf.get(client) ?? 0) + 1;
    usesOf.set(client, uses);
    client.release(uses >= mostUses); // lets go of the plans of rules that are no more
  }
}

async function lookAt(ctx: Ctx, client: PoolClient, following: readonly Following[], at: Date): Promise<Look> {
  const snapshots = [...new Set(following.map(({ kept }) => kept.readTo))];
  const { snapshot, changes } = await changesSince(client, snapshots);
  const hours = new Set(following.flatMap(({ mark }) => [...mark.reads.hours]));
  const moved = await movedSince(client, following, at);
  const whole: Whole[] = [];
  const judging: Judging[] = [];
  for (const one of following) {
    const ask = toJudge(one.mark, snapshots.indexOf(one.kept.readTo), changes, moved(one));
    if (ask === 'whole') whole.push({ segment: one.segment, cause: 'data' });
    else judging.push({ ...one, ask });
  }
  const affected = judging.filter(({ ask }) => ask.changed.size + ask.moved.size > 0);
  const { rules, broken } = await judgedRules(ctx, affected, at);
  const customers = [...new Set(affected.flatMap(({ ask }) => [...ask.changed, ...ask.moved]))];
  const found =
    customers.length > 0
      ? await judgeCustomers(client, rules, customers, { isRepeated: true })
      : { present: new Map(), members: new Map() };
  return {
    snapshot,
    found,
    judging: judging.filter(({ segment }) => !broken.has(segment.id)),
    whole: [...whole, ...judging.filter(({ segment }) => broken.has(segment.id)).map(({ segment }): Whole => ({ segment, cause: 'data' }))],
    gone: new Map(changes.flatMap(({ customerId, ordinal }) => (customerId !== null && ordinal !== null ? [[customerId, ordinal]] : []))),
    nextAt: await nextMove(client, hours, at, new Date(at.getTime() + 60_000)),
  };
}

interface ChangeRow extends Change {
  readonly snapshot: string;
}

/** The snapshot that the client reads, and the changes it sees that one of the earlier ones did not. */
async function changesSince(client: PoolClient, snapshots: readonly string[]): Promise<{ snapshot: string; changes: readonly Change[] }> {
  const { rows } = await client.query<ChangeRow>(
    `select pg_current_snapshot()::text as snapshot, ch.kind, ch.customer_id as "customerId", ch.ordinal, ch.new_to as "newTo"
     from (values (1)) one left join (
       select kind, customer_id, ordinal, array(
         select s.place::integer - 1 from unnest($1::text[]::pg_snapshot[]) with ordinality as s (snapshot, place)
         where not pg_visible_in_snapshot(xid, s.snapshot)) as new_to
       from changes where xid >= (select min(pg_snapshot_xmin(s)) from unnest($1::text[]::pg_snapshot[]) s)
     ) ch on cardinality(ch.new_to) > 0`,
    [snapshots],
  );
  if (!rows[0]) throw new Error('No snapshot.');
  return { snapshot: rows[0].snapshot, changes: rows.filter(({ kind }) => kind !== null) };
}

/** Customers whom time moved since a segment was looked at last, by segment; one question for all that were looked at together. */
async function movedSince(client: PoolClient, following: readonly Following[], at: Date): Promise<(one: Following) => ReadonlySet<string>> {
  const keyOf = ({ mark, kept }: Following): string =>
    `${kept.lookedTo.getTime()} ${[...mark.reads.hours].toSorted((a, b) => a - b).join(' ')}`;
  const moved = new Map<string, ReadonlySet<string>>();
  for (const one of following) {
    const key = keyOf(one);
    if (!moved.has(key))
      moved.set(key, one.kept.lookedTo < at ? await movedByTime(client, one.mark.reads.hours, one.kept.lookedTo, at) : new Set());
  }
  return (one) => moved.get(keyOf(one)) ?? new Set();
}

/** The rules, judged against what exists now; one that names what is gone is broken, never "everybody". */
async function judgedRules(
  ctx: Ctx,
  affected: readonly Following[],
  at: Date,
): Promise<{ rules: ReadonlyMap<string, Judged>; broken: ReadonlySet<string> }> {
  const lexicon = await lexiconOf(ctx, everything);
  const rules = new Map<string, Judged>();
  const broken = new Set<string>();
  for (const zone of new Set(affected.map(({ segment }) => segment.zone))) {
    const valid = affected
      .filter(({ segment }) => segment.zone === zone)
      .flatMap(({ segment }) => {
        try {
          return [{ id: segment.id, condition: judgeWith(segment.condition, lexicon) }];
        } catch (error) {
          ctx.log.debug(error, 'A rule cannot be followed.');
          broken.add(segment.id);
          return [];
        }
      });
    const world = await worldFor(
      ctx,
      lexicon,
      valid.map(({ condition }) => condition),
      { at, zone },
    );
    for (const { id, condition } of valid) rules.set(id, { condition, world });
  }
  return { rules, broken };
}

/** Members in hand, with the number of their latest move. */
interface Held {
  readonly bitmap: RoaringBitmap32;
  lastMove: string | null;
}

async function write(ctx: Ctx, look: Look, at: Date): Promise<void> {
  const cache = MembersCache.of(ctx.pool);
  const held = new Map<string, Held>();
  let isWritten = false;
  try {
    await inTransaction(ctx, async (tx) => {
      letGo(held); // of an attempt before that came to nothing
      const ids = look.judging.map(({ segment }) => segment.id);
      const locked = await tx.db.query<{ id: string; version: number }[]>(
        'select id, version from segments where id = any ($1::uuid[]) and archived_at is null order by id for update',
        [ids],
      );
      const versions = new Map(locked.map(({ id, version }) => [id, version]));
      const now = await keptOf(tx.db, ids);
      // A segment that was saved or computed meanwhile is looked at anew the next time.
      const same = look.judging.filter(
        ({ segment, kept }) => versions.get(segment.id) === segment.version && now.get(segment.id)?.readTo === kept.readTo,
      );
      const touched = same.filter(({ ask }) => ask.changed.size + ask.moved.size > 0);
      await hold(tx, cache, held, touched, now);
      const moves = touched.flatMap((one) => movesOf(one, look, held.get(one.segment.id)?.bitmap, at));
      for (const [id, lastMove] of await recordMoves(tx, moves)) {
        const one = held.get(id);
        if (!one) continue;
        one.lastMove = lastMove;
        if ((now.get(id)?.unfolded ?? 0) >= mostUnfolded(id)) await foldMoves(tx, id, one.bitmap, lastMove);
      }
      await setSizes(tx, moves);
      await bump(tx, same, look.snapshot, at);
    });
    isWritten = true;
  } finally {
    if (isWritten) for (const [id, { bitmap, lastMove }] of held) cache.give(id, bitmap, lastMove);
    else letGo(held);
  }
}

/** Disposes of bitmaps with moves that were not written. */
function letGo(held: Map<string, Held>): void {
  for (const { bitmap } of held.values()) bitmap.dispose();
  held.clear();
}

/** Takes the members of segments in hand: out of the cache, or the database. */
async function hold(
  tx: Ctx,
  cache: MembersCache,
  held: Map<string, Held>,
  touched: readonly Judging[],
  kept: ReadonlyMap<string, Kept>,
): Promise<void> {
  const missing: string[] = [];
  const lastMoveOf = (id: string): string | null => kept.get(id)?.lastMove ?? null;
  for (const { segment } of touched) {
    const bitmap = cache.take(segment.id, lastMoveOf(segment.id));
    if (bitmap) held.set(segment.id, { bitmap, lastMove: lastMoveOf(segment.id) });
    else missing.push(segment.id);
  }
  if (missing.length === 0) return;
  for (const [id, bitmap] of await loadMembers(tx, missing)) held.set(id, { bitmap, lastMove: lastMoveOf(id) });
}

/** Moves that wait before they are put into the stored bitmap, so that it is not written at every move; not the same for all, so that not all are due at once. */
const mostUnfolded = (segmentId: string): number => 32 + (Number.parseInt(segmentId.slice(-2), 16) % 64);

/** Who enters and who leaves, of the customers judged: those whom time moved apart from those who changed. The bitmap is brought up to it. */
function movesOf({ segment, ask }: Judging, { found, gone }: Look, members: RoaringBitmap32 | undefined, at: Date): readonly Move[] {
  if (!members) return [];
  const belong = found.members.get(segment.id) ?? new Set<number>();
  const moveOf = (customers: Iterable<string>, cause: RefreshCause): Move[] => {
    const ordinals = [...customers].flatMap((id) => found.present.get(id) ?? gone.get(id) ?? []);
    const entered = ordinals.filter((ordinal) => belong.has(ordinal) && !members.has(ordinal));
    const left = ordinals.filter((ordinal) => !belong.has(ordinal) && members.has(ordinal));
    if (entered.length + left.length === 0) return [];
    entered.forEach((ordinal) => members.add(ordinal));
    left.forEach((ordinal) => members.delete(ordinal));
    return [{ segmentId: segment.id, version: segment.version, cause, at, size: members.size, entered, left }];
  };
  const byTime = [...ask.moved].filter((id) => !ask.changed.has(id));
  return [...moveOf(byTime, 'time'), ...moveOf(ask.changed, 'data')];
}

async function setSizes(tx: Ctx, moves: readonly Move[]): Promise<void> {
  const sizes = new Map(moves.map(({ segmentId, size }) => [segmentId, size]));
  if (sizes.size === 0) return;
  await tx.db.query(
    'update segments s set member_count = g.size from unnest($1::uuid[], $2::integer[]) as g (id, size) where s.id = g.id and s.member_count <> g.size',
    [[...sizes.keys()], [...sizes.values()]],
  );
}

/** The members of these segments are those of now. A rule that only computing as a whole keeps right stays as far in time as that went. */
async function bump(tx: Ctx, following: readonly Following[], snapshot: string, at: Date): Promise<void> {
  const idsOf = (some: readonly Following[]): readonly string[] => some.map(({ segment }) => segment.id);
  await tx.db.query(
    `update segment_members set read_to = $2::pg_snapshot, as_of = greatest(as_of, $3),
       looked_to = case when segment_id = any ($4::uuid[]) then looked_to else greatest(looked_to, $3) end where segment_id = any ($1::uuid[])`,
    [idsOf(following), snapshot, at, idsOf(following.filter(({ mark }) => mark.reads.isEveryMoment))],
  );
  await tx.db.query(
    `update segments set members_as_of = greatest(members_as_of, $2), freshness = case freshness when 'STALE' then 'FRESH' else freshness end
     where id = any ($1::uuid[])`,
    [idsOf(following), at],
  );
}
