import { startOf, dayOf } from '@regulars/segment-language';
import { ctxAs, systemCtx } from '../../access/index.js';
import { defineJob, enqueue, type Job, type Schedule } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import { hourly } from './hourly.rules.js';
import { refreshMembers } from './members.service.js';
import { visibleSegments } from './segment-source.js';
import { allSegments, type StoredSegment } from './segment-store.js';
import { refreshDueJob, refreshSegmentJob } from './segments.job-kinds.js';

/** Refreshes run with the rights of the segment's owner; a lost right pauses the segment, with the reason, instead of guessing. */
export function segmentJobs(platform: Platform): readonly Job[] {
  return [
    defineJob(refreshSegmentJob, async ({ segmentId, cause }, { signal }) => {
      const system = await systemCtx(platform, signal);
      const segment = (await allSegments(platform.database.pool)).find(({ id }) => id === segmentId);
      if (!segment) return;
      const ctx = await ctxAs(platform, segment.ownerId, signal);
      const mayRead = ctx !== undefined && (await visibleSegments(ctx)).some(({ id }) => id === segmentId);
      if (ctx && mayRead) return refreshMembers(ctx, segmentId, cause);
      await inTransaction(system, async (tx) => {
        await tx.db.query(`update segments set freshness = 'PAUSED', freshness_reason = $2 where id = $1`, [
          segmentId,
          ctx ? 'The owner may no longer read a field of the rule.' : 'The owner has no account any more.',
        ]);
        tx.events.record({ name: 'SegmentChanged', segmentId });
      });
    }),
    defineJob(refreshDueJob, async (_payload, { signal }) => {
      const system = await systemCtx(platform, signal);
      const now = system.now();
      const { rows } = await platform.database.pool.query<{ at: Date | null }>(
        'select changed_at as at from changes order by id desc limit 1',
      );
      const active = (await allSegments(platform.database.pool)).filter(({ archivedAt }) => !archivedAt);
      const everyMinute = hourly(active);
      await inTransaction(system, async (tx) => {
        for (const segment of active) {
          const behind = causeOf(segment, rows[0]?.at ?? null, now);
          const cause = behind ?? (everyMinute.has(segment.key) ? 'time' : undefined);
          if (!cause) continue;
          // A rule in hours is looked at anew before anything is known to have changed: its members are not called stale for that.
          if (behind) await tx.db.query(`update segments set freshness = 'STALE' where id = $1 and freshness = 'FRESH'`, [segment.id]);
          await enqueue(tx, refreshSegmentJob, { segmentId: segment.id, cause }, { key: `segment-refresh:${segment.id}` });
        }
      });
    }),
  ];
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

/** Every minute: a day that turned in some zone shows within it. */
export const segmentSchedules: readonly Schedule[] = [{ job: refreshDueJob.name, cron: '* * * * *' }];
