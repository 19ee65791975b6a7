import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import type { Database } from '../database/database.js';
import type { Log } from '../log.js';
import type { Job, Schedule } from './job.js';
import { guardWorkers } from './guard-workers.js';

/** The part of this process that runs jobs. */
export interface JobRunner {
  /** Takes no more jobs, asks the running ones to end, and waits for them; a statement that goes on for long is ended, and its job run again later. */
  stop(): Promise<void>;
}

/** Jobs that take long at a time: two that work on everybody leave one for what people ask for. Quick ones run beside them, one at a time. */
const [longAtOnce, quickAtOnce] = [3, 1];
/** Milliseconds that running jobs get to end by themselves. */
const patience = 5000;

/** Starts running the jobs of the queue, those of killed servers first. */
export async function startJobs(
  database: Database,
  log: Log,
  jobs: readonly Job[],
  schedules: readonly Schedule[] = [],
): Promise<JobRunner> {
  const events = new EventEmitter();
  const guard = await guardWorkers(database, log, events);
  const start = (some: readonly Job[], concurrency: number): Promise<Runner> =>
    run({
      connectionString: database.url,
      maxPoolSize: concurrency + 3,
      concurrency,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: 0,
      events,
      logger: new Logger(
        ({ jobId }) =>
          (level, message) =>
            log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level]({ jobId }, message),
      ),
      taskList: taskList(database, some, log),
      parsedCronItems: parseCronItems(
        schedules
          .filter(({ job }) => some.some(({ name }) => name === job))
          .map(({ job, cron, payload }) => ({ task: job, match: cron, payload: { ...payload }, identifier: job })),
      ),
    });
  const [quick, long] = [jobs.filter(({ isQuick }) => isQuick), jobs.filter(({ isQuick }) => !isQuick)];
  const runners = [...(quick.length > 0 ? [await start(quick, quickAtOnce)] : []), await start(long, longAtOnce)];
  for (const { promise } of runners) promise.catch((error: unknown) => log.error(error, 'The job runner ended by an error.'));
  return {
    stop: async () => {
      const impatient = setTimeout(() => cancelWriting(database, log), patience);
      await Promise.all(runners.map((runner) => runner.stop()));
      clearTimeout(impatient);
      await guard.close();
    },
  };
}

const cancelWriting = (database: Database, log: Log): void =>
  void database.cancelWriting().catch((error: unknown) => log.warn(error, 'A statement could not be ended.'));

function taskList(database: Database, jobs: readonly Job[], log: Log): TaskList {
  const named = jobs.map((job): [string, TaskList[string]] => [
    job.name,
    async (payload, { job: row, abortSignal }) => {
      let isShown = false;
      const progress = async (done: number, total: number): Promise<void> => {
        isShown = true;
        await database.pool.query(
          'insert into job_progress (job_id, done, total) values ($1, $2, $3) on conflict (job_id) do update set done = $2, total = $3',
          [row.id, done, total],
        );
      };
      try {
        await job.run(payload, {
          signal: abortSignal ?? new AbortController().signal,
          log: log.child({ job: job.name, jobId: row.id }),
          attempt: row.attempts,
          progress,
        });
      } finally {
        if (isShown) await database.pool.query('delete from job_progress where job_id = $1', [row.id]);
      }
    },
  ]);
  return Object.fromEntries(named);
}
