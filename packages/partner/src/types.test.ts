import { expect, test } from 'vitest';
import { typesFor, WrongDocument } from './types.js';

const sdl = `
scalar DateTime
scalar Condition
scalar Long
enum State { FRESH STALE }
interface Node { id: ID! }
type City { name: String! size: Long }
type Customer implements Node { id: ID! city: City tags: [String!]! seen: DateTime }
type Segment implements Node { id: ID! state: State! }
input Order { by: State! then: Order }
type Query { node(id: ID!): Node customers(where: Condition, orderBy: [Order!], first: Int!): [Customer!]! }
`;

test('variables and results have the types of the schema, fragments and conditions of records included', () => {
  const text = `query People($where: Condition, $orderBy: [Order!], $first: Int! = 5, $id: ID!, $more: Boolean!) {
    customers(where: $where, orderBy: $orderBy, first: $first) { ...Known tags seen @include(if: $more) }
    one: node(id: $id) { __typename id ... on Segment { state } }
  }
  fragment Known on Customer { city { name } city { size } }`;
  expect(typesFor(sdl, [text])).toBe(`// Written by regulars-types: change the documents, then write it anew.
import type { PartnerDocument } from '@regulars/partner';

export interface Order {
  readonly by: "FRESH" | "STALE";
  readonly then?: Order | null;
}

export type PeopleVariables = { readonly where?: string | object | null; readonly orderBy?: readonly (Order)[] | null; readonly first?: number; readonly id: string; readonly more: boolean };
export type PeopleResult = { readonly customers: readonly ({ readonly city: { readonly name: string; readonly size: number | null } | null; readonly tags: readonly (string)[]; readonly seen?: string | null })[]; readonly one: { readonly __typename: "Customer"; readonly id: string } | { readonly __typename: "Segment"; readonly id: string; readonly state: "FRESH" | "STALE" } | null };
export const People: PartnerDocument<PeopleResult, PeopleVariables> = {
  text: "query People($where: Condition, $orderBy: [Order!], $first: Int! = 5, $id: ID!, $more: Boolean!) {\\n  customers(where: $where, orderBy: $orderBy, first: $first) {\\n    ...Known\\n    tags\\n    seen @include(if: $more)\\n  }\\n  one: node(id: $id) {\\n    __typename\\n    id\\n    ... on Segment {\\n      state\\n    }\\n  }\\n}\\n\\nfragment Known on Customer {\\n  city {\\n    name\\n  }\\n  city {\\n    size\\n  }\\n}",
};
`);
});

test('what was not granted is said, not written', () => {
  expect(() => typesFor(sdl, ['query A { customers(first: 1) { email } }'])).toThrow('Cannot query field "email" on type "Customer".');
  expect(() => typesFor(sdl, ['{ customers(first: 1) { id } }'])).toThrow(WrongDocument);
});
