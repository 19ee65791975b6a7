import { expect, test } from 'vitest';
import { codeOf, partnerShop } from '../../../test/support/partner-shop.js';

const shop = await partnerShop();
const { database, clock, owner, data, askAs, inDays, upsert, createClient, createKey, program } = shop;

const consent = (externalId: string, at: number) => ({
  externalId,
  displayName: `Customer ${externalId}`,
  email: `c${externalId}@example.com`,
  city: at % 2 === 0 ? 'Hangzhou' : 'Suzhou',
  consents: at < 400 ? [{ purpose: 'research.acme', state: 'GRANTED' }] : [{ purpose: 'research.other', state: 'GRANTED' }],
});
await upsert(Array.from({ length: 600 }, (_, at) => consent(String(at), at)));
const segmentId = await shop.createSegment('hangzhou', 'city = "Hangzhou"');
const grant = { name: 'Acme', recipient: 'acme', purpose: 'research', reads: ['record', 'demographic'], actions: ['customers.list'] };

test('a program sees the customers who consented to its purpose for its recipient, and no others', async () => {
  const acme = await program();
  const { body } = await acme.ask('{ customers(first: 1) { totalCount nodes { id city } } me { user { name } role { key } } }');
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({ customers: { totalCount: 400 }, me: { user: { name: 'Acme' }, role: { key: 'partner' } } });
  const { apiClients } = await data('{ apiClients { nodes { consent visibleCustomers } } }');
  expect(Object(apiClients).nodes[0]).toEqual({ consent: 'research.acme', visibleCustomers: 400 });
  const nobody = await program({ recipient: 'unheard-of' });
  expect((await nobody.ask('{ customers { totalCount } }')).body.data).toEqual({ customers: { totalCount: 0 } });
});

test('a withdrawn consent takes the customer out at once, from lists and from a look at their id', async () => {
  const acme = await program();
  const found = await acme.ask('{ customers(first: 1) { nodes { id } } }');
  const id: unknown = Object(found.body.data?.['customers']).nodes[0].id;
  const { customer } = await data('query ($id: ID) { customer(id: $id) { externalId } }', { id });
  const decide = (state: string) =>
    owner.ask('mutation ($input: [CustomerInput!]!) { upsertCustomers(input: $input) { updated rejected { message } } }', {
      input: [{ externalId: Object(customer).externalId, consents: [{ purpose: 'research.acme', state, at: clock.now.toISOString() }] }],
    });
  clock.now = new Date(clock.now.getTime() + 1000);
  await decide('WITHDRAWN');
  expect((await acme.ask('{ customers { totalCount } }')).body.data).toEqual({ customers: { totalCount: 399 } });
  expect((await acme.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).body.data).toEqual({ node: null });
  clock.now = new Date(clock.now.getTime() + 1000);
  await decide('GRANTED');
  expect((await acme.ask('{ customers { totalCount } }')).body.data).toEqual({ customers: { totalCount: 400 } });
});

test('what is not granted is not there: no field, no filter, no question, no account of a person', async () => {
  const acme = await program();
  const absent = async (query: string) => expect(codeOf(await acme.ask(query)), query).toBe('GRAPHQL_VALIDATION_FAILED');
  await absent('{ customers { nodes { email } } }');
  await absent('{ customers { nodes { ordersCount } } }');
  await absent('{ apiClients { nodes { id } } }');
  await absent('{ guardedCount(condition: "city = \\"x\\"") { count } }');
  await absent('mutation { setLocale(locale: EN) { locale } }');
  await absent('mutation { signOut }');
  expect(codeOf(await acme.ask('{ customers(where: "email is present") { totalCount } }'))).toBe('CONDITION_INVALID');
  expect(codeOf(await acme.ask('{ customers(where: "consent.research.acme = \\"granted\\"") { totalCount } }'))).toBe('CONDITION_INVALID');
});

test('a grant of single fields and of segments goes no further than these', async () => {
  const acme = await program({ reads: ['Customer.id', 'Customer.city'], segmentIds: [segmentId] });
  const { body } = await acme.ask('{ customers { totalCount nodes { city } } }');
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({ customers: { totalCount: 200 } });
  expect(codeOf(await acme.ask('{ customers { nodes { gender } } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  const wider = await program({ reads: ['record', 'demographic', 'operations'], segmentIds: [segmentId] });
  const seen = await wider.ask('{ segments { nodes { key } } }');
  expect(seen.body.data).toEqual({ segments: { nodes: [{ key: 'hangzhou' }] } });
  const none = await program({ reads: ['record', 'demographic', 'operations'] });
  expect((await none.ask('{ segments { nodes { key } } }')).body.data).toEqual({ segments: { nodes: [] } });
});

test('a key is kept as a hash, narrowed by its scopes, over on its day, and revoked at once', async () => {
  const acme = await program(
    { reads: ['record', 'demographic', 'identity'] },
    { scopes: ['record', 'identity', 'customers.list'], expiresAt: inDays(1) },
  );
  expect(acme.secret).toMatch(/^rgk_[\w-]{43}$/);
  expect(acme.secret.startsWith(acme.credential.prefix)).toBe(true);
  const { rows } = await database.pool.query('select * from api_credentials');
  expect(JSON.stringify(rows)).not.toContain(acme.secret);
  expect((await acme.ask('{ customers(first: 1) { nodes { displayName } } }')).body.errors).toBeUndefined();
  expect(codeOf(await acme.ask('{ customers { nodes { city } } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  const before = clock.now;
  clock.now = new Date(clock.now.getTime() + 86_400_000 + 1);
  expect(codeOf(await acme.ask('{ customers { totalCount } }'))).toBe('UNAUTHENTICATED');
  clock.now = before;
  await data('mutation ($id: ID!) { revokeApiCredential(id: $id) }', { id: acme.credential.id });
  expect(codeOf(await acme.ask('{ customers { totalCount } }'))).toBe('UNAUTHENTICATED');
});

test('nobody grants what they may not read, what has no mask, what is no field, or for ever', async () => {
  const refused = async (more: object) =>
    expect(
      codeOf(
        await owner.ask('mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { id } }', {
          input: { ...grant, endsAt: inDays(30), ...more },
        }),
      ),
      JSON.stringify(more),
    ).toBe('INPUT_INVALID');
  await refused({ reads: ['Customer.nothing'] });
  await refused({ reads: [], masked: ['Customer.city'] });
  await refused({ actions: ['roles.edit'] });
  await refused({ endsAt: inDays(-1) });
  await refused({ endsAt: inDays(3000) });
  await refused({ recipient: 'a" or "' });
  await refused({ purpose: 'x y' });
});

const token = (body: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${shop.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(body), headers });

const errorOf = async (answered: Promise<Response>): Promise<unknown> => Object(await (await answered).json()).error;

test('a client id and secret are changed for an access token of an hour, as OAuth 2.0 has it', async () => {
  const client = await createClient();
  const { secret, credential } = await createKey(client.id, { kind: 'SECRET' });
  expect(codeOf(await askAs(secret, '{ customers { totalCount } }'))).toBe('UNAUTHENTICATED');
  const basic = { authorization: `Basic ${Buffer.from(`${client.clientId}:${secret}`).toString('base64')}` };
  const answer = await token({ grant_type: 'client_credentials' }, basic);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const given = Object(await answer.json());
  expect(given).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  const { body } = await askAs(given.access_token, '{ customers { totalCount } }');
  expect(body.data).toEqual({ customers: { totalCount: 400 } });

  const narrow = Object(
    await (
      await token({ grant_type: 'client_credentials', client_id: client.clientId, client_secret: secret, scope: 'record customers.list' })
    ).json(),
  );
  expect(narrow.scope).toBe('record customers.list');
  expect(codeOf(await askAs(narrow.access_token, '{ customers { nodes { city } } }'))).toBe('GRAPHQL_VALIDATION_FAILED');

  expect(await errorOf(token({ grant_type: 'password' }, basic))).toBe('unsupported_grant_type');
  expect(await errorOf(token({ grant_type: 'client_credentials', scope: 'nothing' }, basic))).toBe('invalid_scope');
  const wrong = await token({ grant_type: 'client_credentials', client_id: client.clientId, client_secret: 'rgs_no' });
  expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Regulars"']);

  await data('mutation ($id: ID!) { revokeApiCredential(id: $id) }', { id: credential.id });
  expect(codeOf(await askAs(given.access_token, '{ customers { totalCount } }'))).toBe('UNAUTHENTICATED');
});

test('guessing at a secret ends after ten attempts', async () => {
  const client = await createClient();
  const tries = [];
  for (let at = 0; at < 11; at += 1)
    tries.push((await token({ grant_type: 'client_credentials', client_id: client.clientId, client_secret: String(at) })).status);
  expect(tries).toEqual([...Array<number>(10).fill(401), 429]);
});

test('operations a minute and points a day are counted, refused beyond, and shown', async () => {
  const acme = await program({ operationsPerMinute: 3 });
  for (let at = 0; at < 3; at += 1) expect((await acme.ask('{ customers(first: 5) { nodes { id } } }')).body.errors).toBeUndefined();
  const refused = await acme.ask('{ customers(first: 5) { nodes { id } } }');
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_REACHED', limit: 'operations a minute' });
  expect(Number(refused.body.errors?.[0]?.extensions['retryAfter'])).toBeGreaterThan(0);
  clock.now = new Date(clock.now.getTime() + 60_000);
  expect((await acme.ask('{ customers(first: 5) { nodes { id } } }')).body.errors).toBeUndefined();
  const { apiClients } = await data('{ apiClients(first: 1) { nodes { usage { day operations refused cost } } } }');
  expect(Object(apiClients).nodes[0].usage).toMatchObject([{ operations: 5, refused: 1, cost: 20 }]);

  const poor = await program({ costPerDay: 12 });
  expect((await poor.ask('{ customers(first: 10) { nodes { id } } }')).body.errors).toBeUndefined();
  const dear = await poor.ask('{ customers(first: 10) { nodes { id } } }');
  expect(dear.body.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_REACHED', limit: 'points a day' });
  clock.now = new Date(clock.now.getTime() + 86_400_000);
  expect((await poor.ask('{ customers(first: 10) { nodes { id } } }')).body.errors).toBeUndefined();
});

test('every call of a program is on record, with its cost', async () => {
  const acme = await program({ reads: ['record', 'identity'] });
  await acme.ask('{ customers(first: 2) { nodes { id displayName } } }');
  await acme.ask('{ customers { nodes { email } } }');
  const { rows } = await database.pool.query(
    `select kind, action, result, code, fields, rows, detail from audit_log where client_id = $1 order by id`,
    [acme.clientId],
  );
  expect(rows).toMatchObject([
    { kind: 'CALL', action: 'customers', result: 'OK', fields: ['Customer.displayName'], rows: 2, detail: { cost: 2 } },
    { kind: 'CALL', result: 'REFUSED', code: 'GRAPHQL_VALIDATION_FAILED' },
  ]);
});

const counting = { reads: [], counts: ['demographic', 'record'], actions: ['counts.guarded'] };
const countOf = (acme: { ask: (query: string, variables: object) => ReturnType<typeof askAs> }, condition: string) =>
  acme.ask('query ($condition: Condition!) { guardedCount(condition: $condition) { count guarded roundedTo } }', { condition });

test('a guarded count is about right, the same however often it is asked, and among those who consented', async () => {
  const acme = await program(counting);
  const first = await countOf(acme, 'city = "Hangzhou"');
  const answer = Object(first.body.data?.['guardedCount']);
  expect(answer).toMatchObject({ guarded: true, roundedTo: 10 });
  expect(answer.count % 10).toBe(0);
  expect(Math.abs(answer.count - 200)).toBeLessThan(80);
  for (let at = 0; at < 5; at += 1) expect((await countOf(acme, 'city = "Hangzhou"')).body.data).toEqual(first.body.data);
  expect(codeOf(await acme.ask('{ customers { totalCount } }', {}))).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(codeOf(await countOf(acme, 'email is present'))).toBe('CONDITION_INVALID');
});

test('an earlier question said a little otherwise is refused, whether or not it has the customer in question in it', async () => {
  const acme = await program({ ...counting, recipient: 'acme2', counts: ['demographic', 'record', 'identity'] });
  await database.pool.query(`update customers set consents = consents || '{"research.acme2": "granted"}'`);
  expect((await countOf(acme, 'city = "Hangzhou"')).body.errors).toBeUndefined();
  for (const near of [
    'city = "Hangzhou" and externalId != "2"',
    'city = "Hangzhou" and externalId != "3"',
    'city in ("Hangzhou")',
    'not city = "Hangzhou"',
    'city = "Hangzhou" or externalId = "5"',
  ])
    expect((await countOf(acme, near)).body.errors?.[0]?.extensions, near).toMatchObject({ code: 'LIMIT_REACHED', limit: 'nearDuplicate' });
  expect(codeOf(await countOf(acme, 'externalId in ("1", "2", "3")'))).toBe('GROUP_TOO_SMALL');
  expect(codeOf(await countOf(acme, 'city is present or city is missing'))).toMatch(/GROUP_TOO_SMALL|LIMIT_REACHED/);
});

test('the questions of a day are numbered, for all programs of a recipient together', async () => {
  const [one, other] = [await program({ ...counting, recipient: 'many' }), await program({ ...counting, recipient: 'many' })];
  await database.pool.query(
    `insert into guarded_questions (id, recipient, at, text, members, total) select gen_random_uuid(), 'many', $1, 'x', '', 0 from generate_series(1, 29)`,
    [clock.now],
  );
  expect(codeOf(await countOf(one, 'city = "Hangzhou"'))).toBe('GROUP_TOO_SMALL');
  expect((await countOf(other, 'age > 30')).body.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_REACHED', limit: 'guardedCounts' });
});

const sumOf = (acme: { ask: (query: string, variables: object) => ReturnType<typeof askAs> }, condition: string, more: object = {}) =>
  acme.ask(
    'query ($condition: Condition!, $field: String = "age", $as: SummedAs = SUM) { guardedSum(condition: $condition, field: $field, as: $as) { value bound roundedTo currency guarded } }',
    { condition, ...more },
  );

test('a guarded sum is of those who have a value, with a stated bound, the same however often it is asked', async () => {
  const acme = await program({ ...counting, recipient: 'sums' });
  const aged = Array.from({ length: 600 }, (_, at) => ({
    externalId: `aged ${at}`,
    city: at < 400 ? 'Wuxi' : 'Hefei',
    ...(at % 4 === 0 ? {} : { birthDate: '1986-01-01' }),
    consents: [{ purpose: 'research.sums', state: 'GRANTED' }],
  }));
  await upsert(aged);
  const sum = await sumOf(acme, 'city = "Wuxi"');
  const told = Object(sum.body.data?.['guardedSum']);
  expect(told).toMatchObject({ bound: '50', roundedTo: '500', currency: null, guarded: true });
  expect(Math.abs(Number(told.value) - 300 * 40)).toBeLessThan(3 * 25 * 50 + 250);
  expect((await sumOf(acme, 'city = "Wuxi"')).body.data).toEqual(sum.body.data);
  const average = Object((await sumOf(acme, 'city = "Wuxi"', { as: 'AVERAGE' })).body.data?.['guardedSum']);
  expect(average).toMatchObject({ bound: '50', roundedTo: '0.5' });
  expect(Math.abs(Number(average.value) - 40)).toBeLessThan((3 * 2 * 25 * 50) / 300 + 1);
  expect((await sumOf(acme, 'city = "Wuxi" and externalId != "aged 1"')).body.errors?.[0]?.extensions).toBeDefined();
  expect((await sumOf(acme, 'city in ("Wuxi") or city = "Wuxi" and age > 200')).body.errors?.[0]?.extensions).toMatchObject({
    limit: 'nearDuplicate',
  });
  expect((await sumOf(acme, 'not city = "Wuxi"')).body.errors?.[0]?.extensions).toMatchObject({ limit: 'nearDuplicate' });
});

test('what is not granted, what is no number and what is not there are refused alike as what a sum is of', async () => {
  const acme = await program({ ...counting, recipient: 'sums' });
  const answers = await Promise.all(['totalSpent', 'city', 'nothing'].map((field) => sumOf(acme, 'city = "Wuxi"', { field })));
  expect(answers.map(codeOf)).toEqual(['INPUT_INVALID', 'INPUT_INVALID', 'INPUT_INVALID']);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  const richer = await program({ ...counting, recipient: 'sums', counts: ['demographic', 'value'] });
  expect(codeOf(await sumOf(richer, 'city = "Wuxi"', { field: 'totalSpent' }))).not.toBe('INPUT_INVALID');
});
