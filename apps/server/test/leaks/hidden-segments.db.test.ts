import { expect, test } from 'vitest';
import { newId, toGlobalId } from '../../src/platform/ids.js';
import { buildMasterSchema } from '../../src/schema.js';
import { templateDatabase } from '../support/database.js';
import type { Question } from './doors.js';
import { absentFor, createSegment, makeShop, serveShop, staff } from './stand.js';

const database = await templateDatabase();
const shop = makeShop(5);
const clients = await serveShop(database, buildMasterSchema(), shop);
const customer = toGlobalId('Customer', shop.customers[0]?.id ?? '');
const everybody = await createSegment(clients.owner, 'everybody', 'ordersCount >= 0');

/** Doors for a segment, by its global id or its key. */
const segmentDoors: Readonly<Record<string, (id: string, key: string) => Question>> = {
  'by key': (_, key) => ({ query: `{ segment(key: "${key}") { id name } }` }),
  'by id': (id) => ({ query: `{ segment(id: "${id}") { id name } }` }),
  'as a node': (id) => ({ query: `{ node(id: "${id}") { id ... on Segment { name text } } }` }),
  'in the list': (_, key) => ({ query: `{ segments(search: "${key}") { nodes { key } totalCount } }` }),
  'as a condition': (_, key) => ({ query: `{ previewSegment(condition: "member of \\"${key}\\"") { count } }` }),
  'as a condition of the past': (_, key) => ({ query: `{ customers(where: "member of \\"${key}\\" on 2026-02-01") { totalCount } }` }),
  'in an explanation': (id) => ({ query: `{ explainMembership(segmentId: "${id}", customerId: "${customer}") { member } }` }),
  'in a comparison': (id) => ({ query: `{ diffSegment(id: "${id}", condition: "ordersCount >= 0") { entering } }` }),
  'in an overlap': (id) => ({ query: `{ compareSegments(ids: ["${id}", "${everybody}"]) { asOf } }` }),
  'in an export': (id) => ({
    query: `mutation { exportSegment(input: { segmentId: "${id}", fields: ["id"], format: CSV, purpose: "test" }) { id } }`,
  }),
  changed: (id) => ({ query: `mutation { updateSegment(input: { id: "${id}", version: 1, name: "Mine" }) { id } }` }),
  archived: (id) => ({ query: `mutation { archiveSegment(id: "${id}") { id } }` }),
  refreshed: (id) => ({ query: `mutation { refreshSegment(id: "${id}") { id } }` }),
  frozen: (id) => ({ query: `mutation { freezeSegment(input: { segmentId: "${id}", name: "Frozen" }) { id } }` }),
  drafted: (id) => ({ query: `mutation { saveSegmentDraft(segmentId: "${id}", condition: "city = ") { updatedAt } }` }),
};

test('a segment whose rule reads a hidden field is not there, directly or through another segment', async () => {
  const rules = {
    teachers: 'occupation = "teacher"',
    friends: 'not member of "teachers"',
    mailers: 'email is present',
  };
  const ids = new Map<string, string>();
  for (const [key, rule] of Object.entries(rules)) ids.set(key, await createSegment(clients.owner, key, rule));
  const leaks: string[] = [];
  for (const role of staff) {
    for (const [key, id] of ids) {
      if (role === 'support' && key === 'mailers') continue; // support may read contacts
      const [absentKey, absentId] = [absentFor(key), toGlobalId('Segment', newId())];
      for (const [door, ask] of Object.entries(segmentDoors)) {
        const [hidden, absent] = [ask(id, key), ask(absentId, absentKey)];
        const one = await clients[role].ask(hidden.query, hidden.variables);
        const other = await clients[role].ask(absent.query, absent.variables);
        const shown = one.text.replaceAll(key, absentKey).replaceAll(id, absentId);
        if (one.status !== other.status || shown !== other.text) leaks.push(`${role}, ${key} ${door}: ${one.text} where ${other.text}`);
      }
    }
  }
  expect(leaks).toEqual([]);
  expect((await clients.owner.ask('{ segments(search: "friends") { totalCount } }')).body.data).toEqual({ segments: { totalCount: 1 } });
});
