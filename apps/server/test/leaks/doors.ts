/** What a question is put about besides the name: things that are there for everybody who asks. */
export interface Setting {
  /** global id of a customer */
  readonly customer: string;
  /** global id of a segment whose rule everybody may read */
  readonly segment: string;
}

export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A way to name a field. `covers` names the argument or input field of the schema that the name goes in by, where there is one. */
export interface Door {
  readonly name: string;
  readonly covers?: string;
  /** The record whose field is asked for, where it is not the customer: one of that name may be there by right. */
  readonly of?: string;
  readonly ask: (field: string, setting: Setting) => Question;
}

const asked = 'query ($c: Condition!)';

/** Doors for a field as it stands in the graph, `email`. */
export const graphDoors: readonly Door[] = [
  { name: 'a list’s selection', ask: (field) => ({ query: `{ customers { nodes { ${field} } } }` }) },
  { name: 'an edge', ask: (field) => ({ query: `{ customers { edges { node { id ${field} } } } }` }) },
  { name: 'an alias', ask: (field) => ({ query: `{ customers { nodes { id: ${field} } } }` }) },
  { name: 'a fragment', ask: (field) => ({ query: `fragment f on Customer { ${field} } { customers { nodes { ...f } } }` }) },
  { name: 'one customer', ask: (field, { customer }) => ({ query: `{ customer(id: "${customer}") { ${field} } }` }) },
  { name: 'a node', ask: (field, { customer }) => ({ query: `{ node(id: "${customer}") { ... on Customer { ${field} } } }` }) },
  { name: 'a relation hop', ask: (field) => ({ query: `{ orders { nodes { customer { ${field} } } } }` }) },
  {
    name: 'a relation hop and back',
    ask: (field) => ({ query: `{ customers { nodes { orders { nodes { customer { ${field} } } } } } }` }),
  },
  {
    name: 'the sample of a preview',
    ask: (field) => ({ query: `{ previewSegment(condition: "ordersCount >= 0") { sample { nodes { ${field} } } } }` }),
  },
  { name: 'members of a segment', ask: (field) => ({ query: `{ segments { nodes { members { nodes { ${field} } } } } }` }) },
  {
    name: 'who would enter a segment',
    ask: (field, { segment }) => ({
      query: `{ diffSegment(id: "${segment}", condition: "ordersCount >= 0") { sampleEntering { nodes { ${field} } } } }`,
    }),
  },
  {
    name: 'a record that a router names',
    ask: (field, { customer }) => ({
      query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { ${field} } } }`,
      variables: { r: [{ __typename: 'Customer', id: customer }] },
    }),
  },
  { name: 'the argument of one customer', ask: (field) => ({ query: `{ customer(${field}: "x") { id } }` }) },
  {
    name: 'the argument of one customer, as a variable',
    ask: (field) => ({ query: `query ($${field}: String) { customer(${field}: $${field}) { id } }`, variables: { [field]: 'x' } }),
  },
  {
    name: 'a field of a write',
    ask: (field) => ({
      query: 'mutation ($rows: [CustomerInput!]!) { upsertCustomers(input: $rows) { created } }',
      variables: { rows: [{ externalId: 'x', [field]: 'x' }] },
    }),
  },
];

interface Place {
  readonly name: string;
  readonly covers: string;
  readonly ask: (condition: unknown, setting: Setting) => Question;
}

const places: readonly Place[] = [
  {
    name: 'where of a list',
    covers: 'Query.customers.where',
    ask: (c) => ({ query: 'query ($c: Condition!) { customers(where: $c) { nodes { id } totalCount } }', variables: { c } }),
  },
  {
    name: 'the row scope of a role',
    covers: 'RoleEditInput.rowScope',
    ask: (c) => ({
      query: `${asked} { previewRoleChange(roles: [{ key: "analyst", version: 1, rowScope: $c }]) { cells { after } } }`,
      variables: { c },
    }),
  },
  {
    name: 'a preview',
    covers: 'Query.previewSegment.condition',
    ask: (c) => ({ query: `${asked} { previewSegment(condition: $c) { count conditions { text alone } } }`, variables: { c } }),
  },
  {
    name: 'a list of values',
    covers: 'Query.unmatchedValues.condition',
    ask: (c) => ({ query: `${asked} { unmatchedValues(condition: $c) }`, variables: { c } }),
  },
  {
    name: 'an explanation',
    covers: 'Query.explainMembership.condition',
    ask: (c, { customer }) => ({
      query: `${asked} { explainMembership(condition: $c, customerId: "${customer}") { member conditions { value } } }`,
      variables: { c },
    }),
  },
  {
    name: 'a comparison with a segment',
    covers: 'Query.diffSegment.condition',
    ask: (c, { segment }) => ({
      query: `${asked} { diffSegment(id: "${segment}", condition: $c) { entering leaving } }`,
      variables: { c },
    }),
  },
  {
    name: 'where of metrics',
    covers: 'Query.metrics.where',
    ask: (c) => ({
      query: `${asked} { metrics(measures: [{ measure: CUSTOMERS }], where: $c) { rows { values } } }`,
      variables: { c },
    }),
  },
  {
    name: 'a question to keep',
    covers: 'SaveQuestionInput.condition',
    ask: (c) => ({
      query: 'mutation ($input: SaveQuestionInput!) { saveQuestion(input: $input) { id } }',
      variables: { input: { name: 'Probe', measures: ['ORDERS'], period: 'ALL', condition: c } },
    }),
  },
  {
    name: 'a guarded count',
    covers: 'Query.guardedCount.condition',
    ask: (c) => ({ query: `${asked} { guardedCount(condition: $c) { count } }`, variables: { c } }),
  },
  {
    name: 'whose values a guarded sum is of',
    covers: 'Query.guardedSum.condition',
    ask: (c) => ({ query: `${asked} { guardedSum(condition: $c, field: "ordersCount") { value } }`, variables: { c } }),
  },
  {
    name: 'a new segment',
    covers: 'CreateSegmentInput.condition',
    ask: (c) => ({
      query: 'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }',
      variables: { input: { name: 'Probe', condition: c } },
    }),
  },
  {
    name: 'a changed segment',
    covers: 'UpdateSegmentInput.condition',
    ask: (c, { segment }) => ({
      query: 'mutation ($input: UpdateSegmentInput!) { updateSegment(input: $input) { id } }',
      variables: { input: { id: segment, version: 1, condition: c } },
    }),
  },
];
/** Ways to name a field inside a condition. */
const shapes: Readonly<Record<string, (field: string) => unknown>> = {
  plain: (field) => `${field} = "x"`,
  present: (field) => `${field} is present`,
  negated: (field) => `ordersCount >= 0 or not (${field} is missing)`,
  'in an empty list': (field) => `${field} in ()`,
  'within a measure': (field) => `count(orders where ${field} = "x") >= 1`,
  'one step up': (field) => `count(orders where customer.${field} = "x") >= 1`,
  'as what is summed': (field) => `sum(orders.${field}) > 0`,
  'as a tree': (field) => ({ kind: 'compare', field, operator: 'is present' }),
  'as a tree with an empty list': (field) => ({ kind: 'compare', field, operator: 'in', value: [] }),
  'with a wrong value': (field) => `${field} = true`,
};

const ofOrders: ReadonlySet<string> = new Set(['within a measure', 'as what is summed']);

/** Doors for a field as conditions name it, `attributes.shoeSize`. */
export const languageDoors: readonly Door[] = [
  ...places.flatMap((place) =>
    Object.entries(shapes).map(([shape, condition]): Door => ({
      ...place,
      name: `${place.name}, ${shape}`,
      ...(ofOrders.has(shape) ? { of: 'Order' } : {}),
      ask: (field, setting) => place.ask(condition(field), setting),
    })),
  ),
  {
    name: 'what a guarded sum is of',
    ask: (field) => ({
      query: `${asked.replace(')', ', $field: String!)')} { guardedSum(condition: $c, field: $field) { value } }`,
      variables: { c: 'ordersCount >= 0', field },
    }),
  },
  {
    name: 'a column of an export',
    ask: (field, { segment }) => ({
      query: 'mutation ($input: ExportSegmentInput!) { exportSegment(input: $input) { id } }',
      variables: { input: { segmentId: segment, fields: ['id', field], format: 'CSV', purpose: 'test' } },
    }),
  },
];

/** Every place of the schema that takes a condition: `Query.customers.where`. */
export const conditionPlaces: ReadonlySet<string> = new Set(places.map(({ covers }) => covers));
