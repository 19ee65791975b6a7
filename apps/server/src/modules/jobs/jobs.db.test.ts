import { beforeAll, expect, test } from 'vitest';
import { platformCtx } from '../../../test/support/ctx.js';
import { templateDatabase } from '../../../test/support/database.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { newId, toGlobalId } from '../../platform/ids.js';
import { canBeCalledOff } from '../../platform/jobs/call-off.js';
import { enqueue, jobKind } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { buildMasterSchema } from '../../schema.js';

const database = await templateDatabase();
const graph = await serveGraph(database, buildMasterSchema());
const owner = await graph.signedInAs('owner');
const isAbout = (payload: unknown): payload is { exportId: string } => typeof payload === 'object' && payload !== null;
const file = jobKind('test.file', isAbout);
const clockwork = jobKind('test.clockwork', isAbout);
const exportId = newId();
const calledOff: string[] = [];
canBeCalledOff(file, async (_tx, payload) => void calledOff.push(payload.exportId));

beforeAll(async () => {
  await inTransaction(platformCtx(database), async (tx) => {
    await enqueue(tx, file, { exportId });
    await enqueue(tx, clockwork, { exportId: 'none' });
  });
});

const jobs = async (): Promise<{ id: string; kind: string }[]> =>
  (await owner.ask('{ jobs { id kind state subjectId canBeCancelled attempts } }')).body.data?.['jobs'] as { id: string; kind: string }[];
const cancel = (id: string | undefined) => owner.ask('mutation ($id: ID!) { cancelJob(id: $id) }', { id });

test('jobs say what they are about; one that can be called off leaves the queue and tells what it was for', async () => {
  const found = await jobs();
  const [own, other] = [found.find(({ kind }) => kind === file.name), found.find(({ kind }) => kind === clockwork.name)];
  expect(own).toEqual({
    id: expect.any(String),
    kind: file.name,
    state: 'WAITING',
    subjectId: toGlobalId('Export', exportId),
    canBeCancelled: true,
    attempts: 0,
  });
  expect(other).toMatchObject({ subjectId: null, canBeCancelled: false });
  expect((await cancel(own?.id)).body.data).toEqual({ cancelJob: true });
  expect(calledOff).toEqual([exportId]);
  expect((await cancel(own?.id)).body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  expect((await cancel(other?.id)).body.errors?.[0]?.extensions['code']).toBe('CONFLICT');
});

test('a job that failed for good can be tried again', async () => {
  await database.pool.query('update graphile_worker._private_jobs set attempts = max_attempts');
  const [failed] = await jobs();
  expect(failed).toMatchObject({ state: 'FAILED' });
  expect((await owner.ask('mutation ($id: ID!) { retryJob(id: $id) }', { id: failed?.id })).body.data).toEqual({ retryJob: true });
  expect((await jobs())[0]).toMatchObject({ state: 'WAITING', attempts: 0 });
});

test('only those who run the installation see jobs', async () => {
  const { body } = await (await graph.signedInAs('marketer')).ask('{ jobs { id } }');
  expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});
