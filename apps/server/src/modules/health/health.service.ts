import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Pool } from 'pg';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { durationsOf } from '../../platform/durations.js';
import { gauges } from '../../platform/http/metrics.js';
import { columnsOf, type ColumnsState, planFor, slowQuestions } from '../../read/index.js';
import { type MembershipHealth, type QueueHealth, type ReplicaHealth, ReplicaState, type SystemHealth } from './health.types.js';

const delay = monitorEventLoopDelay({ resolution: 10 });
const kinds = ['segments.follow', 'segments.refresh', 'segments.reconcile'];

/** What operators need to see of this server and of the work that all servers share. */
export async function healthOf(ctx: Ctx): Promise<SystemHealth> {
  assertGranted(ctx.viewer, 'settings.edit');
  const { rss, heapUsed } = process.memoryUsage();
  const [queue, memberships, questions] = await Promise.all([
    queueOf(ctx.pool, ctx.now()),
    membershipsOf(ctx.pool),
    Promise.all(
      slowQuestions(ctx.pool).map(async ({ text, at, ms }) => ({ at, ms, statement: text, plan: (await planFor(ctx.pool, text)) ?? null })),
    ),
  ]);
  return {
    process: {
      startedAt: new Date(ctx.now().getTime() - process.uptime() * 1000),
      memoryBytes: rss,
      heapBytes: heapUsed,
      loopDelayMs: delayed(),
    },
    replica: replicaOf(ctx.pool),
    queue,
    memberships,
    durations: kinds.map((kind) => ({ kind, ...durationsOf(kind) })),
    slowQuestions: questions,
  };
}

const states: Readonly<Record<ColumnsState, ReplicaState>> = {
  off: ReplicaState.OFF,
  building: ReplicaState.BUILDING,
  ready: ReplicaState.READY,
  failed: ReplicaState.FAILED,
};

function replicaOf(pool: Pool): ReplicaHealth {
  const found = columnsOf(pool)?.health;
  const none = { reason: null, builtAt: null, buildSeconds: null, lag: 0, bitmaps: 0, bitmapBytes: 0, audited: 0, differing: 0 };
  if (!found) return { state: ReplicaState.OFF, ...none };
  const { state, reason, builtAt, buildSeconds, changes, leaves, bytes, audited, differing } = found;
  return { state: states[state], reason, builtAt, buildSeconds, lag: changes, bitmaps: leaves, bitmapBytes: bytes, audited, differing };
}

async function queueOf(pool: Pool, now: Date): Promise<QueueHealth> {
  const { rows } = await pool.query<QueueHealth>(
    `select count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= $1)::integer as waiting,
       count(*) filter (where locked_at is not null)::integer as running,
       count(*) filter (where locked_at is null and attempts >= max_attempts)::integer as failed,
       min(run_at) filter (where locked_at is null and attempts < max_attempts and run_at <= $1) as "oldestSince"
     from graphile_worker._private_jobs`,
    [now],
  );
  return rows[0] ?? { waiting: 0, running: 0, failed: 0, oldestSince: null };
}

async function membershipsOf(pool: Pool): Promise<MembershipHealth> {
  const { rows } = await pool.query<MembershipHealth>(
    `select count(*)::integer as segments, count(*) filter (where s.freshness = 'FAILED')::integer as failed,
       count(*) filter (where s.freshness = 'PAUSED')::integer as paused, min(s.members_as_of) as "oldestAsOf",
       max(m.checked_at) as "checkedAt", sum(m.differing)::integer as differing
     from segments s left join segment_members m on m.segment_id = s.id where s.archived_at is null`,
  );
  return rows[0] ?? { segments: 0, failed: 0, paused: 0, oldestAsOf: null, checkedAt: null, differing: null };
}

const delayed = (): number => {
  const ms = delay.percentile(99) / 1e6;
  return Number.isFinite(ms) ? ms : 0;
};

const helps = {
  queue_waiting: 'Jobs that could run now and wait',
  queue_running: 'Jobs at work',
  queue_failed: 'Jobs that were tried as often as they may be',
  segments_failed: 'Segments whose rule cannot be computed',
  segments_paused: 'Segments whose owner lost a right',
  segments_behind_seconds: 'How old the members of the segment are that is furthest behind',
  members_differing: 'Customers who stood elsewhere than computing anew put them, when last compared',
};

/** The same for Prometheus; what a process has of its own is in its default metrics. */
export function measureHealth(pool: Pool, now: () => Date): void {
  delay.enable();
  gauges('regulars', helps, async () => {
    const [queue, memberships] = await Promise.all([queueOf(pool, now()), membershipsOf(pool)]);
    return {
      queue_waiting: queue.waiting,
      queue_running: queue.running,
      queue_failed: queue.failed,
      segments_failed: memberships.failed,
      segments_paused: memberships.paused,
      segments_behind_seconds: memberships.oldestAsOf ? (now().getTime() - memberships.oldestAsOf.getTime()) / 1000 : 0,
      members_differing: memberships.differing ?? 0,
    };
  });
}
