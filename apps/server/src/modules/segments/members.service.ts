import { TypedFastBitSet } from 'typedfastbitset';
import { failure } from '../../platform/errors.js';
import { inTransaction } from '../../platform/transaction.js';
import type { Ctx } from '../../access/viewer.js';
import { membersOfEach } from '../../read/index.js';
import { encodeMembers } from './members.bitmap.js';
import { type Kept, keptOf, ordinalsIn, recordMoves, type RefreshCause, type StoredMembers, storedSql } from './members-store.js';
import { dayTurned, type RuleMark, ruleMarks } from './rule-marks.js';
import { lockSegments, segmentsById, type StoredSegment } from './segment-store.js';

interface Override {
  readonly ordinal: number;
  readonly kind: 'INCLUDE' | 'EXCLUDE';
}

/** Members by the rule, with what they were computed from. */
interface Computed {
  readonly members: TypedFastBitSet;
  readonly mark: RuleMark;
  /** a snapshot of PostgreSQL that was taken before: every change that it sees is in */
  readonly snapshot: string;
  readonly at: Date;
}

/** A segment to compute, and why. */
export interface Refresh {
  readonly segmentId: string;
  readonly cause: RefreshCause;
}

/** Computes the members of one segment now; as for many. */
export const refreshMembers = (ctx: Ctx, segmentId: string, cause: RefreshCause): Promise<void> => refreshMany(ctx, [{ segmentId, cause }]);

/**
 * Computes the members of segments now, at one moment, and writes who entered and who left, with the cause. The rules are computed outside the
 * transaction; when a newer version of one was saved meanwhile, that one's own refresh counts and this one is dropped. A rule that cannot be
 * computed leaves the members as they were, says so on the segment, and is tried again after a while that doubles each time.
 */
export async function refreshMany(ctx: Ctx, refreshes: readonly Refresh[]): Promise<void> {
  const causes = new Map(refreshes.map(({ segmentId, cause }) => [segmentId, cause]));
  const stored = await segmentsById(ctx.pool, [...causes.keys()]);
  const segments = stored.filter(({ archivedAt }) => !archivedAt);
  if (segments.length === 0) return;
  const at = ctx.now();
  const found = await compute(ctx, segments, at);
  await inTransaction(ctx, async (tx) => {
    const current = await lockSegments(
      tx.db,
      segments.map(({ id }) => id),
    );
    const kept = await keptOf(
      tx.db,
      current.map(({ id }) => id),
    );
    for (const segment of current) {
      const computed = found.get(segment.id);
      const cause = causes.get(segment.id);
      if (!computed || !cause || computed.version !== segment.version || segment.archivedAt) continue;
      if ('reason' in computed) await markFailed(tx, segment.id, computed.reason, at);
      else await writeMembers(tx, segment, kept.get(segment.id), computed, cause);
    }
  });
}

type Outcome = { readonly version: number } & (Computed | { readonly reason: string });

async function compute(ctx: Ctx, segments: readonly StoredSegment[], at: Date): Promise<ReadonlyMap<string, Outcome>> {
  const { rows } = await ctx.pool.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot');
  const [snapshot] = rows;
  const marks = await ruleMarks(ctx, segments);
  const members = await membersOfEach(ctx, segments, at);
  return new Map(
    segments.map(({ id, version }, index): [string, Outcome] => {
      const found = members[index];
      const mark = marks.get(id);
      if (!found || !mark || !snapshot) throw new Error('A segment was not computed.');
      if (!(found instanceof Error)) return [id, { version, members: found, mark, snapshot: snapshot.snapshot, at }];
      ctx.log.warn(found, 'The members of a segment could not be computed.');
      return [id, { version, reason: reasonOf(found) }];
    }),
  );
}

const reasonOf = (error: Error): string =>
  'extensions' in error ? error.message : 'The members could not be computed; the log of the server says more.';

const longestPause = 6 * 60;

async function markFailed(tx: Ctx, segmentId: string, reason: string, at: Date): Promise<void> {
  await tx.db.query(
    `update segments set freshness = 'FAILED', freshness_reason = $2, tries = tries + 1,
       retry_at = $3::timestamptz + least(2 ^ least(tries, 20), ${longestPause}) * interval '1 minute' where id = $1`,
    [segmentId, reason, at],
  );
  tx.events.record({ name: 'SegmentChanged', segmentId });
}

async function writeMembers(tx: Ctx, segment: StoredSegment, kept: Kept | undefined, found: Computed, cause: RefreshCause): Promise<void> {
  if (kept && isOvertaken(kept, segment, found)) return;
  const { members } = found;
  await byHand(tx, segment.id, members);
  const [stored]: StoredMembers[] = await tx.db.query(storedSql, [[segment.id]]);
  const before = new TypedFastBitSet(stored && ordinalsIn(stored));
  // Whoever changed while this was computed, and was judged since, stays as that left them.
  const isFollowed = kept?.readTo != null && kept.madeBy === found.mark.madeBy && kept.version === segment.version;
  const judged = isFollowed && kept.readTo !== null ? await judgedSince(tx, found.snapshot, kept.readTo) : [];
  for (const ordinal of judged) {
    if (before.has(ordinal)) members.add(ordinal);
    else members.remove(ordinal);
  }
  const size = members.size();
  const entered = members.new_difference(before).array();
  const left = before.difference(members).array();
  const asOf = kept && kept.asOf > found.at ? kept.asOf : found.at;
  if (entered.length > 0 || left.length > 0 || !stored || cause === 'version')
    await recordMoves(tx, [{ segmentId: segment.id, version: segment.version, cause, at: asOf, size, entered, left }]);
  await tx.db.query(
    `insert into segment_members (segment_id, version, as_of, members, read_to, looked_to, made_by, folded)
     values ($1, $2, $3, $4, $5::pg_snapshot, $6, $7, coalesce((select max(seq) from segment_refreshes where segment_id = $1), 0))
     on conflict (segment_id) do update set version = excluded.version, as_of = excluded.as_of, members = excluded.members,
       read_to = excluded.read_to, looked_to = excluded.looked_to, made_by = excluded.made_by, folded = excluded.folded`,
    [
      segment.id,
      segment.version,
      asOf,
      encodeMembers(members.array()),
      isFollowed && kept.readTo !== null ? await laterOf(tx, kept.readTo, found.snapshot) : found.snapshot,
      found.at,
      found.mark.madeBy,
    ],
  );
  await tx.db.query(
    `update segments set member_count = $2, members_as_of = $3, freshness = 'FRESH', freshness_reason = null, tries = 0, retry_at = null where id = $1`,
    [segment.id, size, asOf],
  );
  tx.events.record({ name: 'SegmentChanged', segmentId: segment.id });
}

/** Whether members of a later day are kept already. */
const isOvertaken = (kept: Kept, { version }: StoredSegment, { mark, at }: Computed): boolean =>
  kept.version === version && kept.asOf > at && (kept.madeBy !== mark.madeBy || dayTurned(mark.reads.zones, at, kept.asOf));

async function byHand(tx: Ctx, segmentId: string, members: TypedFastBitSet): Promise<void> {
  const overrides: Override[] = await tx.db.query(
    `select c.ordinal, o.kind from segment_overrides o join customers c on c.id = o.customer_id where o.segment_id = $1`,
    [segmentId],
  );
  for (const { ordinal, kind } of overrides) {
    if (kind === 'INCLUDE') members.add(ordinal);
    else members.remove(ordinal);
  }
}

/** Ordinals of customers whose changes the later snapshot sees and the earlier one did not. */
async function judgedSince(tx: Ctx, earlier: string, later: string): Promise<readonly number[]> {
  const rows = await tx.db.query<{ ordinal: number }[]>(
    `select distinct coalesce(ch.ordinal, c.ordinal) as ordinal from changes ch left join customers c on c.id = ch.customer_id
     where ch.xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(ch.xid, $1::pg_snapshot)
       and pg_visible_in_snapshot(ch.xid, $2::pg_snapshot) and coalesce(ch.ordinal, c.ordinal) is not null`,
    [earlier, later],
  );
  return rows.map(({ ordinal }) => ordinal);
}

/** Of two snapshots the later; between equals either does, for judging a customer twice does no harm. */
async function laterOf(tx: Ctx, one: string, other: string): Promise<string> {
  const [row] = await tx.db.query<{ isLater: boolean }[]>(
    `select (pg_snapshot_xmax($1::pg_snapshot), pg_snapshot_xmin($1::pg_snapshot)) > (pg_snapshot_xmax($2::pg_snapshot), pg_snapshot_xmin($2::pg_snapshot)) as "isLater"`,
    [one, other],
  );
  return row?.isLater === true ? one : other;
}

/** Ordinals of the members as they stand, in ascending order. Throws UNAVAILABLE while they were never computed. */
export async function memberOrdinals(ctx: Ctx, segmentId: string): Promise<Uint32Array> {
  const { rows } = await ctx.pool.query<StoredMembers>(storedSql, [[segmentId]]);
  if (!rows[0]) throw failure('UNAVAILABLE', 'The members are still being computed.');
  return ordinalsIn(rows[0]);
}
