/** A request that somebody with bad intentions could send, and what must become of it. */
export interface HostileRequest {
  readonly name: string;
  readonly query: string;
  readonly variables?: unknown;
}

const times = (count: number, part: (at: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, at) => part(at)).join(between);
const nested = (depth: number, open: (at: number) => string, inner: string): string => times(depth, open, '') + inner + '}'.repeat(depth);
const customers = (inner: string, first = 1000): string => `{ customers(first: ${first}) { nodes { ${inner} } } }`;
const deepRule = (depth: number): string => `${'not ('.repeat(depth)}city = "x"${')'.repeat(depth)}`;
const deepTree = (depth: number): unknown => {
  let tree: unknown = { kind: 'compare', field: 'city', operator: 'is present' };
  for (let level = 0; level < depth; level += 1) tree = { kind: 'not', child: tree };
  return tree;
};
const asked = 'query ($c: Condition!) { customers(where: $c) { totalCount } }';

const deep: readonly HostileRequest[] = [
  ...[13, 50, 500, 2000].map((depth) => ({
    name: `${depth} levels of customers and their orders`,
    query: nested(depth, (at) => (at % 2 === 0 ? '{ customers ' : '{ nodes '), '{ id }'),
  })),
  ...[20, 500, 3000].map((depth) => ({ name: `${depth} levels of a field that is not there`, query: nested(depth, () => '{a', '{a}') })),
  ...[30, 500].map((depth) => ({
    name: `${depth} levels of introspection`,
    query: `{ __schema { types ${nested(depth, () => '{ fields { type ', '{ name }')} ${'}'.repeat(depth)} } }`,
  })),
  ...[100, 1000, 4000].map((depth) => ({
    name: `${depth} inline fragments in each other`,
    query: nested(depth, () => '{ ... ', '{ customers(first: 1000) { nodes { orders(first: 1000) { nodes { id } } } } }'),
  })),
  ...[1000, 9000].map((depth) => ({
    name: `a list ${depth} levels deep as an argument`,
    query: `{ customers(where: ${'['.repeat(depth)}${']'.repeat(depth)}) { totalCount } }`,
  })),
  {
    name: 'an object 3,000 levels deep as an argument',
    query: `{ customers(where: ${'{a:'.repeat(3000)}1${'}'.repeat(3000)}) { totalCount } }`,
  },
  { name: 'a type 5,000 levels deep', query: `query ($a: ${'['.repeat(4000)}Int${']'.repeat(4000)}) { me { locale } }` },
];

const wide: readonly HostileRequest[] = [
  { name: '5,000 aliases of one question', query: `{ ${times(5000, (at) => `a${at}: me { locale }`)} }` },
  { name: '101 aliases', query: `{ me { ${times(101, (at) => `a${at}: locale`)} } }` },
  { name: '51 questions', query: `{ ${times(51, () => 'me { locale }')} }` },
  { name: '9,000 times the same field', query: `{ me { ${times(9000, () => 'locale')} } }` },
  {
    name: '2,500 times the same field, each with a selection',
    query: `{ ${times(1, () => 'me')} { ${times(2500, () => 'user { name }')} } }`,
  },
  { name: '1,500 inline fragments with the same field', query: `{ me { ${times(1500, () => '... { user { name id } }')} } }` },
  { name: '2,000 fields that are not there', query: `{ me { ${times(2000, (at) => `locale${at}`)} } }` },
  { name: '51 directives', query: `{ me { locale ${times(51, () => '@include(if: true)')} } }` },
  { name: '4,000 directives', query: `{ me { locale ${times(4000, () => '@skip')} } }` },
  { name: '3,000 directives on the operation', query: `query ${times(3000, () => '@a')} { me { locale } }` },
  { name: '3,000 arguments', query: `{ customers(${times(3000, (at) => `a${at}: 1`)}) { totalCount } }` },
  { name: '2,000 variables', query: `query (${times(2000, (at) => `$v${at}: Int`)}) { me { locale } }` },
  { name: '2,000 operations', query: times(2000, (at) => `query Q${at} { me { locale } }`) },
  { name: '500 operations of the same name', query: times(500, () => 'query Q { me { locale } }') },
  { name: '9,900 tokens of nothing', query: `{ ${times(9900, () => '!')} }` },
  { name: '200,000 tokens', query: `{ ${times(200_000, () => 'a')} }` },
  { name: 'a comment of a megabyte and too many tokens', query: `#${'x'.repeat(1_000_000)}\n{ ${times(10_001, () => 'a')} }` },
  { name: 'a string of a megabyte that never ends', query: `{ customers(where: "${'x'.repeat(1_000_000)}` },
  { name: 'a name of a megabyte', query: `{ ${'x'.repeat(1_000_000)} }` },
  { name: 'a number of 300,000 digits', query: `{ customers(first: ${'9'.repeat(300_000)}) { totalCount } }` },
];

const fragments: readonly HostileRequest[] = [
  { name: 'a fragment that holds itself', query: '{ me { ...A } } fragment A on Viewer { ...A }' },
  { name: 'two fragments that hold each other', query: '{ me { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }' },
  {
    name: '1,000 fragments in a ring',
    query: `{ me { ...F0 } } ${times(1000, (at) => `fragment F${at} on Viewer { ...F${(at + 1) % 1000} }`)}`,
  },
  {
    name: '30 fragments that double each time',
    query: `{ me { ...F0 } } ${times(30, (at) => `fragment F${at} on Viewer { ...F${at + 1} ...F${at + 1} }`)} fragment F30 on Viewer { locale }`,
  },
  {
    name: '14 fragments that triple each time',
    query: `{ me { ...F0 } } ${times(14, (at) => `fragment F${at} on Viewer { ...F${at + 1} ...F${at + 1} ...F${at + 1} }`)} fragment F14 on Viewer { locale }`,
  },
  { name: '1,200 fragments that nobody uses', query: `{ me { locale } } ${times(1200, (at) => `fragment F${at} on Viewer { locale }`)}` },
  {
    name: '60 fragments that all hold all later ones',
    query: `{ me { ...F0 } } ${times(60, (at) => `fragment F${at} on Viewer { ${times(60 - at, (later) => `...F${at + later + 1}`)} }`)} fragment F60 on Viewer { locale }`,
  },
  {
    name: '900 spreads of one fragment',
    query: `{ me { ${times(900, () => '...A')} ${times(150, (at) => `x${at}: locale`)} } } fragment A on Viewer { locale }`,
  },
];

const dear: readonly HostileRequest[] = [
  { name: 'a thousand customers with a thousand orders each', query: customers('orders(first: 1000) { nodes { id } }') },
  { name: 'customers, orders, lines, products', query: customers('orders(first: 100) { nodes { lines { product { name } } } }') },
  {
    name: 'the same under two names',
    query: `{ ${times(6, (at) => `a${at}: customers(first: 1000) { nodes { orders(first: 2) { nodes { id } } } }`)} }`,
  },
  { name: 'pages by variables', query: 'query ($n: Int = 1000) { customers(first: $n) { nodes { orders(first: $n) { nodes { id } } } } }' },
  {
    name: 'pages by variables that are given',
    query: 'query ($n: Int) { customers(first: $n) { nodes { orders(first: $n) { nodes { id } } } } }',
    variables: { n: 1000 },
  },
  { name: 'a page of two billion', query: '{ customers(first: 2147483647) { nodes { id } } }' },
  { name: 'members of members', query: '{ segments(first: 1000) { nodes { members(first: 1000) { nodes { id } } } } }' },
  {
    name: 'a fragment that hides pages',
    query:
      '{ ...A } fragment A on Query { customers(first: 1000) { ...B } } fragment B on CustomerConnection { nodes { orders(first: 1000) { nodes { id } } } }',
  },
  {
    name: 'two operations, the dear one not asked for',
    query: 'query A { me { locale } } query B { customers(first: 1000) { nodes { orders(first: 1000) { nodes { id } } } } }',
  },
  {
    name: 'two sign-ins',
    query: 'mutation { a: signIn(email: "a", password: "b") { locale } b: signIn(email: "a", password: "c") { locale } }',
  },
  { name: 'a hundred sign-ins', query: `mutation { ${times(100, (at) => `a${at}: signIn(email: "a", password: "${at}") { locale }`)} }` },
];

const rules: readonly HostileRequest[] = [
  ...[13, 1000, 50_000].map((depth) => ({ name: `a rule ${depth} levels deep`, query: asked, variables: { c: deepRule(depth) } })),
  ...[13, 1000].map((depth) => ({ name: `a tree ${depth} levels deep`, query: asked, variables: { c: deepTree(depth) } })),
  { name: 'a rule of 501 conditions', query: asked, variables: { c: times(501, (at) => `city = "${at}"`, ' or ') } },
  { name: 'a rule of 20,000 conditions', query: asked, variables: { c: times(20_000, (at) => `city = "${at}"`, ' or ') } },
  { name: 'a list of 10,001 values', query: asked, variables: { c: `city in (${times(10_001, (at) => `"${at}"`, ', ')})` } },
  { name: 'a rule of 100,000 opening brackets', query: asked, variables: { c: '('.repeat(100_000) } },
  { name: 'a text of a megabyte that never ends', query: asked, variables: { c: `city = "${'x'.repeat(1_000_000)}` } },
  { name: 'variables that are a list', query: asked, variables: [1, 2, 3] },
  { name: 'a rule that is a list of lists', query: asked, variables: { c: [[[[[]]]]] } },
];

/** Sixty and more requests, none of which may be answered. */
export const hostileRequests: readonly HostileRequest[] = [...deep, ...wide, ...fragments, ...dear, ...rules];
