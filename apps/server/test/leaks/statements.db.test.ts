import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { buildMasterSchema } from '../../src/schema.js';
import { templateDatabase } from '../support/database.js';
import { createSegment, makeShop, serveShop } from './stand.js';

const database = await templateDatabase();
const clients = await serveShop(database, buildMasterSchema(), makeShop(120));
await createSegment(clients.owner, 'everybody', 'ordersCount >= 0');
await createSegment(clients.owner, 'frequent', 'ordersCount >= 3');

afterEach(() => void vi.restoreAllMocks());

/** How many statements reach the database while a question is answered. */
async function statementsFor(query: string): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  const { body } = await clients.marketer.ask(query);
  expect(body.errors).toBeUndefined();
  const count = sent.mock.calls.length;
  sent.mockRestore();
  return count;
}

const orders = 'orders(first: 5) { nodes { externalId total { amount } lines { quantity product { name } } } }';

const page = (first: number): string =>
  `{ customers(first: ${first}) { nodes { displayName ${orders} segments(first: 10) { nodes { segment { key } } } } totalCount } }`;

const preview = (first: number): string =>
  `{ previewSegment(condition: "ordersCount >= 1 and city is present") { count conditions { alone inFunnel } sample(first: ${first}) { nodes { displayName ${orders} } } } }`;

test.each([
  ['a page of customers with orders, lines, products and segments', page, 12],
  ['a preview with its sample', preview, 14],
] as const)('%s takes as many statements for fifty rows as for one', async (_, question, most) => {
  await statementsFor(question(1)); // the first question of all also prepares
  const one = await statementsFor(question(1));
  expect(await statementsFor(question(50))).toBe(one);
  expect(one).toBeLessThanOrEqual(most);
});
