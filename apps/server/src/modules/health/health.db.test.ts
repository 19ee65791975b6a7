import { expect, onTestFinished, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { metrics } from '../../platform/http/metrics.js';
import { runStatement, slowQuestions } from '../../read/index.js';
import { buildMasterSchema } from '../../schema.js';
import { measureHealth } from './health.service.js';

const database = await templateDatabase();
const graph = await serveGraph(database, buildMasterSchema());
const asked = `{ health { process { memoryBytes loopDelayMs } replica { state lag } queue { waiting failed } memberships { segments failed differing }
  durations { kind count } slowQuestions { ms statement plan } } }`;

test('an owner sees the state of the installation, with slow questions and their plan', async () => {
  const signal = new AbortController().signal;
  await runStatement({ pool: database.pool, signal }, { text: 'select pg_sleep(1.01), $1::text as one', values: ['secret'] });
  const { body } = await (await graph.signedInAs('owner')).ask(asked);
  expect(body.errors).toBeUndefined();
  expect(body.data?.['health']).toMatchObject({
    process: { memoryBytes: expect.any(Number), loopDelayMs: expect.any(Number) },
    replica: { state: 'OFF', lag: 0 },
    queue: { waiting: 0, failed: 0 },
    memberships: { segments: 0, failed: 0 },
    slowQuestions: [{ statement: 'select pg_sleep(1.01), $1::text as one', plan: expect.stringContaining('Result') }],
  });
  expect(JSON.stringify(slowQuestions(database.pool))).not.toContain('secret');
});

test('nobody else does', async () => {
  for (const role of ['marketer', 'analyst', 'support'] as const) {
    const { body } = await (await graph.signedInAs(role)).ask(asked);
    expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  }
});

test('Prometheus reads the same figures', async () => {
  measureHealth(database.pool, () => new Date());
  onTestFinished(() => metrics.clear());
  const text = await metrics.metrics();
  for (const name of ['regulars_queue_waiting 0', 'regulars_segments_failed 0', 'regulars_members_differing 0'])
    expect(text).toContain(name);
});
