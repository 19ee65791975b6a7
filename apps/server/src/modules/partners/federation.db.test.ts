import { composeServices } from '@theguild/federation-composition';
import { buildSchema, isObjectType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { codeOf, partnerShop } from '../../../test/support/partner-shop.js';

const shop = await partnerShop();
const { data, program, upsert } = shop;
await upsert(
  [0, 1, 2].map((at) => ({
    externalId: String(at),
    city: 'Hangzhou',
    consents: at < 2 ? [{ purpose: 'research.acme', state: 'GRANTED' }] : [],
  })),
);
await data('mutation ($input: [ProductInput!]!) { upsertProducts(input: $input) { created } }', {
  input: [{ externalId: 'P1', name: 'Rye bread' }],
});
const hangzhou = await shop.createSegment('hangzhou', 'city = "Hangzhou"');

/** Another subgraph, of a survey firm, that knows what customers answered and what they say of products. */
const survey = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Customer @key(fields: "id") { id: ID! answered: Int! }
  type Product @key(fields: "id") { id: ID! stars: Float }
  type Segment @key(fields: "id") { id: ID! reward: Money }
  type Money @shareable { amount: Decimal! currency: String! }
  scalar Decimal
  type Query { surveys(after: String): Surveys! }
  type Surveys { nodes: [String!]! pageInfo: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
`;

const sdlFor = async (acme: { ask: typeof shop.owner.ask }): Promise<string> => {
  const { body } = await acme.ask('{ _service { sdl } }');
  expect(body.errors).toBeUndefined();
  return String(Object(body.data?.['_service']).sdl);
};

test.each([
  ['all of it', shop.owner],
  ['a partner’s part', await program({ reads: ['record', 'demographic', 'operations', 'behaviour'], segmentIds: [hangzhou] })],
])('%s composes with another subgraph into one graph', async (_, caller) => {
  const composed = composeServices([
    { name: 'regulars', url: shop.url, typeDefs: parse(await sdlFor(caller)) },
    { name: 'survey', url: 'http://survey.test', typeDefs: parse(survey) },
  ]);
  expect(composed.errors).toBeUndefined();
  const graph = buildSchema(composed.publicSdl ?? '', { assumeValidSDL: true });
  for (const [name, own, other] of [
    ['Customer', 'city', 'answered'],
    ['Product', 'name', 'stars'],
    ['Segment', 'memberCount', 'reward'],
  ] as const) {
    const type = graph.getType(name);
    expect(isObjectType(type) && Object.keys(type.getFields()), name).toEqual(expect.arrayContaining(['id', own, other]));
  }
});

test('a record without the right to its id is no key of the subgraph', async () => {
  const acme = await program({ reads: ['Customer.id', 'Customer.city', 'Segment.key'], segmentIds: [hangzhou] });
  const sdl = await sdlFor(acme);
  expect(sdl).toMatch(/type Customer( implements Node)? @key\(fields: "id"\)/);
  expect(sdl).toMatch(/type Segment \{/);
  expect(sdl).not.toMatch(/type Product|_entities|_service/);
});

test('a router finds records by their ids, in their order, and what the caller may not see is not there', async () => {
  const acme = await program({ reads: ['record', 'demographic', 'operations'], segmentIds: [hangzhou] });
  const { customers } = await data('{ customers(first: 10) { nodes { id externalId } } }');
  const idOf = (externalId: string): string =>
    Object(customers).nodes.find((one: { externalId: string }) => one.externalId === externalId).id;
  const { products } = await data('{ products { nodes { id } } }');
  const product = Object(products).nodes[0].id;
  const entities = (
    representations: readonly object[],
    selection = '... on Customer { id city } ... on Segment { key } ... on Product { name }',
  ) => acme.ask(`query ($r: [_Any!]!) { _entities(representations: $r) { __typename ${selection} } }`, { r: representations });
  const answer = await entities([
    { __typename: 'Product', id: product },
    { __typename: 'Customer', id: idOf('1') },
    { __typename: 'Customer', id: idOf('2') },
    { __typename: 'Segment', id: hangzhou },
    { __typename: 'Customer', id: idOf('0') },
    { __typename: 'Customer', id: hangzhou },
  ]);
  expect(answer.body.errors).toBeUndefined();
  expect(answer.body.data?.['_entities']).toEqual([
    { __typename: 'Product', name: 'Rye bread' },
    { __typename: 'Customer', id: idOf('1'), city: 'Hangzhou' },
    null,
    { __typename: 'Segment', key: 'hangzhou' },
    { __typename: 'Customer', id: idOf('0'), city: 'Hangzhou' },
    null,
  ]);
  expect(codeOf(await entities([{ __typename: 'Customer', id: idOf('1') }], '... on Customer { email }'))).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
  expect((await entities([{ __typename: 'User', id: 'x' }])).body.errors).toHaveLength(1);
  expect(codeOf(await entities(Array.from({ length: 1001 }, () => ({ __typename: 'Product', id: product }))))).toBe('INPUT_INVALID');
  const alone = await program({ actions: [] });
  expect(codeOf(await alone.ask('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: [] }))).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
});
