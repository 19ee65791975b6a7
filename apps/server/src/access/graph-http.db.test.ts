import 'reflect-metadata';
import { getIntrospectionQuery } from 'graphql';
import { Arg, buildSchema, Ctx, Field, InputType, Int, type PubSub, Query, Resolver, Root, Subscription } from 'type-graphql';
import { expect, test } from 'vitest';
import { templateDatabase } from '../../test/support/database.js';
import { serveGraph } from '../../test/support/serve-graph.js';
import { AccountsResolver, connectionOf, Exposed, Needing, Node, RecordOf, type RequestCtx, SignInResolver } from './index.js';
import { DocumentCostResolver } from './document-cost.resolver.js';

const about = {
  title: ['Title', '标题'],
  description: ['What it is.', '说明。'],
  from: { kind: 'expression', sql: () => 'null' },
} as const;

@RecordOf('guests', { description: 'A guest.', implements: Node })
class Guest {
  @Exposed('id', 'record', about) id!: string;
  @Exposed('text', 'demographic', { ...about, nullable: true }) city!: string;
  @Exposed('text', 'identity', { ...about, nullable: true }) name!: string;
}

const GuestConnection = connectionOf('Guest', () => Guest);

@InputType()
class Wish {
  @Field(() => Int, { nullable: true }) count?: number;
}

const events = new EventTarget();
let slowStarted: () => void = () => undefined;
let slowStopped: () => void = () => undefined;

@Resolver(() => Guest)
class GuestResolver {
  @Query(() => Guest, { nullable: true })
  @Needing({ open: 'viewer', args: { name: 'Guest.name', city: 'Guest.city' } })
  guest(
    @Arg('city', () => String, { nullable: true }) city: string | null,
    @Arg('name', () => String, { nullable: true }) name: string | null,
    @Arg('wish', () => Wish, { nullable: true }) _wish: Wish | null,
  ): object {
    return { __typename: 'Guest', id: '1', city, name };
  }

  @Query(() => GuestConnection)
  @Needing({ action: 'customers.list' })
  guests(@Arg('first', () => Int, { nullable: true }) _first: number | null): object {
    return { edges: [], nodes: [], pageInfo: {}, totalCount: 0, asOf: new Date(0) };
  }

  @Query(() => String)
  @Needing({ open: 'viewer' })
  async broken(@Ctx() ctx: RequestCtx): Promise<string> {
    await ctx.db.query('select secret_column from customers');
    return '';
  }

  @Query(() => String)
  @Needing({ open: 'viewer' })
  async slow(@Ctx() ctx: RequestCtx): Promise<string> {
    slowStarted();
    await new Promise((resolve) => ctx.signal.addEventListener('abort', resolve));
    slowStopped();
    return '';
  }

  @Subscription(() => Guest, {
    subscribe: async function* () {
      for (;;) {
        await new Promise((resolve) => events.addEventListener('guest', resolve, { once: true }));
        yield { id: '7' };
      }
    },
  })
  @Needing({ open: 'viewer' })
  guestCame(@Root() guest: { id: string }): object {
    return { __typename: 'Guest', id: guest.id };
  }
}

const database = await templateDatabase();
/** type-graphql wants one, although the subscription brings its own source. */
const pubSub: PubSub = { publish: () => undefined, subscribe: async function* () {} };
const master = await buildSchema({
  resolvers: [SignInResolver, AccountsResolver, DocumentCostResolver, GuestResolver],
  validate: false,
  pubSub,
});
const served = await serveGraph(database, master);
const analyst = await served.signedInAs('analyst');
const owner = await served.signedInAs('owner');

const same = async (
  query: (name: string) => string,
  variables: (name: string) => object = () => ({}),
  code = 'GRAPHQL_VALIDATION_FAILED',
): Promise<void> => {
  const hidden = await analyst.ask(query('name'), variables('name'));
  const absent = await analyst.ask(query('nome'), variables('nome'));
  expect(hidden.body.errors?.[0]?.extensions).toMatchObject({ code });
  expect(hidden.text.replaceAll('name', 'nome')).toBe(absent.text);
  expect(hidden.status).toBe(absent.status);
};

test('a hidden field and one that was never there get the same answer, wherever they are named', async () => {
  await same((name) => `{ guest { id ${name} } }`);
  await same((name) => `{ guest { id other: ${name} } }`);
  await same((name) => `{ guest(${name}: "x") { id } }`);
  await same((name) => `{ guests { nodes { ${name} } } }`);
  await same((name) => `{ guest { ... on Guest { ${name} } } }`);
  await same((name) => `fragment f on Guest { ${name} } { guest { ...f } }`);
  await same((name) => `query ($${name}: String) { guest(${name}: $${name}) { id } }`);
  await same(
    () => 'query ($wish: Wish) { guest(wish: $wish) { id } }',
    (name) => ({ wish: { [name]: 1 } }),
  );
  expect((await owner.ask('{ guest(name: "x") { name } }')).body).toEqual({ data: { guest: { name: 'x' } } });
});

const costOf = async (document: string, variables = ''): Promise<unknown> => {
  const asked =
    'query ($document: String!, $variables: String) { documentCost(document: $document, variables: $variables) { cost limit } }';
  const { body } = await analyst.ask(asked, { document, variables });
  return body.data?.['documentCost'] ?? body.errors?.[0]?.extensions;
};

test('what a document costs is told before it runs, within the graph of whoever asks', async () => {
  expect(await costOf('{ guests(first: 20) { nodes { id } } }')).toEqual({ cost: 20, limit: 10_000 });
  expect(await costOf('query ($n: Int) { guests(first: $n) { nodes { id } } }', '{ "n": 30000 }')).toMatchObject({ cost: 30_000 });
  expect(await costOf('{ guests {')).toMatchObject({ code: 'INPUT_INVALID', issues: [{ path: 'document' }] });
  expect(await costOf('{ me { locale } }', '[1]')).toMatchObject({ code: 'INPUT_INVALID', issues: [{ path: 'variables' }] });
  await same(
    (name) => `{ documentCost(document: "{ guest { ${name} } }") { cost } }`,
    () => ({}),
    'INPUT_INVALID',
  );
  expect(JSON.stringify(await costOf('{ guest { citi } }'))).not.toContain('Did you mean');
});

test('an error never suggests a name', async () => {
  const answers = await Promise.all([
    analyst.ask('{ guest { citi } }'),
    analyst.ask('{ guets { id } }'),
    analyst.ask('{ guest(citty: "x") { id } }'),
    analyst.ask('query ($wish: Wishh) { guest(wish: $wish) { id } }'),
    analyst.ask('query ($wish: Wish) { guest(wish: $wish) { id } }', { wish: { coun: 1 } }),
  ]);
  for (const { text } of answers) expect(text).not.toContain('Did you mean');
});

test('introspection and SDL show what the viewer has, and nothing to who is not signed in', async () => {
  const stranger = served.newClient();
  expect((await stranger.ask('{ me { locale } }')).body).toEqual({ data: { me: null } });
  const refused = await stranger.ask(getIntrospectionQuery());
  expect(refused.body.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  expect((await stranger.ask('{ users { totalCount } }')).body.errors?.[0]?.message).toBe('Cannot query field "users" on type "Query".');
  const sdl = await stranger.get('/schema.graphql');
  expect(sdl.status).toBe(401);
  expect(await sdl.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });

  const introspected = await analyst.ask(getIntrospectionQuery());
  expect(introspected.body.errors).toBeUndefined();
  expect(introspected.text).not.toContain('UserConnection');
  const mine = await (await analyst.get('/schema.graphql')).text();
  expect(mine).toContain('type Guest implements Node');
  expect(mine).not.toContain('type User implements');
  expect(await (await owner.get('/schema.graphql')).text()).toContain('type User implements Node');
});

const many = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, index) => make(index)).join(' ');

test('what is too much is refused before it runs, with the limit that was met', async () => {
  const limit = async (query: string, variables: object = {}): Promise<unknown> => {
    const { status, body } = await analyst.ask(query, variables);
    return [status, body.errors?.[0]?.extensions['code'], body.errors?.[0]?.extensions['limit']];
  };
  expect(await limit(`{ ${'guest { '.repeat(13)} id ${'}'.repeat(13)} }`)).toEqual([400, 'LIMIT_REACHED', 'depth']);
  expect(await limit(`{ ${many(101, (index) => `a${index}: guest { id }`)} }`)).toEqual([400, 'LIMIT_REACHED', 'rootFields']);
  expect(await limit(`{ guest { ${many(101, (index) => `a${index}: id`)} } }`)).toEqual([400, 'LIMIT_REACHED', 'aliases']);
  expect(await limit(`{ guest { id ${many(51, () => '@skip(if: false)')} } }`)).toEqual([400, 'LIMIT_REACHED', 'directives']);
  expect(await limit(`{ guest { ${many(10_001, () => 'id')} } }`)).toEqual([400, 'LIMIT_REACHED', 'tokens']);
  expect(await limit('query ($n: Int) { guests(first: $n) { nodes { id } } }', { n: 10_001 })).toEqual([400, 'LIMIT_REACHED', 'cost']);
  expect(await limit('query ($n: Int = 10001) { guests(first: $n) { nodes { id } } }')).toEqual([400, 'LIMIT_REACHED', 'cost']);
  const bomb = Array.from({ length: 30 }, (_, index) => `fragment f${index} on Guest { ...f${index + 1} ...f${index + 1} }`).join(' ');
  expect(await limit(`{ guest { ...f0 } } ${bomb} fragment f30 on Guest { id }`)).toEqual([400, 'LIMIT_REACHED', 'selections']);
  expect(await limit(`{ guest { id } } #${'x'.repeat(2_100_000)}`)).toEqual([413, 'LIMIT_REACHED', 'body']);
  expect((await analyst.ask('fragment f on Guest { ...f } { guest { ...f } }')).body.errors?.[0]?.extensions['code']).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
  expect((await analyst.ask('{ guests(first: 1000) { totalCount nodes { id } } }')).body.data).toBeDefined();
});

test('a failure tells no SQL and no stack, only a reference', async () => {
  const { body, text } = await analyst.ask('{ broken }');
  expect(body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', reference: expect.stringMatching(/^[\w-]{8}$/) });
  expect(text).not.toMatch(/secret_column|select|at .*\.ts/);
});

test('what is no JSON and no GraphQL is refused in the same form', async () => {
  const json = await analyst.post('/graphql', '{ "query": ', { 'content-type': 'application/json' });
  expect([json.status, await json.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }]);
  const syntax = await analyst.ask('{ guest { ');
  expect([syntax.status, syntax.body.errors?.[0]?.extensions]).toEqual([400, { code: 'GRAPHQL_VALIDATION_FAILED' }]);
  const form = await analyst.post('/graphql', 'query={me{locale}}', { 'content-type': 'application/x-www-form-urlencoded' });
  expect(form.status).toBeGreaterThanOrEqual(400);
});

test('a caller who goes away aborts the signal of their request', async () => {
  const leaving = new AbortController();
  const started = new Promise<void>((resolve) => (slowStarted = resolve));
  const stopped = new Promise<void>((resolve) => (slowStopped = resolve));
  const asked = analyst.post('/graphql', JSON.stringify({ query: '{ slow }' }), { 'content-type': 'application/json' }, leaving.signal);
  const request = asked.catch((error: unknown) => error);
  await started;
  leaving.abort();
  await stopped;
  expect(await request).toMatchObject({ name: 'AbortError' });
});

test('a subscription streams to its viewer, and ends when the session does', async () => {
  const client = await served.signedInAs('analyst');
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const hidden = await client.post('/graphql/stream', JSON.stringify({ query: 'subscription { guestCame { name } }' }), headers);
  expect(await hidden.text()).toContain('"code":"GRAPHQL_VALIDATION_FAILED"');

  const response = await client.post('/graphql/stream', JSON.stringify({ query: 'subscription { guestCame { id } }' }), headers);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const emitting = setInterval(() => events.dispatchEvent(new Event('guest')), 20);
  while (!text.includes('event: next')) text += (await reader?.read())?.value ?? '';
  expect(text).toContain('{"data":{"guestCame":{"id":"7"}}}');
  await client.ask('mutation { signOut }');
  let ended = false;
  while (!ended) ended = (await reader?.read())?.done ?? true;
  clearInterval(emitting);
  expect(ended).toBe(true);
});
