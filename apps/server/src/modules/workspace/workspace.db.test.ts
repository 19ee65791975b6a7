import { expect, test } from 'vitest';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { templateDatabase } from '../../../test/support/database.js';
import { buildMasterSchema } from '../../schema.js';

const database = await templateDatabase();
const graph = await serveGraph(database, buildMasterSchema());
const [owner, marketer, analyst] = [await graph.signedInAs('owner'), await graph.signedInAs('marketer'), await graph.signedInAs('analyst')];

const save = 'mutation ($input: SaveQueryInput!) { saveQuery(input: $input) { id name isShared } }';
const named = async (client: typeof owner, field: 'savedQueries' | 'teamQueries'): Promise<unknown> =>
  (await client.ask(`{ ${field} { nodes { name } } }`)).body.data?.[field];

test('a view is kept for its owner alone; the same name replaces it', async () => {
  const keep = async (address: string): Promise<void> => {
    const input = { place: 'CUSTOMERS', name: 'Quiet', address };
    const { body } = await marketer.ask('mutation ($input: SaveViewInput!) { saveView(input: $input) { id } }', { input });
    expect(body.errors).toBeUndefined();
  };
  await keep('q=chen');
  await keep('where=city%20%3D%20%22Hangzhou%22');
  const asked = '{ savedViews(place: CUSTOMERS) { nodes { id name address } } }';
  const { body } = await marketer.ask(asked);
  expect(body.data?.['savedViews']).toEqual({
    nodes: [{ id: expect.any(String), name: 'Quiet', address: 'where=city%20%3D%20%22Hangzhou%22' }],
  });
  expect((await analyst.ask(asked)).body.data?.['savedViews']).toEqual({ nodes: [] });
  const id = JSON.stringify(body.data).match(/"id":"([^"]+)"/)?.[1];
  const discard = 'mutation ($id: ID!) { discardView(id: $id) }';
  expect((await analyst.ask(discard, { id })).body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  expect((await marketer.ask(discard, { id })).body.data).toEqual({ discardView: true });
});

test('a shared question is there for those whose own graph answers it, and only they learn of it', async () => {
  const input = { name: 'Names', document: '{ customers { nodes { displayName } } }', shared: true };
  await owner.ask(save, { input });
  await owner.ask(save, { input: { ...input, name: 'Cities', document: '{ customers { nodes { city } } }' } });
  await owner.ask(save, { input: { ...input, name: 'Not finished', document: '{ customers {' } });
  await owner.ask(save, { input: { ...input, name: 'Mine', shared: false } });
  expect(await named(marketer, 'teamQueries')).toEqual({ nodes: [{ name: 'Cities' }, { name: 'Names' }] });
  expect(await named(analyst, 'teamQueries')).toEqual({ nodes: [{ name: 'Cities' }] });
  expect(await named(owner, 'teamQueries')).toEqual({ nodes: [] });
  expect(await named(owner, 'savedQueries')).toEqual({
    nodes: [{ name: 'Cities' }, { name: 'Mine' }, { name: 'Names' }, { name: 'Not finished' }],
  });
});

test('a question is written over by its owner only', async () => {
  const { body } = await owner.ask(save, { input: { name: 'Draft', document: '{ me { actions } }', shared: true } });
  const id = JSON.stringify(body.data).match(/"id":"([^"]+)"/)?.[1];
  const input = { id, name: 'Taken', document: '{ me { zone } }' };
  expect((await analyst.ask(save, { input })).body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  expect((await owner.ask(save, { input })).body.data?.['saveQuery']).toEqual({ id, name: 'Taken', isShared: false });
});
