import { expect, test } from 'vitest';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { templateDatabase } from '../../../test/support/database.js';
import { buildMasterSchema } from '../../schema.js';

const graph = await serveGraph(await templateDatabase(), buildMasterSchema());
const [owner, marketer, analyst] = [await graph.signedInAs('owner'), await graph.signedInAs('marketer'), await graph.signedInAs('analyst')];
type Client = typeof owner;

const asked = { measures: ['ORDERS', 'REVENUE'], dimensions: ['CITY'], period: 'LAST_30_DAYS', shared: true };

async function keep(client: Client, input: object): Promise<string> {
  const { body } = await client.ask('mutation ($input: SaveQuestionInput!) { saveQuestion(input: $input) { id } }', {
    input: { ...asked, ...input },
  });
  const id = JSON.stringify(body.data).match(/"id":"([^"]+)"/)?.[1];
  if (!id) throw new Error(JSON.stringify(body.errors));
  return id;
}
const names = async (client: Client, field: 'questions' | 'dashboards'): Promise<unknown> =>
  (await client.ask(`{ ${field} { nodes { name } } }`)).body.data?.[field];

test('a question comes back as it was asked, and is written over by its owner only', async () => {
  const id = await keep(owner, { name: 'By city', condition: 'ordersCount >= 2', chart: 'BARS', comparison: 'YEAR_BEFORE' });
  const { body } = await owner.ask(
    'query ($id: ID!) { node(id: $id) { ... on Question { name measures dimensions segments condition period comparison chart isShared owner } } }',
    { id },
  );
  expect(body.data?.['node']).toEqual({
    name: 'By city',
    measures: ['ORDERS', 'REVENUE'],
    dimensions: ['CITY'],
    segments: [],
    condition: 'ordersCount >= 2',
    period: 'LAST_30_DAYS',
    comparison: 'YEAR_BEFORE',
    chart: 'BARS',
    isShared: true,
    owner: expect.any(String),
  });
  const over = await marketer.ask('mutation ($input: SaveQuestionInput!) { saveQuestion(input: $input) { id } }', {
    input: { ...asked, id, name: 'Mine now' },
  });
  expect(over.body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
});

test('a shared question that names what a role may not read is not there for it, by any door', async () => {
  const id = await keep(owner, { name: 'Who has mail', condition: 'email is present' });
  await keep(owner, { name: 'Not shared', shared: false });
  expect(JSON.stringify(await names(owner, 'questions'))).toContain('Who has mail');
  expect(JSON.stringify(await names(analyst, 'questions'))).not.toMatch(/mail|Not shared/);
  const { body } = await analyst.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
  expect(body.data).toEqual({ node: null });
  const tile = await analyst.ask('mutation ($input: SaveDashboardInput!) { saveDashboard(input: $input) { id } }', {
    input: { name: 'Mail', questionIds: [id] },
  });
  expect(tile.body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
});

test('a dashboard keeps its questions in order and loses those that are thrown away', async () => {
  const [first, second] = [await keep(marketer, { name: 'One' }), await keep(marketer, { name: 'Two' })];
  const { body } = await marketer.ask('mutation ($input: SaveDashboardInput!) { saveDashboard(input: $input) { id questionIds } }', {
    input: { name: 'Monday', questionIds: [second, first], shared: true },
  });
  expect(body.data).toEqual({ saveDashboard: { id: expect.any(String), questionIds: [second, first] } });
  expect(await names(analyst, 'dashboards')).toEqual({ nodes: [{ name: 'Monday' }] });
  await marketer.ask('mutation ($id: ID!) { discardQuestion(id: $id) }', { id: second });
  const left = await marketer.ask('{ dashboards { nodes { questionIds } } }');
  expect(left.body.data).toEqual({ dashboards: { nodes: [{ questionIds: [first] }] } });
});

const save = (input: object) =>
  marketer.ask('mutation ($input: SaveQuestionInput!) { saveQuestion(input: $input) { id } }', {
    input: { ...asked, name: 'X', ...input },
  });

test('a question that cannot be asked is not kept', async () => {
  expect((await save({ condition: 'nothing = 1' })).body.errors?.[0]?.extensions['code']).toBe('CONDITION_INVALID');
  expect((await save({ dimensions: ['SEGMENT'] })).body.errors?.[0]?.extensions['code']).toBe('INPUT_INVALID');
  expect((await save({ measures: [] })).body.errors?.[0]?.extensions['code']).toBe('INPUT_INVALID');
});
