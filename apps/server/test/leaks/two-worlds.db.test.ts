import { getNamedType, isObjectType, isScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { nothing } from '../../src/access/policy.js';
import { createViews } from '../../src/access/schema-view.js';
import { toGlobalId } from '../../src/platform/ids.js';
import { buildMasterSchema } from '../../src/schema.js';
import { templateDatabase } from '../support/database.js';
import { makeShop, policyOf, serveShop, type staff } from './stand.js';

const [here, there] = [await templateDatabase(), await templateDatabase()];
const master = buildMasterSchema();
const shop = makeShop();
const [clientsHere, clientsThere] = [await serveShop(here, master, shop), await serveShop(there, master, shop)];
const views = createViews(master);

/** What may differ between the worlds without a role's seeing it. A mask keeps the ends of a value, so only the middle differs. */
const sensitive = `income_band = 'low', education = null, occupation = 'chef', attributes = '{"shoeSize": 12}'`;
const contact = `email = left(email, 1) || 'zz' || substr(email, 4), phone = left(phone, 6) || '9999' || right(phone, 4), address = null`;
const identity = `display_name = 'Somebody else', search_text = 'somebody else', external_id = null, card = 'none'`;
const hidden = {
  support: [sensitive],
  marketer: [sensitive, contact],
  analyst: [sensitive, contact, identity],
} satisfies Record<(typeof staff)[number], readonly string[]>;

/** Every plain field of a customer that the role's schema has. */
function plainFields(role: (typeof staff)[number]): readonly string[] {
  const type = views.viewFor(policyOf(role)).schema.getType('Customer');
  if (!isObjectType(type)) throw new Error(`The ${role} role sees customers.`);
  return Object.values(type.getFields())
    .filter((field) => field.args.length === 0 && isScalarType(getNamedType(field.type)) && getNamedType(field.type).name !== 'Money')
    .map(({ name }) => name);
}

const conditions = [
  'ordersCount >= 1',
  'city is missing or tags has any of ("vip")',
  'count(orders within 200 days where count(lines where product.category = "bread") >= 1) >= 1 and not consent.profiling = "objected"',
  'bucket.autumn < 50',
];
const searches = ['chen', 'wang', 'somebody', '1380', '9999', 'teacher', 'C-', '8800'];
const orders = ['NAME', 'ORDERS', 'TOTAL_SPENT', 'LAST_ORDER', 'CREATED'];

function questions(role: (typeof staff)[number]): readonly string[] {
  const fields = plainFields(role).join(' ');
  const whole = `edges { cursor node { ${fields} attributes { key value } orders(first: 2) { nodes { id placedAt lines { quantity } } } } } pageInfo { endCursor hasNextPage } totalCount`;
  const customers = shop.customers.slice(0, 10).map(({ id }) => toGlobalId('Customer', id));
  return [
    `{ customers(first: 20) { ${whole} } }`,
    ...conditions.map((condition) => `{ customers(where: ${JSON.stringify(condition)}) { ${whole} } }`),
    ...orders.map((by) => `{ customers(orderBy: [{ by: ${by}, direction: DESCENDING }], first: 10) { ${whole} } }`),
    ...(role === 'marketer' ? searches.filter((search) => search !== 'somebody') : searches).map(
      (search) => `{ customers(search: "${search}") { edges { cursor node { id } } totalCount } }`,
    ),
    ...conditions.map(
      (condition) =>
        `{ previewSegment(condition: ${JSON.stringify(condition)}) { count total conditions { path text alone inFunnel } reach { channel reachable noConsent } sample(first: 5) { edges { cursor node { ${fields} } } } } }`,
    ),
    ...customers.map((id) => `{ customer(id: "${id}") { ${fields} orders { nodes { id } totalCount } } }`),
    ...customers.map((id) => `{ node(id: "${id}") { ... on Customer { ${fields} } } }`),
    ...customers.map((id) => `{ explainMembership(condition: "ordersCount >= 3", customerId: "${id}") { member conditions { value } } }`),
    '{ customer(externalId: "C-1") { id } }',
    '{ customer(card: "88001234") { id } }',
    '{ orders(first: 30) { nodes { id total { amount } customer { id } } totalCount } }',
    '{ segments { nodes { key name memberCount } totalCount } }',
    '{ segmentCatalogue { fields { name operators examples values { value } } segments { key } } }',
  ];
}

// From the role that most is shown to: what differs only grows.
test.each(['support', 'marketer', 'analyst'] as const)(
  'two shops that differ only in what the %s role may not see answer alike',
  { timeout: 120_000 },
  async (role) => {
    await there.pool.query(`update customers set ${hidden[role].join(', ')}`);
    let answered = 0;
    for (const question of questions(role)) {
      const [one, other] = [await clientsHere[role].ask(question), await clientsThere[role].ask(question)];
      expect({ status: other.status, text: other.text }, question).toEqual({ status: one.status, text: one.text });
      if (one.body.errors === undefined) answered += 1;
    }
    expect(answered).toBeGreaterThan(role === 'support' ? 19 : 40);
  },
);

test('the owner tells the two shops apart', async () => {
  const question = '{ customers(first: 20) { nodes { email occupation } } }';
  expect((await clientsHere.owner.ask(question)).text).not.toBe((await clientsThere.owner.ask(question)).text);
});

test('who is not signed in sees no customer, segment or order in any type', () => {
  const types = views.viewFor(nothing).schema.getTypeMap();
  for (const name of ['Customer', 'Segment', 'Order', 'Product']) expect(types).not.toHaveProperty(name);
});
