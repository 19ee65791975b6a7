import { expect, test } from 'vitest';
import type { Ctx } from '../../src/access/index.js';
import { newId, toGlobalId } from '../../src/platform/ids.js';
import { buildMasterSchema } from '../../src/schema.js';
import { refreshMembers } from '../../src/modules/segments/members.service.js';
import { everything } from '../../src/read/index.js';
import { platformCtx } from '../support/ctx.js';
import { templateDatabase } from '../support/database.js';
import type { Question } from './doors.js';
import { absentFor, createSegment, makeShop, now, serveShop, staff } from './stand.js';

const database = await templateDatabase();
const shop = makeShop(5);
const clients = await serveShop(database, buildMasterSchema(), shop);
const customer = toGlobalId('Customer', shop.customers[0]?.id ?? '');
const ownerCtx: Ctx = {
  ...platformCtx(database, now.toISOString()),
  viewer: { userId: newId(), email: '', name: 'Owner', roleKey: 'owner', roleName: 'Owner', locale: 'en', policy: everything },
};
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
  frozen: (id) => ({ query: `mutation { freezeSegment(input: { id: "${id}", name: "Frozen" }) { id } }` }),
  'chosen by hand': (id) => ({
    query: `mutation { overrideMember(input: { segmentId: "${id}", customerId: "${customer}", as: INCLUDE, reason: "test" }) { id } }`,
  }),
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

test('a customer’s segments are those that are there for the viewer', async () => {
  await createSegment(clients.owner, 'shown', 'ordersCount >= 0');
  await createSegment(clients.owner, 'secret', 'occupation = "teacher" or ordersCount >= 0');
  const { rows } = await database.pool.query<{ id: string }>(`select id from segments where key in ('shown', 'secret')`);
  for (const { id } of rows) await refreshMembers(ownerCtx, id, 'version');
  const question = `{ customer(id: "${customer}") { segments(first: 50) { nodes { segment { key } } totalCount } } }`;
  const seen = async (role: 'owner' | 'marketer' | 'analyst' | 'support'): Promise<string> => (await clients[role].ask(question)).text;
  expect(await seen('owner')).toContain('"secret"');
  for (const role of staff) {
    expect(await seen(role), role).toContain('"shown"');
    expect(await seen(role), role).not.toContain('"secret"');
  }
});

test('every door is one that the owner goes through with a segment', async () => {
  const id = await createSegment(clients.owner, 'mine', 'city is present');
  const shut: string[] = [];
  for (const [door, ask] of Object.entries(segmentDoors)) {
    const { query, variables } = ask(id, 'mine');
    const { body } = await clients.owner.ask(query, variables);
    const refused = body.errors?.find(({ extensions }) =>
      ['GRAPHQL_VALIDATION_FAILED', 'INTERNAL', 'NOT_FOUND'].includes(String(extensions['code'])),
    );
    if (refused) shut.push(`${door}: ${refused.message}`);
  }
  expect(shut).toEqual([]);
});
