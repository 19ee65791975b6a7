import { getNamedType, type GraphQLArgument, type GraphQLInputField, isInputObjectType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { type BuiltInRoleKey, registry } from '../../src/access/index.js';
import { canRead, canShow } from '../../src/access/policy.js';
import { toGlobalId } from '../../src/platform/ids.js';
import { buildMasterSchema } from '../../src/schema.js';
import { templateDatabase } from '../support/database.js';
import type { Answer } from '../support/serve-graph.js';
import { conditionPlaces, type Door, graphDoors, languageDoors, type Question, type Setting } from './doors.js';
import { absentFor, createSegment, makeShop, policyOf, serveShop, staff } from './stand.js';

const database = await templateDatabase();
const master = buildMasterSchema();
const shop = makeShop();
const clients = await serveShop(database, master, shop);

/** Fields of a customer and the installation's own attributes, which are sensitive here. */
const declared = [...registry.fields('Customer').map(({ name }) => name), ...registry.relations('Customer').map(({ name }) => name)];
const attributes = ['attributes.shoeSize', 'attributes.favourite', 'attributes.petOwner'];
const roles: readonly BuiltInRoleKey[] = [...staff, 'partner'];

const hiddenInGraph = (role: BuiltInRoleKey) => declared.filter((name) => !canShow(policyOf(role), 'Customer', name));
const hiddenInLanguage = (role: BuiltInRoleKey) => [
  ...registry
    .fields('Customer')
    .filter(({ inLanguage, name }) => inLanguage && !canRead(policyOf(role), 'Customer', name))
    .map(({ name }) => name),
  ...attributes,
];

const setting: Setting = {
  customer: toGlobalId('Customer', shop.customers[0]?.id ?? ''),
  segment: await createSegment(clients.owner, 'everybody', 'ordersCount >= 0'),
};

const put = (role: BuiltInRoleKey, { query, variables }: Question): Promise<Answer> => clients[role].ask(query, variables);

const known = new Map<string, Promise<Answer>>();
/** Asks once; the same question has the same answer. */
function putOnce(role: BuiltInRoleKey, question: Question): Promise<Answer> {
  const key = JSON.stringify([role, question]);
  const answer = known.get(key) ?? put(role, question);
  known.set(key, answer);
  return answer;
}

/** What differs between the answers for a hidden name and for an absent one; undefined when nothing does. */
async function difference(role: BuiltInRoleKey, hidden: string, ask: (name: string) => Question): Promise<string | undefined> {
  const absent = absentFor(hidden);
  const [one, other] = await Promise.all([put(role, ask(hidden)), putOnce(role, ask(absent))]);
  if (one.body.errors === undefined) return `is answered without an error: ${one.text}`;
  const whole = new RegExp(`\\b${hidden.replaceAll('.', '\\.')}\\b`, 'g');
  // The question itself may hold the name in another sense (`orders` of the query): it is replaced on both sides.
  const same = one.status === other.status && one.text.replaceAll(whole, absent) === other.text.replaceAll(whole, absent);
  return same ? undefined : `${one.status} ${one.text}\n${other.status} ${other.text}`;
}

async function leaksOf(role: BuiltInRoleKey, doors: readonly Door[], names: readonly string[]): Promise<readonly string[]> {
  const leaks: string[] = [];
  for (const door of doors) {
    const asked = names.filter((name) => door.of === undefined || registry.field(door.of, name) === undefined);
    const found = await Promise.all(asked.map((name) => difference(role, name, (put) => door.ask(put, setting))));
    leaks.push(...found.flatMap((leak, index) => (leak === undefined ? [] : [`${door.name}: ${asked[index]} ${leak}`])));
  }
  return leaks;
}

const labelOf = (name: string): string => registry.field('Customer', name)?.label ?? 'attribute';

/** One name of each label: the shapes of a condition do not depend on which. */
function oneOfEach(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.findIndex((other) => labelOf(other) === labelOf(name)) === index);
}

test.each(roles)('what the graph hides from the %s role is answered like what was never there, at every door', async (role) => {
  expect(hiddenInGraph(role).length).toBeGreaterThan(0);
  const names = role === 'partner' ? oneOfEach(hiddenInGraph(role)) : hiddenInGraph(role);
  expect(await leaksOf(role, graphDoors, names)).toEqual([]);
});

/** A door that shows a name alone rather than in some shape of a condition. */
const isPlain = ({ name }: Door): boolean => name.endsWith(', plain') || !name.includes(',');

test.each(roles)('what the %s role may not read cannot be named in a condition or an export', { timeout: 120_000 }, async (role) => {
  const names = role === 'partner' ? oneOfEach(hiddenInLanguage(role)) : hiddenInLanguage(role);
  expect(await leaksOf(role, languageDoors.filter(isPlain), names)).toEqual([]);
  expect(
    await leaksOf(
      role,
      languageDoors.filter((door) => !isPlain(door)),
      oneOfEach(names),
    ),
  ).toEqual([]);
});

test('each name that is hidden from somebody is there for the owner', async () => {
  const { body } = await clients.owner.ask('{ segmentCatalogue { fields { name } } }');
  const names = JSON.stringify(body.data);
  for (const role of roles) for (const name of hiddenInLanguage(role)) expect(names).toContain(`"${name}"`);
});

test('every door is one that the owner goes through with the name of a field', async () => {
  const shut: string[] = [];
  for (const [doors, name] of [
    [graphDoors, 'email'],
    [languageDoors, 'city'],
  ] as const) {
    for (const door of doors) {
      const { body } = await put('owner', door.ask(name, setting));
      const refused = body.errors?.find(({ extensions }) => ['GRAPHQL_VALIDATION_FAILED', 'INTERNAL'].includes(String(extensions['code'])));
      if (refused) shut.push(`${door.name}: ${refused.message}`);
    }
  }
  expect(shut).toEqual([]);
});

test('the catalogue of a role offers nothing that it may not read', async () => {
  for (const role of ['marketer', 'analyst'] as const) {
    const { body } = await clients[role].ask('{ segmentCatalogue { fields { name } } }');
    const names = JSON.stringify(body.data);
    for (const hidden of hiddenInLanguage(role)) expect(names).not.toContain(`"${hidden}"`);
  }
});

const byName = (name: string): Question => ({
  query: `{ customers(orderBy: [{ by: ${name}, direction: ASCENDING }]) { nodes { id } } }`,
});
const byVariable = (name: string): Question => ({
  query: 'query ($by: [CustomerOrder!]) { customers(orderBy: $by) { nodes { id } } }',
  variables: { by: [{ by: name, direction: 'ASCENDING' }] },
});

test('a list is ordered only by what the viewer may read', async () => {
  for (const ask of [byName, byVariable]) {
    expect(await difference('analyst', 'NAME', ask)).toBeUndefined();
    expect((await put('marketer', ask('NAME'))).body.errors).toBeUndefined();
  }
});

test('an empty list is an error for a field one may read, never everybody', async () => {
  for (const c of ['city in ()', { kind: 'compare', field: 'city', operator: 'in', value: [] }, { kind: 'all', children: [] }, '']) {
    const { body } = await clients.marketer.ask('query ($c: Condition!) { customers(where: $c) { totalCount } }', { c });
    expect(body.data ?? null).toBeNull();
    expect(body.errors?.[0]?.extensions['code']).toBe('CONDITION_INVALID');
  }
});

const foundBy = async (role: BuiltInRoleKey, search: string): Promise<unknown> =>
  (await clients[role].ask('query ($search: String) { customers(search: $search) { totalCount } }', { search })).body.data?.['customers'];

test('a search finds nobody by what the viewer may not read', async () => {
  for (const search of ['chen@example.com', '+8613800008000', '8800', 'C-']) {
    expect(await foundBy('analyst', search), search).toEqual({ totalCount: 0 });
  }
  expect(await foundBy('marketer', 'chen@example.com')).toEqual({ totalCount: 0 });
  expect(await foundBy('marketer', '13800008000')).toEqual({ totalCount: 0 });
  expect(await foundBy('owner', 'chen@example.com')).not.toEqual({ totalCount: 0 });
});

const conditionsAmong = (owner: string, parts: readonly (GraphQLArgument | GraphQLInputField)[]): string[] =>
  parts.filter(({ type }) => getNamedType(type).name === 'Condition').map(({ name }) => `${owner}.${name}`);

test('every place of the schema that takes a condition is one of the doors', () => {
  const found = Object.values(master.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type)) return conditionsAmong(type.name, Object.values(type.getFields()));
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => conditionsAmong(`${type.name}.${field.name}`, field.args));
  });
  expect(found.filter((place) => !conditionPlaces.has(place))).toEqual([]);
});
