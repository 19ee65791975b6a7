import { expect, test } from 'vitest';
import { database, stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { buildMasterSchema } from '../../schema.js';

const sample = (seed: number) => `sample(first: 20, seed: ${seed}) { nodes { id city } }`;

test('a seed draws other members of the match, the same ones again for the same seed', async () => {
  const { make } = await stage({ as: 'marketer', now: '2026-03-01T00:00:00Z' });
  for (let count = 0; count < 150; count += 1) await make.customer({ city: 'Riga' }).withoutOrders();
  await make.customer({ city: 'Suzhou' }).withoutOrders();
  const client = await (await serveGraph(database, buildMasterSchema())).signedInAs('marketer');
  const { body } = await client.ask(`{
    one: previewSegment(condition: "city = \\"Riga\\"") { ${sample(1)} }
    again: previewSegment(condition: "city = \\"Riga\\"") { ${sample(1)} }
    two: previewSegment(condition: "city = \\"Riga\\"") { ${sample(2)} }
  }`);
  expect(body.errors).toBeUndefined();
  expect(JSON.stringify(body.data)).not.toContain('Suzhou');
  expect(body.data?.['one']).toMatchObject({ sample: { nodes: Array.from({ length: 20 }, () => ({ city: 'Riga' })) } });
  expect(body.data?.['again']).toEqual(body.data?.['one']);
  expect(body.data?.['two']).not.toEqual(body.data?.['one']);
});
