import { failure } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import type { Ctx } from '../../access/viewer.js';
import { membersOf } from '../../read/index.js';
import { decodeMembers, encodeMembers, without } from './members.bitmap.js';
import { lockSegment, segmentById, type StoredSegment } from './segment-store.js';

/** Why members were computed. */
export type RefreshCause = 'version' | 'refresh' | 'time' | 'data' | 'override';

interface Override {
  readonly ordinal: number;
  readonly kind: 'INCLUDE' | 'EXCLUDE';
}

/**
 * Computes the members now and writes who entered and who left, with the cause. The rule is computed outside the transaction; when a newer
 * version was saved meanwhile, that one's own refresh counts and this one is dropped. A rule that cannot be computed leaves the members as
 * they were and says so on the segment.
 */
export async function refreshMembers(ctx: Ctx, segmentId: string, cause: RefreshCause): Promise<void> {
  const segment = await segmentById(ctx.pool, segmentId);
  if (!segment || segment.archivedAt) return;
  const at = ctx.now();
  const found = await compute(ctx, segment, at);
  await inTransaction(ctx, async (tx) => {
    const current = await lockSegment(tx.db, segmentId);
    if (!current || current.version !== segment.version || current.archivedAt) return;
    if ('reason' in found) {
      await tx.db.query(`update segments set freshness = 'FAILED', freshness_reason = $2 where id = $1`, [segmentId, found.reason]);
      tx.events.record({ name: 'SegmentChanged', segmentId });
      return;
    }
    if (current.membersAsOf && current.membersAsOf > at) return;
    await writeMembers(tx, current, found.ordinals, at, cause);
  });
}

async function compute(ctx: Ctx, segment: StoredSegment, at: Date): Promise<{ ordinals: readonly number[] } | { reason: string }> {
  try {
    return { ordinals: await membersOf(ctx, segment.condition, { at, zone: segment.zone }) };
  } catch (error) {
    ctx.log.warn(error, 'The members of a segment could not be computed.');
    return { reason: reasonOf(error) };
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'extensions' in error ? error.message : 'The members could not be computed; the log of the server says more.';

async function writeMembers(tx: Ctx, segment: StoredSegment, byRule: readonly number[], at: Date, cause: RefreshCause): Promise<void> {
  const overrides: Override[] = await tx.db.query(
    `select c.ordinal, o.kind from segment_overrides o join customers c on c.id = o.customer_id where o.segment_id = $1`,
    [segment.id],
  );
  const members = new Set(byRule);
  for (const { ordinal, kind } of overrides) {
    if (kind === 'INCLUDE') members.add(ordinal);
    else members.delete(ordinal);
  }
  const [stored]: { members: Buffer }[] = await tx.db.query('select members from segment_members where segment_id = $1', [segment.id]);
  const before = decodeMembers(stored?.members);
  const entered = without(members, before);
  const left = without(before, members);
  await tx.db.query(
    `insert into segment_members (segment_id, version, as_of, members) values ($1, $2, $3, $4)
     on conflict (segment_id) do update set version = excluded.version, as_of = excluded.as_of, members = excluded.members`,
    [segment.id, segment.version, at, encodeMembers(members)],
  );
  if (entered.length > 0 || left.length > 0 || !stored || cause === 'version') {
    await tx.db.query(
      `insert into segment_refreshes (segment_id, id, version, cause, at, size, entered_count, left_count, entered, "left")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        segment.id,
        newId(),
        segment.version,
        cause,
        at,
        members.size,
        entered.length,
        left.length,
        encodeMembers(entered),
        encodeMembers(left),
      ],
    );
    tx.events.record({ name: 'MembersChanged', segmentId: segment.id });
  }
  await tx.db.query(
    `update segments set member_count = $2, members_as_of = $3, freshness = 'FRESH', freshness_reason = null where id = $1`,
    [segment.id, members.size, at],
  );
  tx.events.record({ name: 'SegmentChanged', segmentId: segment.id });
}

/** Ordinals of the members as last computed, in ascending order. Throws UNAVAILABLE while they were never computed. */
export async function memberOrdinals(ctx: Ctx, segmentId: string): Promise<Uint32Array> {
  const { rows } = await ctx.pool.query<{ members: Buffer }>('select members from segment_members where segment_id = $1', [segmentId]);
  if (!rows[0]) throw failure('UNAVAILABLE', 'The members are still being computed.');
  return decodeMembers(rows[0].members);
}
