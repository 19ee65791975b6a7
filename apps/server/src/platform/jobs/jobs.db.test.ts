import { EventEmitter, once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { platformCtx } from '../../../test/support/ctx.js';
import { templateDatabase } from '../../../test/support/database.js';
import { startProcess } from '../../../test/support/processes/start-process.js';
import { createLog } from '../log.js';
import { inTransaction } from '../transaction.js';
import { defineJob, enqueue, jobKind, type Job, type JobRun } from './job.js';
import { startJobs, type JobRunner } from './runner.js';

const database = await templateDatabase();
const ctx = platformCtx(database);
const isText = (payload: unknown): payload is { text: string } =>
  typeof payload === 'object' && payload !== null && 'text' in payload && typeof payload.text === 'string';
const slow = jobKind('test.slow', isText);
const quick = jobKind('test.quick', isText);

async function start(...jobs: readonly Job[]): Promise<JobRunner> {
  const runner = await startJobs(database, createLog('silent'), jobs);
  onTestFinished(() => runner.stop());
  return runner;
}

test('a job exists when its transaction commits, and of jobs with one key the latest runs', async () => {
  const ran = new EventEmitter();
  const texts: string[] = [];
  const failing = inTransaction(ctx, async (tx) => {
    await enqueue(tx, quick, { text: 'rolled back' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await inTransaction(ctx, async (tx) => {
    await enqueue(tx, quick, { text: 'earlier' }, { key: 'one' });
    await enqueue(tx, quick, { text: 'latest' }, { key: 'one' });
    await enqueue(tx, quick, { text: 'last' }, { queue: 'in turn' });
  });
  const both = Promise.all([once(ran, 'last'), once(ran, 'latest')]);
  await start(
    defineJob(quick, async ({ text }) => {
      texts.push(text);
      ran.emit(text);
    }),
  );
  await both;
  expect(texts.toSorted()).toEqual(['last', 'latest']);
});

test('a job that a killed server had taken is run by the next server at once', async () => {
  await inTransaction(ctx, (tx) => enqueue(tx, slow, { text: 'again' }));
  const first = await startProcess('take-job.ts', database.url);
  expect(first.said).toBe('taken');
  await first.kill();
  const run = new Promise<number>((resolve) => {
    void start(defineJob(slow, async (_payload, { attempt }) => resolve(attempt)));
  });
  expect(await run).toBe(2);
});

test('a job of a living server is not taken from it', async () => {
  await inTransaction(ctx, (tx) => enqueue(tx, slow, { text: 'mine' }));
  await startProcess('take-job.ts', database.url);
  await start(defineJob(quick, async () => undefined));
  const { rows } = await database.pool.query<{ attempts: number; taken: boolean }>(
    `select attempts, locked_by is not null as taken from graphile_worker.jobs where task_identifier = 'test.slow'`,
  );
  expect(rows).toEqual([{ attempts: 1, taken: true }]);
});

test('a quick job does not wait for long ones', async () => {
  const soon = jobKind('test.soon', isText, { isQuick: true });
  const done = new EventEmitter();
  const long = once(done, 'now');
  const ran = new Promise<void>((resolve) => {
    void start(
      defineJob(slow, async () => void (await long)),
      defineJob(soon, async () => resolve()),
    );
  });
  await inTransaction(ctx, async (tx) => {
    for (let job = 0; job < 4; job += 1) await enqueue(tx, slow, { text: 'long' });
    await enqueue(tx, soon, { text: 'soon' });
  });
  await ran;
  done.emit('now');
});

test('stopping asks running jobs to end and waits for them', async () => {
  const began = new EventEmitter();
  let ended = false;
  const beginning = once(began, 'run');
  const runner = await startJobs(database, createLog('silent'), [
    defineJob(quick, async (_payload, { signal }: JobRun) => {
      began.emit('run');
      await once(signal, 'abort');
      ended = true;
    }),
  ]);
  await inTransaction(ctx, (tx) => enqueue(tx, quick, { text: 'long' }));
  await beginning;
  await runner.stop();
  expect(ended).toBe(true);
});

const shown = async () => (await database.pool.query('select done, total from job_progress')).rows;
test('a job whose statement goes on for long does not keep the server from stopping', async () => {
  const began = new EventEmitter();
  const beginning = once(began, 'run');
  const runner = await startJobs(database, createLog('silent'), [
    defineJob(quick, async () => {
      began.emit('run');
      await ctx.db.query('select pg_sleep(600)');
    }),
  ]);
  await inTransaction(ctx, (tx) => enqueue(tx, quick, { text: 'long' }));
  await beginning;
  await runner.stop();
}, 30_000);

test('how far a job is can be seen while it runs, and goes with it', async () => {
  let seen: unknown;
  const ran = new Promise<void>((resolve) => {
    void start(
      defineJob(quick, async (_payload, { progress }) => {
        await progress(1, 4);
        await progress(2, 4);
        seen = await shown();
        resolve();
      }),
    );
  });
  await inTransaction(ctx, (tx) => enqueue(tx, quick, { text: 'far' }));
  await ran;
  expect(seen).toEqual([{ done: 2, total: 4 }]);
  await expect.poll(shown).toEqual([]);
});
