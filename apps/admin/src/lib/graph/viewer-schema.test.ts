import { buildSchema, parse, print, validate } from 'graphql';
import { expect, test } from 'vitest';
import { cutToViewer, readSchema } from './viewer-schema.js';

/** What an analyst sees: no names, no search, no imports. */
const sdl = `
  scalar Long
  interface Node { id: ID! }
  type Customer implements Node { id: ID! city: String orders(first: Int): OrderConnection }
  type Order { id: ID! total: String }
  type OrderConnection { nodes: [Order!]! totalCount: Long! }
  type CustomerConnection { nodes: [Customer!]! totalCount: Long! }
  type Query { customers(where: String, first: Int): CustomerConnection! node(id: ID!): Node }
`;
const schema = readSchema(sdl);
const cut = (document: string) => print(cutToViewer(parse(document), schema));
const compact = (document: string) => cut(document).replace(/\s+/g, ' ').trim();

test('fields that this viewer does not have are left out, at any depth', () => {
  expect(compact('{ customers { nodes { id displayName city orders { nodes { id refunded } } } } }')).toBe(
    '{ customers { nodes { id city orders { nodes { id } } } } }',
  );
});

test('arguments that do not exist go, and with them the variables only they used', () => {
  expect(
    compact(
      'query C($search: String, $where: String, $first: Int) { customers(search: $search, where: $where, first: $first) { totalCount } }',
    ),
  ).toBe('query C($where: String, $first: Int) { customers(where: $where, first: $first) { totalCount } }');
});

test('a field of which nothing is left goes too', () => {
  expect(compact('{ customers { totalCount nodes { displayName __typename } } imports { nodes { id } } }')).toBe(
    '{ customers { totalCount } }',
  );
});

test('an operation of which nothing is left still is one', () => {
  expect(compact('query Imports { imports { nodes { id } } }')).toBe('query Imports { __typename }');
});

test('fragments are cut like the rest, those of unknown types go with their spreads', () => {
  const whole = 'query Q { node(id: "1") { ...C ...I } } fragment C on Customer { city displayName } fragment I on Import { state }';
  expect(compact(whole)).toBe('query Q { node(id: "1") { ...C } } fragment C on Customer { city }');
});

test('aliases and inline fragments keep their places', () => {
  expect(
    compact('{ a: customers(first: 1) { totalCount } node(id: "1") { id ... on Customer { city email } ... on Import { id } } }'),
  ).toBe('{ a: customers(first: 1) { totalCount } node(id: "1") { id ... on Customer { city } } }');
});

test('what is left is valid for this viewer', () => {
  const document =
    'query Q($a: String, $b: Int) { customers(search: $a, first: $b) { nodes { id displayName orders(first: $b, after: $a) { nodes { total } } } } }';
  expect(validate(buildSchema(sdl), cutToViewer(parse(document), schema))).toEqual([]);
});
