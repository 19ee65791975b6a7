import { TypedFastBitSet } from 'typedfastbitset';
import { failure } from '../../platform/errors.js';
import { inTransaction } from '../../platform/transaction.js';
import type { Ctx } from '../../access/viewer.js';
import { membersOfEach } from '../../read/index.js';
import { encodeMembers } from './members.bitmap.js';
import {
  type Kept,
  keptOf,
  type Move,
  ordinalsIn,
  recordMoves,
  type RefreshCause,
  type StoredMembers,
  storedSql,
} from './members-store.js';
import { dayTurned, type RuleMark, ruleMarks } from './rule-marks.js';
import { lockSegments, segmentsById, type StoredSegment } from './segment-store.js';

interface Override {
  readonly segmentId: string;
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
    const written: Written[] = [];
    for (const segment of current) {
      const computed = found.get(segment.id);
      const cause = causes.get(segment.id);
      if (!computed || !cause || computed.version !== segment.version || segment.archivedAt) continue;
      if ('reason' in computed) await markFailed(tx, segment.id, computed.reason, at);
      else if (!isOvertaken(kept.get(segment.id), segment, computed))
        written.push({ segment, kept: kept.get(segment.id), found: computed, cause });
    }
    await writeMembers(tx, written);
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

interface Written {
  readonly segment: StoredSegment;
  readonly kept: Kept | undefined;
  readonly found: Computed;
  readonly cause: RefreshCause;
}

/** Writes down the members of segments as they were computed, who entered and who left. */
async function writeMembers(tx: Ctx, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return;
  const ids = written.map(({ segment }) => segment.id);
  const byHand = await choicesOf(tx, ids);
  const stored = new Map((await tx.db.query<StoredMembers[]>(storedSql, [ids])).map((row) => [row.segmentId, row]));
  const since = sinceOf(tx);
  const moves: Move[] = [];
  const rows: MembersRow[] = [];
  for (const { segment, kept, found, cause } of written) {
    const { members, snapshot, at, mark } = found;
    for (const { ordinal, kind } of byHand.filter(({ segmentId }) => segmentId === segment.id)) {
      if (kind === 'INCLUDE') members.add(ordinal);
      else members.remove(ordinal);
    }
    const known = stored.get(segment.id);
    const before = new TypedFastBitSet(known && ordinalsIn(known));
    // Whoever changed while this was computed, and was judged since, stays as that left them.
    const isFollowed = kept?.readTo != null && kept.madeBy === mark.madeBy && kept.version === segment.version;
    const { judged, readTo } = isFollowed && kept.readTo !== null ? await since(snapshot, kept.readTo) : { judged: [], readTo: snapshot };
    for (const ordinal of judged) {
      if (before.has(ordinal)) members.add(ordinal);
      else members.remove(ordinal);
    }
    const size = members.size();
    const entered = members.new_difference(before).array();
    const left = before.difference(members).array();
    const asOf = kept && kept.asOf > at ? kept.asOf : at;
    if (entered.length > 0 || left.length > 0 || !known || cause === 'version')
      moves.push({ segmentId: segment.id, version: segment.version, cause, at: asOf, size, entered, left });
    rows.push({ segment, asOf, size, members: encodeMembers(members.array()), readTo, lookedTo: at, madeBy: mark.madeBy });
  }
  await recordMoves(tx, moves);
  await storeMembers(tx, rows);
}

interface MembersRow {
  readonly segment: StoredSegment;
  readonly asOf: Date;
  readonly size: number;
  readonly members: Buffer;
  readonly readTo: string;
  readonly lookedTo: Date;
  readonly madeBy: string;
}

/** After the moves of the same transaction, which are in these members. */
async function storeMembers(tx: Ctx, rows: readonly MembersRow[]): Promise<void> {
  const column = <T>(of: (row: MembersRow) => T): readonly T[] => rows.map(of);
  await tx.db.query(
    `insert into segment_members (segment_id, version, as_of, members, read_to, looked_to, made_by, folded)
     select g.id, g.version, g.as_of, g.members, g.read_to::pg_snapshot, g.looked_to, g.made_by,
       coalesce((select max(seq) from segment_refreshes r where r.segment_id = g.id), 0)
     from unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::bytea[], $5::text[], $6::timestamptz[], $7::text[])
       as g (id, version, as_of, members, read_to, looked_to, made_by)
     on conflict (segment_id) do update set version = excluded.version, as_of = excluded.as_of, members = excluded.members,
       read_to = excluded.read_to, looked_to = excluded.looked_to, made_by = excluded.made_by, folded = excluded.folded`,
    [
      column(({ segment }) => segment.id),
      column(({ segment }) => segment.version),
      column(({ asOf }) => asOf),
      column(({ members }) => members),
      column(({ readTo }) => readTo),
      column(({ lookedTo }) => lookedTo),
      column(({ madeBy }) => madeBy),
    ],
  );
  await tx.db.query(
    `update segments s set member_count = g.size, members_as_of = g.as_of, freshness = 'FRESH', freshness_reason = null, tries = 0, retry_at = null
     from unnest($1::uuid[], $2::integer[], $3::timestamptz[]) as g (id, size, as_of) where s.id = g.id`,
    [column(({ segment }) => segment.id), column(({ size }) => size), column(({ asOf }) => asOf)],
  );
  for (const { segment } of rows) tx.events.record({ name: 'SegmentChanged', segmentId: segment.id });
}

/** Whether members of a later day are kept already. */
const isOvertaken = (kept: Kept | undefined, { version }: StoredSegment, { mark, at }: Computed): boolean =>
  kept !== undefined &&
  kept.version === version &&
  kept.asOf > at &&
  (kept.madeBy !== mark.madeBy || dayTurned(mark.reads.zones, at, kept.asOf));

const choicesOf = (tx: Ctx, segmentIds: readonly string[]): Promise<readonly Override[]> =>
  tx.db.query(
    `select o.segment_id as "segmentId", c.ordinal, o.kind from segment_overrides o join customers c on c.id = o.customer_id
     where o.segment_id = any ($1::uuid[])`,
    [segmentIds],
  );

/** What was judged between two snapshots, and the later of them; asked once for each pair. */
function sinceOf(tx: Ctx) {
  const known = new Map<string, Promise<{ readonly judged: readonly number[]; readonly readTo: string }>>();
  return (snapshot: string, readTo: string) => {
    const key = `${snapshot} ${readTo}`;
    const found =
      known.get(key) ?? judgedSince(tx, snapshot, readTo).then(async (judged) => ({ judged, readTo: await laterOf(tx, readTo, snapshot) }));
    known.set(key, found);
    return found;
  };
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
