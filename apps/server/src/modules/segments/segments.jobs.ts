import { startOf, dayOf } from '@regulars/segment-language';
import { systemCtx } from '../../access/index.js';
import { defineJob, enqueue, type Job, type Schedule } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import { timed } from '../../platform/durations.js';
import { followMembers } from './follow.service.js';
import { reconcile } from './reconcile.service.js';
import { type Refresh, refreshMany } from './members.service.js';
import { byRights, pause } from './owners-rights.js';
import { allSegments, segmentsById, type StoredSegment } from './segment-store.js';
import { followQueue, reconcileJob, refreshDueJob, refreshManyJob, refreshSegmentJob, refreshSoon } from './segments.job-kinds.js';

/** Segments that are computed at one moment and written in one transaction. */
const atOnce = 25;

/** Refreshes run with the rights of the segment's owner. */
export function segmentJobs(platform: Platform): readonly Job[] {
  return [
    defineJob(refreshSegmentJob, (refresh, { signal }) => refreshAllowed(platform, [refresh], signal)),
    defineJob(refreshManyJob, async ({ refreshes, asked }, { signal, progress }) => {
      for (let from = 0; from < refreshes.length; from += atOnce) {
        await progress(from, refreshes.length);
        signal.throwIfAborted();
        await refreshAllowed(platform, refreshes.slice(from, from + atOnce), signal, asked);
      }
    }),
    defineJob(refreshDueJob, (_payload, { signal }) => timed('segments.follow', () => bringUpToDate(platform, signal))),
    defineJob(reconcileJob, (_payload, { signal }) => reconcileAll(platform, signal)),
  ];
}

/** Computes those that are behind, by default all of them. */
async function refreshAllowed(platform: Platform, refreshes: readonly Refresh[], signal: AbortSignal, behind?: number): Promise<void> {
  const stored = await segmentsById(
    platform.database.pool,
    refreshes.map(({ segmentId }) => segmentId),
  );
  const due = stored.filter(
    ({ freshness, membersAsOf }) => !(behind !== undefined && freshness === 'FRESH' && Number(membersAsOf) >= behind),
  );
  const { ctx, allowed, lost } = await byRights(platform, due, signal);
  await pause(platform, lost, signal);
  if (!ctx || allowed.length === 0) return;
  const ids = new Set<string>(allowed.map(({ id }) => id));
  await timed('segments.refresh', () =>
    refreshMany(
      ctx,
      refreshes.filter(({ segmentId }) => ids.has(segmentId)),
    ),
  );
}

/** Compares what is kept of every segment with what computing anew gives; what differs is said, and computed anew. */
async function reconcileAll(platform: Platform, signal: AbortSignal): Promise<void> {
  await bringUpToDate(platform, signal);
  const system = await systemCtx(platform, signal);
  const active = (await allSegments(platform.database.pool)).filter(({ archivedAt }) => !archivedAt);
  const { ctx, allowed } = await byRights(platform, active, signal);
  const differ: Refresh[] = [];
  for (const segment of ctx ? allowed : []) {
    const differing = ctx && (await timed('segments.reconcile', () => reconcile(ctx, segment)));
    if (differing === undefined || differing === 0) continue;
    platform.log.error({ segment: segment.key, differing }, 'Members that were followed differ from those computed anew.');
    differ.push({ segmentId: segment.id, cause: 'refresh' });
  }
  if (differ.length > 0) await inTransaction(system, (tx) => refreshSoon(tx, differ));
}

/** Follows all segments to this moment; those that have to be computed as a whole become a job of their own. */
async function bringUpToDate(platform: Platform, signal: AbortSignal): Promise<void> {
  const system = await systemCtx(platform, signal);
  const active = (await allSegments(platform.database.pool)).filter(({ archivedAt }) => !archivedAt);
  const { ctx, allowed, lost } = await byRights(platform, active, signal);
  const { whole, nextAt } = ctx ? await followMembers(ctx, allowed) : { whole: [], nextAt: undefined };
  await pause(
    platform,
    lost.filter(({ freshness }) => freshness !== 'PAUSED'),
    signal,
  );
  await inTransaction(system, async (tx) => {
    if (whole.length > 0) {
      const refreshes = whole.map(({ segment, cause }) => ({ segmentId: segment.id, cause }));
      const ids = refreshes.map(({ segmentId }) => segmentId);
      await tx.db.query(`update segments set freshness = 'STALE' where id = any ($1::uuid[]) and freshness = 'FRESH'`, [ids]);
      await refreshSoon(tx, refreshes);
    }
    if (nextAt) await enqueue(tx, refreshDueJob, {}, { key: 'segments.move-next', runAt: nextAt, queue: followQueue });
  });
}

/** Why the members are no longer those of this moment: data came since, or the day turned in the segment's zone. Failed ones are tried again. */
export function causeOf(
  segment: Pick<StoredSegment, 'archivedAt' | 'membersAsOf' | 'zone'>,
  changedAt: Date | null,
  now: Date,
): 'data' | 'time' | undefined {
  if (segment.archivedAt) return undefined;
  if (!segment.membersAsOf) return 'data';
  if (changedAt && changedAt >= segment.membersAsOf) return 'data';
  const midnight = startOf(dayOf(now.getTime(), segment.zone), segment.zone);
  return segment.membersAsOf.getTime() < midnight ? 'time' : undefined;
}

/** Every minute: a day that turned in some zone shows within it. Every night: whether what is kept is what computing anew gives. */
export const segmentSchedules: readonly Schedule[] = [
  { job: refreshDueJob.name, cron: '* * * * *' },
  { job: reconcileJob.name, cron: '40 18 * * *' },
];
