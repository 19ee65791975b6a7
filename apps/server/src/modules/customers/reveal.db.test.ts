import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { database, stage } from '../../../test/support/builders.js';
import { type Answer, type Client, serveGraph } from '../../../test/support/serve-graph.js';
import { builtInRoles, createViews } from '../../access/index.js';
import { toGlobalId } from '../../platform/ids.js';
import { buildMasterSchema } from '../../schema.js';

const master = buildMasterSchema();
const graph = await serveGraph(database, master);
let customerId = '';
let marketer: Client;

beforeEach(async () => {
  const { make } = await stage();
  const made = await make.customer({ phone: '+8613812348000', email: 'chen@example.com', city: 'Suzhou' }).withoutOrders();
  customerId = toGlobalId('Customer', made.id);
  await database.pool.query(`update roles set actions = $1, row_scope = null where key = 'marketer'`, [
    [...builtInRoles.marketer.actions, 'fields.reveal'],
  ]);
  marketer = await graph.signedInAs('marketer');
});

const reveal = (client: Client, field: string, reason = 'called back', id = customerId): Promise<Answer> =>
  client.ask('mutation ($input: RevealFieldInput!) { revealField(input: $input) }', { input: { customerId: id, field, reason } });
const codeOf = ({ body }: Answer): unknown => body.errors?.[0]?.extensions['code'];

test('a masked value is uncovered one at a time, with a reason, and that is on record without the value', async () => {
  const seen = await marketer.ask('{ me { maskedFields } customers { nodes { phone } } }');
  expect(seen.body.data).toMatchObject({
    me: { maskedFields: expect.arrayContaining(['phone', 'email']) },
    customers: { nodes: [{ phone: '138****8000' }] },
  });
  expect((await reveal(marketer, 'phone')).body.data).toEqual({ revealField: '+8613812348000' });
  const { rows } = await database.pool.query(
    "select kind, result, fields, subjects, rows, detail from audit_log where action = 'revealField'",
  );
  expect(rows).toMatchObject([
    { kind: 'READ', result: 'OK', fields: ['Customer.phone'], rows: 1, detail: { reason: 'called back' }, subjects: [expect.any(String)] },
  ]);
  expect(JSON.stringify(rows)).not.toContain('13812348000');
});

test('what is not masked is not uncovered: read, hidden and unknown fields are one answer', async () => {
  const answers = await Promise.all(['city', 'incomeBand', 'nothing'].map((field) => reveal(marketer, field)));
  expect(answers.map(codeOf)).toEqual(['INPUT_INVALID', 'INPUT_INVALID', 'INPUT_INVALID']);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(codeOf(await reveal(marketer, 'phone', ' '))).toBe('INPUT_INVALID');
});

test('nobody beyond the row scope is uncovered, and nobody uncovers without the action', async () => {
  await database.pool.query(`update roles set row_scope = 'city = "Riga"' where key = 'marketer'`);
  expect(codeOf(await reveal(marketer, 'phone'))).toBe('NOT_FOUND');
  expect(codeOf(await reveal(await graph.signedInAs('analyst'), 'phone'))).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('thirty an hour are enough, also when they come at once', async () => {
  const answers = await Promise.all(Array.from({ length: 33 }, () => reveal(marketer, 'email')));
  expect(answers.filter(({ body }) => body.data?.['revealField'] === 'chen@example.com')).toHaveLength(30);
  expect(answers.map(codeOf).filter((code) => code !== undefined)).toEqual(['LIMIT_REACHED', 'LIMIT_REACHED', 'LIMIT_REACHED']);
});

test('support sees one customer at a time: by one customer, one order, one node', () => {
  const { labels, actions } = builtInRoles.support;
  const { schema } = createViews(master).viewFor({ labels, actions, fields: {}, rowScope: null });
  const leadsToCustomer = (name: string, seen: Set<string>): boolean => {
    if (name === 'Customer') return true;
    const type = schema.getType(name);
    if (seen.has(name) || (!isObjectType(type) && !isInterfaceType(type))) return false;
    seen.add(name);
    return Object.values(type.getFields()).some((field) => leadsToCustomer(getNamedType(field.type).name, seen));
  };
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const ways = roots.filter(({ type }) => leadsToCustomer(getNamedType(type).name, new Set())).map(({ name }) => name);
  expect(ways.toSorted()).toEqual(['customer', 'order']);
  expect(roots.map(({ name }) => name)).toContain('node');
  expect(schema.getSubscriptionType()?.getFields()['membershipChanged']).toBeUndefined();
});
