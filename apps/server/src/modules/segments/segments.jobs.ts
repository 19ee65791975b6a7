import { startOf, dayOf } from '@regulars/segment-language';
import { type Ctx, ctxAs, systemCtx } from '../../access/index.js';
import { defineJob, enqueue, type Job, type Schedule } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import { timed } from '../../platform/durations.js';
import { followMembers } from './follow.service.js';
import { reconcile } from './reconcile.service.js';
import { refreshMembers } from './members.service.js';
import { visibleSegments } from './segment-source.js';
import { allSegments, type StoredSegment } from './segment-store.js';
import { followQueue, reconcileJob, refreshDueJob, refreshSegmentJob } from './segments.job-kinds.js';

/** Refreshes run with the rights of the segment's owner; a lost right pauses the segment, with the reason, instead of guessing. */
export function segmentJobs(platform: Platform): readonly Job[] {
  return [
    defineJob(refreshSegmentJob, async ({ segmentId, cause }, { signal }) => {
      const system = await systemCtx(platform, signal);
      const segment = (await allSegments(platform.database.pool)).find(({ id }) => id === segmentId);
      if (!segment) return;
      const ctx = await ctxAs(platform, segment.ownerId, signal);
      const mayRead = ctx !== undefined && (await visibleSegments(ctx)).some(({ id }) => id === segmentId);
      if (ctx && mayRead) return timed('segments.refresh', () => refreshMembers(ctx, segmentId, cause));
      await inTransaction(system, async (tx) => {
        await tx.db.query(`update segments set freshness = 'PAUSED', freshness_reason = $2 where id = $1`, [
          segmentId,
          ctx ? 'The owner may no longer read a field of the rule.' : 'The owner has no account any more.',
        ]);
        tx.events.record({ name: 'SegmentChanged', segmentId });
      });
    }),
    defineJob(refreshDueJob, (_payload, { signal }) => timed('segments.follow', () => bringUpToDate(platform, signal))),
    defineJob(reconcileJob, (_payload, { signal }) => reconcileAll(platform, signal)),
  ];
}

/** Compares what is kept of every segment with what computing anew gives; what differs is said, and computed anew. */
async function reconcileAll(platform: Platform, signal: AbortSignal): Promise<void> {
  await bringUpToDate(platform, signal);
  const system = await systemCtx(platform, signal);
  const active = (await allSegments(platform.database.pool)).filter(({ archivedAt }) => !archivedAt);
  const { ctx, allowed } = await byRights(platform, active, signal);
  for (const segment of ctx ? allowed : []) {
    const differing = ctx && (await timed('segments.reconcile', () => reconcile(ctx, segment)));
    if (differing === undefined || differing === 0) continue;
    platform.log.error({ segment: segment.key, differing }, 'Members that were followed differ from those computed anew.');
    await inTransaction(system, (tx) =>
      enqueue(tx, refreshSegmentJob, { segmentId: segment.id, cause: 'refresh' }, { key: `segment-refresh:${segment.id}` }),
    );
  }
}

/** Follows all segments to this moment; what has to be computed as a whole becomes a job of its own. */
async function bringUpToDate(platform: Platform, signal: AbortSignal): Promise<void> {
  const system = await systemCtx(platform, signal);
  const active = (await allSegments(platform.database.pool)).filter(({ archivedAt }) => !archivedAt);
  const { ctx, allowed, lost } = await byRights(platform, active, signal);
  const { whole, nextAt } = ctx ? await followMembers(ctx, allowed) : { whole: [], nextAt: undefined };
  await inTransaction(system, async (tx) => {
    for (const { segment, cause } of [...whole, ...lost.map((one) => ({ segment: one, cause: 'data' as const }))]) {
      await tx.db.query(`update segments set freshness = 'STALE' where id = $1 and freshness = 'FRESH'`, [segment.id]);
      await enqueue(tx, refreshSegmentJob, { segmentId: segment.id, cause }, { key: `segment-refresh:${segment.id}`, attempts: 5 });
    }
    if (nextAt) await enqueue(tx, refreshDueJob, {}, { key: 'segments.move-next', runAt: nextAt, queue: followQueue });
  });
}

/** Segments by whether their owner may still read what the rule reads; `ctx` is one of those who may. */
async function byRights(
  platform: Platform,
  segments: readonly StoredSegment[],
  signal: AbortSignal,
): Promise<{ ctx: Ctx | undefined; allowed: readonly StoredSegment[]; lost: readonly StoredSegment[] }> {
  const visible = new Set<string>();
  let able: Ctx | undefined;
  for (const ownerId of new Set(segments.map((segment) => segment.ownerId))) {
    const ctx = await ctxAs(platform, ownerId, signal);
    if (!ctx) continue;
    able ??= ctx;
    for (const { id, ownerId: owner } of await visibleSegments(ctx)) if (owner === ownerId) visible.add(id);
  }
  const isLost = ({ id, freshness }: StoredSegment): boolean => !visible.has(id) && freshness !== 'PAUSED';
  return { ctx: able, allowed: segments.filter(({ id }) => visible.has(id)), lost: segments.filter(isLost) };
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
