import { failure } from '../../platform/errors.js';
import { inTransaction } from '../../platform/transaction.js';
import type { Ctx } from '../../access/viewer.js';
import { membersOf } from '../../read/index.js';
import { decodeMembers, encodeMembers, without } from './members.bitmap.js';
import { type Kept, keptOf, recordMove, type RefreshCause } from './members-store.js';
import { dayTurned, type RuleMark, ruleMarks } from './rule-marks.js';
import { lockSegment, segmentById, type StoredSegment } from './segment-store.js';

interface Override {
  readonly ordinal: number;
  readonly kind: 'INCLUDE' | 'EXCLUDE';
}

/** Members by the rule, with what they were computed from. */
interface Computed {
  readonly ordinals: readonly number[];
  readonly mark: RuleMark;
  /** a snapshot of PostgreSQL that was taken before: every change that it sees is in */
  readonly snapshot: string;
  readonly at: Date;
}

/**
 * Computes the members now and writes who entered and who left, with the cause. The rule is computed outside the transaction; when a newer
 * version was saved meanwhile, that one's own refresh counts and this one is dropped. A rule that cannot be computed leaves the members as
 * they were, says so on the segment, and is tried again after a while that doubles each time.
 */
export async function refreshMembers(ctx: Ctx, segmentId: string, cause: RefreshCause): Promise<void> {
  const segment = await segmentById(ctx.pool, segmentId);
  if (!segment || segment.archivedAt) return;
  const at = ctx.now();
  const found = await compute(ctx, segment, at);
  await inTransaction(ctx, async (tx) => {
    const current = await lockSegment(tx.db, segmentId);
    if (!current || current.version !== segment.version || current.archivedAt) return;
    if ('reason' in found) await markFailed(tx, segmentId, found.reason, at);
    else await writeMembers(tx, current, found, cause);
  });
}

async function compute(ctx: Ctx, segment: StoredSegment, at: Date): Promise<Computed | { reason: string }> {
  try {
    const { rows } = await ctx.pool.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot');
    const mark = (await ruleMarks(ctx, [segment])).get(segment.id);
    if (!rows[0] || !mark) throw new Error('No snapshot.');
    const ordinals = await membersOf(ctx, segment.condition, { at, zone: segment.zone });
    return { ordinals, mark, snapshot: rows[0].snapshot, at };
  } catch (error) {
    ctx.log.warn(error, 'The members of a segment could not be computed.');
    return { reason: reasonOf(error) };
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'extensions' in error ? error.message : 'The members could not be computed; the log of the server says more.';

const longestPause = 6 * 60;

async function markFailed(tx: Ctx, segmentId: string, reason: string, at: Date): Promise<void> {
  await tx.db.query(
    `update segments set freshness = 'FAILED', freshness_reason = $2, tries = tries + 1,
       retry_at = $3::timestamptz + least(2 ^ least(tries, 20), ${longestPause}) * interval '1 minute' where id = $1`,
    [segmentId, reason, at],
  );
  tx.events.record({ name: 'SegmentChanged', segmentId });
}

async function writeMembers(tx: Ctx, segment: StoredSegment, found: Computed, cause: RefreshCause): Promise<void> {
  const kept = (await keptOf(tx.db, [segment.id])).get(segment.id);
  if (kept && isOvertaken(kept, segment, found)) return;
  const members = new Set(found.ordinals);
  await byHand(tx, segment.id, members);
  const [stored]: { members: Buffer }[] = await tx.db.query('select members from segment_members where segment_id = $1', [segment.id]);
  const before = decodeMembers(stored?.members);
  // Whoever changed while this was computed, and was judged since, stays as that left them.
  const isFollowed = kept?.readTo != null && kept.madeBy === found.mark.madeBy && kept.version === segment.version;
  const judged = isFollowed && kept.readTo !== null ? await judgedSince(tx, found.snapshot, kept.readTo) : [];
  const wereIn = new Set(judged.length > 0 ? before : []);
  for (const ordinal of judged) {
    if (wereIn.has(ordinal)) members.add(ordinal);
    else members.delete(ordinal);
  }
  const entered = without(members, before);
  const left = without(before, members);
  const asOf = kept && kept.asOf > found.at ? kept.asOf : found.at;
  await tx.db.query(
    `insert into segment_members (segment_id, version, as_of, members, read_to, looked_to, made_by) values ($1, $2, $3, $4, $5::pg_snapshot, $6, $7)
     on conflict (segment_id) do update set version = excluded.version, as_of = excluded.as_of, members = excluded.members,
       read_to = excluded.read_to, looked_to = excluded.looked_to, made_by = excluded.made_by`,
    [
      segment.id,
      segment.version,
      asOf,
      encodeMembers(members),
      isFollowed && kept.readTo !== null ? await laterOf(tx, kept.readTo, found.snapshot) : found.snapshot,
      found.at,
      found.mark.madeBy,
    ],
  );
  if (entered.length > 0 || left.length > 0 || !stored || cause === 'version')
    await recordMove(tx, { segmentId: segment.id, version: segment.version, cause, at: asOf, size: members.size, entered, left });
  await tx.db.query(
    `update segments set member_count = $2, members_as_of = $3, freshness = 'FRESH', freshness_reason = null, tries = 0, retry_at = null where id = $1`,
    [segment.id, members.size, asOf],
  );
  tx.events.record({ name: 'SegmentChanged', segmentId: segment.id });
}

/** Whether members of a later day are kept already. */
const isOvertaken = (kept: Kept, { version }: StoredSegment, { mark, at }: Computed): boolean =>
  kept.version === version && kept.asOf > at && (kept.madeBy !== mark.madeBy || dayTurned(mark.reads.zones, at, kept.asOf));

async function byHand(tx: Ctx, segmentId: string, members: Set<number>): Promise<void> {
  const overrides: Override[] = await tx.db.query(
    `select c.ordinal, o.kind from segment_overrides o join customers c on c.id = o.customer_id where o.segment_id = $1`,
    [segmentId],
  );
  for (const { ordinal, kind } of overrides) {
    if (kind === 'INCLUDE') members.add(ordinal);
    else members.delete(ordinal);
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

/** Ordinals of the members as last computed, in ascending order. Throws UNAVAILABLE while they were never computed. */
export async function memberOrdinals(ctx: Ctx, segmentId: string): Promise<Uint32Array> {
  const { rows } = await ctx.pool.query<{ members: Buffer }>('select members from segment_members where segment_id = $1', [segmentId]);
  if (!rows[0]) throw failure('UNAVAILABLE', 'The members are still being computed.');
  return decodeMembers(rows[0].members);
}
