import type { PlatformCtx } from '../ctx.js';
import type { Log } from '../log.js';

/** A kind of job: its name in the queue, and what its payload looks like, for payloads come back from the database as unknown JSON. */
export interface JobKind<P> {
  readonly name: string;
  readonly accepts: (payload: unknown) => payload is P;
  /** Somebody waits for it and it takes a moment: it never stands behind work that takes minutes. */
  readonly isQuick: boolean;
}

/** The circumstances of one run of a job. */
export interface JobRun {
  /** aborted when the server stops; a job that ends by it is run again at the next start */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** 1 for the first */
  readonly attempt: number;
  /** Says how far the job is, for those who look. */
  progress(done: number, total: number): Promise<void>;
}

/** A kind of job with what it does. */
export interface Job {
  readonly name: string;
  readonly isQuick: boolean;
  run(payload: unknown, run: JobRun): Promise<void>;
}

/** A job that is enqueued by the clock. */
export interface Schedule {
  readonly job: string;
  /** five fields in UTC: minute, hour, day of month, month, day of week */
  readonly cron: string;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Names a kind of job, apart from its handler so that services can enqueue it without knowing who runs it. */
export function jobKind<P>(name: string, accepts: (payload: unknown) => payload is P, { isQuick = false } = {}): JobKind<P> {
  return { name, accepts, isQuick };
}

/** Says what a kind of job does. Jobs run at least once and may meet the leavings of a run that was killed. */
export function defineJob<P>(kind: JobKind<P>, handle: (payload: P, run: JobRun) => Promise<void>): Job {
  return {
    name: kind.name,
    isQuick: kind.isQuick,
    run: async (payload, run) => {
      if (!kind.accepts(payload)) throw new Error(`The payload of job ${kind.name} has not the form it should have.`);
      await handle(payload, run);
    },
  };
}

/** Queue of what is computed of every customer, of which one at a time is enough. */
export const everybodyQueue = 'everybody';

export interface EnqueueOptions {
  /** Of waiting jobs with the same key only the latest stays; one that runs already is followed by this one. */
  readonly key?: string;
  /** not before */
  readonly runAt?: Date;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
  /** tries before it is given up, 25 when absent */
  readonly attempts?: number;
}

/** Whether a job of this kind waits or runs. */
export async function isUnderWay<P>(ctx: PlatformCtx, { name }: JobKind<P>): Promise<boolean> {
  const [row] = await ctx.db.query<{ found: boolean }[]>(
    'select exists (select from graphile_worker.jobs where task_identifier = $1 and attempts < max_attempts) as found',
    [name],
  );
  return row?.found ?? false;
}

/** Puts a job into the queue with the transaction: it exists when and only when the transaction commits. */
export async function enqueue<P>(tx: PlatformCtx, kind: JobKind<P>, payload: P, options: EnqueueOptions = {}): Promise<void> {
  await tx.db.query(
    'select from graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6)',
    [kind.name, JSON.stringify(payload), options.queue ?? null, options.runAt ?? null, options.attempts ?? null, options.key ?? null],
  );
}
