import wholeSdl from '@regulars/graph/schema.graphql?raw';
import { buildSchema, getNamedType, isEnumType, isInterfaceType, isObjectType, isUnionType, parse, print, validate } from 'graphql';
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

test('an SDL is read as graphql itself reads it', () => {
  const whole = buildSchema(wholeSdl);
  const read = readSchema(wholeSdl);
  const shapes = Object.values(whole.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  for (const type of shapes) {
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields()).map(
        (field) => [field.name, { type: getNamedType(field.type).name, arguments: new Set(field.args.map(({ name }) => name)) }] as const,
      );
      expect([...(read.get(type.name) ?? [])], type.name).toEqual(fields);
    } else if (isEnumType(type)) {
      expect([...(read.get(type.name)?.keys() ?? [])], type.name).toEqual(type.getValues().map(({ name }) => name));
    } else {
      expect([...(read.get(type.name)?.keys() ?? [])], type.name).toEqual([]);
    }
  }
  expect(read.size).toBe(
    shapes.filter((type) => isObjectType(type) || isInterfaceType(type) || isEnumType(type) || isUnionType(type)).length,
  );
});

test('nothing in a description, a default or a directive is taken for a field', () => {
  const read = readSchema(`
    """ type Hidden { a: Int } and \\""" still """
    type A implements N & M @key(fields: "id { x }") {
      "one { two: Int }"
      plain: [B!]! @deprecated(reason: "no: (use) other")
      asked(where: In = { a: "}", b: [1, 2] }, first: Int = 20 @x(y: 1)): B # type C { d: Int }
    }
    input In { a: String = ")", b: [Int] }
    union U = A | B
    enum E { ONE @deprecated TWO }
    directive @key(fields: String!) on OBJECT | INTERFACE
    scalar Date @specifiedBy(url: "https://x.test")
    type B { id: ID! }
  `);
  expect([...read.keys()]).toEqual(['A', 'U', 'E', 'B']);
  expect(read.get('A')).toEqual(
    new Map([
      ['plain', { type: 'B', arguments: new Set() }],
      ['asked', { type: 'B', arguments: new Set(['where', 'first']) }],
    ]),
  );
  expect([...(read.get('E')?.keys() ?? [])]).toEqual(['ONE', 'TWO']);
});
