import type { Condition } from '@regulars/segment-language';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { inputInvalid, notFound } from '../../platform/errors.js';
import { markChanged } from '../../platform/changes.js';
import { isId, type SegmentId } from '../../platform/ids.js';
import { enqueue } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { countOf } from '../../read/index.js';
import { refreshMembers } from './members.service.js';
import { assertUnused } from './segment-reads.js';
import { OverrideKind } from './segment.enums.js';
import { lockSegment, type StoredSegment } from './segment-store.js';
import { followQueue, refreshDueJob, refreshSegmentJob, refreshSoon } from './segments.job-kinds.js';
import { assertVisible, createSegment } from './segments.service.js';

/** Takes a segment out of lists and refreshes; its members and history stay. CONFLICT, with the list, while other segments are made of it. */
export async function archiveSegment(ctx: Ctx, id: string): Promise<void> {
  await change(ctx, id, async (tx, segment) => {
    if (segment.archivedAt) return;
    await assertUnused(tx, segment);
    await tx.db.query('update segments set archived_at = $2, updated_at = $2 where id = $1', [id, tx.now()]);
  });
}

/** Takes an archived segment back; its members are computed again after commit. */
export async function restoreSegment(ctx: Ctx, id: string): Promise<void> {
  await change(ctx, id, async (tx, segment) => {
    if (!segment.archivedAt) return;
    await tx.db.query('update segments set archived_at = null, updated_at = $2 where id = $1', [id, tx.now()]);
    await askForRefresh(tx, segment.id);
  });
}

/** Asks for the members to be computed now, in the background. */
export async function refreshSegment(ctx: Ctx, id: string): Promise<void> {
  await change(ctx, id, async (tx, segment) => {
    if (segment.archivedAt) throw inputInvalid({ path: 'id', rule: 'names a segment that is not archived' });
    await askForRefresh(tx, segment.id);
  });
}

/** Asks for the members of all segments to be computed now, in the background, as one job; answers how many there are. */
export async function refreshSegments(ctx: Ctx): Promise<number> {
  assertGranted(ctx.viewer, 'settings.edit');
  return inTransaction(ctx, async (tx) => {
    const [rows] = await tx.db.query<[{ id: SegmentId }[], number]>(
      `update segments set freshness = 'REFRESHING', freshness_reason = null where archived_at is null returning id`,
    );
    if (rows.length > 0)
      await refreshSoon(
        tx,
        rows.map(({ id }) => ({ segmentId: id, cause: 'refresh' })),
      );
    for (const { id } of rows) tx.events.record({ name: 'SegmentChanged', segmentId: id });
    return rows.length;
  });
}

async function askForRefresh(tx: Ctx, segmentId: SegmentId): Promise<void> {
  await tx.db.query(`update segments set freshness = 'REFRESHING', freshness_reason = null where id = $1`, [segmentId]);
  await enqueue(tx, refreshSegmentJob, { segmentId, cause: 'refresh' }, { key: `segment-refresh:${segmentId}` });
}

/** What every change of a saved segment shares: the right, the lock, and the word to those who look. */
async function change(ctx: Ctx, id: string, work: (tx: Ctx, segment: StoredSegment) => Promise<void>): Promise<void> {
  assertGranted(ctx.viewer, 'segments.edit');
  await assertVisible(ctx, id);
  await inTransaction(ctx, async (tx) => {
    await tx.db.query('select pg_advisory_xact_lock(7239410)'); // who names whom must not change meanwhile
    const segment = await lockSegment(tx.db, id);
    if (!segment) throw notFound('segment');
    await work(tx, segment);
    tx.events.record({ name: 'SegmentChanged', segmentId: id });
  });
}

export interface FreezeSegment {
  readonly id: string;
  readonly name: string;
  readonly key?: string | null | undefined;
}

/** A new segment whose members are for good those that this one has now. */
export async function freezeSegment(ctx: Ctx, input: FreezeSegment): Promise<SegmentId> {
  assertGranted(ctx.viewer, 'segments.edit');
  const segment = await assertVisible(ctx, input.id);
  if (!segment.archivedAt) await refreshMembers(ctx, segment.id, 'refresh'); // the list is of this moment, not of the last refresh
  const condition: Condition = { kind: 'member', segment: segment.key, on: ctx.now().toISOString() };
  const frozen = await createSegment(ctx, { name: input.name, key: input.key ?? null, condition, zone: segment.zone });
  await refreshMembers(ctx, frozen, 'version');
  return frozen;
}

export interface OverrideMember {
  readonly segmentId: string;
  readonly customerId: string;
  readonly as: OverrideKind;
  readonly reason: string;
}

/** Puts a customer in or out whatever the rule says, or lets the rule decide again; the members follow at once. */
export async function overrideMember(ctx: Ctx, { segmentId, customerId, as, reason }: OverrideMember): Promise<void> {
  assertGranted(ctx.viewer, 'segments.edit');
  const words = reason.trim();
  if (words === '' || words.length > 500) throw inputInvalid({ path: 'input.reason', rule: 'has 1 to 500 characters' });
  await assertVisible(ctx, segmentId);
  if ((await countOf(ctx, 'Customer', { filter: { id: customerId } })) === 0) throw notFound('customer');
  if (!isId<'Customer'>(customerId)) throw notFound('customer');
  await change(ctx, segmentId, async (tx) => {
    await markChanged(tx, 'customers', [customerId]); // for the segments whose rule names this one
    await enqueue(tx, refreshDueJob, {}, { key: 'segments.refresh-due', queue: followQueue });
    if (as === OverrideKind.RULE) {
      await tx.db.query('delete from segment_overrides where segment_id = $1 and customer_id = $2', [segmentId, customerId]);
      return;
    }
    await tx.db.query(
      `insert into segment_overrides (segment_id, customer_id, kind, reason, author_id, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (segment_id, customer_id) do update set kind = excluded.kind, reason = excluded.reason, author_id = excluded.author_id, created_at = excluded.created_at`,
      [segmentId, customerId, as, words, tx.viewer.userId, tx.now()],
    );
  });
  await refreshMembers(ctx, segmentId, 'override');
}
