import { assertGranted, type Ctx } from '../../access/viewer.js';
import { conflict, notFound } from '../../platform/errors.js';
import { isId, toGlobalId } from '../../platform/ids.js';
import { callOffOf } from '../../platform/jobs/call-off.js';
import { inTransaction } from '../../platform/transaction.js';
import { type JobType, JobState } from './job.types.js';

interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly createdAt: Date;
  readonly runAt: Date;
  readonly startedAt: Date | null;
  readonly done: number | null;
  readonly total: number | null;
}

const mostShown = 200;

const selected = `select j.id::text, t.identifier as kind, j.payload, j.attempts, j.max_attempts as "mostAttempts", j.created_at as "createdAt",
  j.run_at as "runAt", j.locked_at as "startedAt", p.done, p.total from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join job_progress p on p.job_id = j.id`;

/** Jobs that wait, run or failed, running ones first: 200 at most. */
export async function jobsOf(ctx: Ctx): Promise<readonly JobType[]> {
  assertGranted(ctx.viewer, 'settings.edit');
  const rows = await ctx.db.query<JobRow[]>(`${selected} order by j.locked_at nulls last, j.run_at, j.id limit $1`, [mostShown]);
  return rows.map(toJob);
}

/**
 * Calls a job off: it leaves the queue, and what it was for says so. One that runs is marked so that its work comes to nothing when it ends.
 * Throws NOT_FOUND when it is over, CONFLICT for kinds that cannot be called off here.
 */
export async function cancelJob(ctx: Ctx, id: string): Promise<void> {
  assertGranted(ctx.viewer, 'settings.edit');
  await inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.query<JobRow[]>(`${selected} where j.id::text = $1 for update of j`, [id]);
    if (!row) throw notFound('job');
    const callOff = callOffOf(row.kind);
    if (!callOff) throw conflict('Jobs of this kind end by themselves.', null);
    await callOff(tx, row.payload);
    if (row.startedAt === null) await tx.db.query('select graphile_worker.complete_jobs($1::bigint[])', [[row.id]]);
  });
}

/** Tries a job that failed once more, now. Throws NOT_FOUND when it is over, CONFLICT while it runs. */
export async function retryJob(ctx: Ctx, id: string): Promise<void> {
  assertGranted(ctx.viewer, 'settings.edit');
  await inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.query<JobRow[]>(`${selected} where j.id::text = $1 for update of j`, [id]);
    if (!row) throw notFound('job');
    if (row.startedAt !== null) throw conflict('The job runs already.', null);
    await tx.db.query(`select graphile_worker.reschedule_jobs($1::bigint[], run_at => $2, attempts => 0)`, [[row.id], tx.now()]);
  });
}

function toJob(row: JobRow): JobType {
  const { id, kind, attempts, mostAttempts, createdAt, runAt, startedAt, done, total } = row;
  return {
    id,
    kind,
    attempts,
    mostAttempts,
    createdAt,
    runAt,
    startedAt,
    done,
    total,
    state: stateOf(row),
    subjectId: subjectOf(row.payload),
    canBeCancelled: callOffOf(kind) !== undefined,
  };
}

function stateOf({ startedAt, attempts, mostAttempts }: JobRow): JobState {
  if (startedAt !== null) return JobState.RUNNING;
  if (attempts >= mostAttempts) return JobState.FAILED;
  return attempts > 0 ? JobState.RETRYING : JobState.WAITING;
}

/** Payloads name what they are about by its kind: `importId` is an Import. */
function subjectOf(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null) return null;
  for (const [key, value] of Object.entries(payload)) {
    const type = key.endsWith('Id') ? `${key.slice(0, 1).toUpperCase()}${key.slice(1, -2)}` : undefined;
    if (type !== undefined && typeof value === 'string' && isId(value)) return toGlobalId(type, value);
  }
  return null;
}
