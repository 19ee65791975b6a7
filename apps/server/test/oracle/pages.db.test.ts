import 'reflect-metadata';
import { seededRandom } from '@regulars/segment-language/testing';
import { beforeAll, expect, test } from 'vitest';
import { upsertCustomers } from '../../src/modules/consent/index.js';
import { recordMany } from '../../src/modules/orders/index.js';
import { buildMasterSchema } from '../../src/schema.js';
import { database, seenBy, stage } from '../support/builders.js';
import { type ColumnarDatabase, withColumns } from '../support/columns.js';
import { type Client, serveGraph } from '../support/serve-graph.js';
import { Draw } from './random-shop.js';

const now = () => new Date('2026-03-01T04:00:00Z');
const ctx = { ...seenBy('owner'), now };
const people = 60;
const rounds = 12;
const draw = new Draw(seededRandom(5));
let columnar: ColumnarDatabase;
let clients: { readonly columns: Client; readonly postgres: Client };

beforeAll(async () => {
  await stage({ now: now().toISOString() });
  await upsertCustomers(
    ctx,
    Array.from({ length: people }, (_, index) => ({ externalId: `p${index}`, city: draw.pick(['Riga', 'Suzhou']) })),
    { source: 'test' },
  );
  await write(120);
  columnar = await withColumns(database, now);
  const master = await buildMasterSchema();
  const [columns, postgres] = await Promise.all([serveGraph(columnar.database, master, { now }), serveGraph(database, master, { now })]);
  clients = { columns: await columns.signedInAs('owner'), postgres: await postgres.signedInAs('owner') };
});

let made = 0;

/** Orders of few different amounts and days, so that many customers tie. */
async function write(count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({
    externalId: `o${(made += 1)}`,
    customer: { externalId: `p${draw.int(0, people + 3)}` },
    placedAt: new Date(now().getTime() - draw.int(0, 9) * 86_400_000),
    lines: [{ sku: 'S1', quantity: '1', unitPrice: String(draw.int(1, 3)) }],
  }));
  await recordMany(ctx, rows, { source: 'test' });
}

const question = `query ($where: Condition, $by: CustomerSort!, $direction: Direction!, $first: Int, $after: String, $skip: Int) {
  customers(where: $where, orderBy: [{ by: $by, direction: $direction }], first: $first, after: $after, skip: $skip) {
    nodes { id } pageInfo { hasNextPage endCursor }
  }
}`;

async function ask(
  client: Client,
  variables: object,
): Promise<{ readonly nodes: unknown; readonly pageInfo: { readonly endCursor: string | null } }> {
  const { body } = await client.ask(question, variables);
  expect(body.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(body.data?.['customers']));
}

test('a page in the order of what is rolled up is the same whoever orders, at a number or after a cursor, while orders arrive', async () => {
  let cursor: string | null = null;
  for (let round = 0; round < rounds; round += 1) {
    await write(draw.int(0, 4));
    for (const by of ['LAST_ORDER', 'ORDERS', 'TOTAL_SPENT']) {
      for (const direction of ['ASCENDING', 'DESCENDING']) {
        const where = draw.pick([null, 'city = "Riga"', 'count(orders) >= 2']);
        const asked = { where, by, direction, first: draw.int(1, 20), skip: draw.int(0, people) };
        expect([asked, await ask(clients.columns, asked)]).toEqual([asked, await ask(clients.postgres, asked)]);
        const after = { where: null, by: 'LAST_ORDER', direction: 'DESCENDING', first: draw.int(1, 20), after: cursor };
        const page = await ask(clients.columns, after);
        expect([after, page]).toEqual([after, await ask(clients.postgres, after)]);
        cursor = page.pageInfo.endCursor;
      }
    }
  }
  expect(columnar.complaints).toEqual([]);
}, 60_000);
