import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import type { Database } from '../database/database.js';
import type { Log } from '../log.js';
import type { Job, Schedule } from './job.js';
import { guardWorkers } from './guard-workers.js';

/** The part of this process that runs jobs. */
export interface JobRunner {
  /** Takes no more jobs, asks the running ones to end, and waits for them. */
  stop(): Promise<void>;
}

/** Jobs at a time; with two cores more would only take turns. */
const concurrency = 2;

/** Starts running the jobs of the queue, those of killed servers first. */
export async function startJobs(
  database: Database,
  log: Log,
  jobs: readonly Job[],
  schedules: readonly Schedule[] = [],
): Promise<JobRunner> {
  const events = new EventEmitter();
  const guard = await guardWorkers(database, log, events);
  const runner = await run({
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
    taskList: taskList(jobs, log),
    parsedCronItems: parseCronItems(
      schedules.map(({ job, cron, payload }) => ({ task: job, match: cron, payload: { ...payload }, identifier: job })),
    ),
  });
  runner.promise.catch((error: unknown) => log.error(error, 'The job runner ended by an error.'));
  return {
    stop: async () => {
      await runner.stop();
      await guard.close();
    },
  };
}

function taskList(jobs: readonly Job[], log: Log): TaskList {
  const named = jobs.map((job): [string, TaskList[string]] => [
    job.name,
    async (payload, { job: row, abortSignal }) => {
      await job.run(payload, {
        signal: abortSignal ?? new AbortController().signal,
        log: log.child({ job: job.name, jobId: row.id }),
        attempt: row.attempts,
      });
    },
  ]);
  return Object.fromEntries(named);
}
