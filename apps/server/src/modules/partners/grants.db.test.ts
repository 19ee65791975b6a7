import { expect, test } from 'vitest';
import { codeOf, partnerShop } from '../../../test/support/partner-shop.js';
import { FreezeSharedSegments1790000028200 } from '../../migrations/1790000028200-freeze-shared-segments.js';

const shop = await partnerShop();
const { database, clock, owner, data, program, inDays, upsert } = shop;
const tick = (): void => void (clock.now = new Date(clock.now.getTime() + 1000));

const person = (at: number, more: object = {}) => ({
  externalId: String(at),
  city: at % 2 === 0 ? 'Hangzhou' : 'Suzhou',
  consents: at < 8 ? [{ purpose: 'research.acme', state: 'GRANTED' }] : [],
  ...more,
});
await upsert(Array.from({ length: 12 }, (_, at) => person(at)));
const hangzhou = await shop.createSegment('hangzhou', 'city = "Hangzhou"');
const suzhou = await shop.createSegment('suzhou', 'city = "Suzhou"');
const update = (input: object) =>
  owner.ask(
    'mutation ($input: UpdateApiClientInput!) { updateApiClient(input: $input) { version reads segments { key size frozenAt } } }',
    {
      input,
    },
  );
const ids = (nodes: readonly { externalId: string }[]): string =>
  nodes
    .map(({ externalId }) => externalId)
    .toSorted()
    .join(' ');
const total = async (acme: { ask: (query: string) => ReturnType<typeof owner.ask> }): Promise<unknown> =>
  Object((await acme.ask('{ customers { totalCount } }')).body.data?.['customers']).totalCount;

test('a grant is changed for the next request: levels, actions, end; what is not said stays', async () => {
  const acme = await program();
  expect((await acme.ask('{ customers { nodes { city } } }')).body.errors).toBeUndefined();
  const changed = await update({ id: acme.id, version: 1, reads: ['record', 'identity'] });
  expect(changed.body.data?.['updateApiClient']).toMatchObject({ version: 2, reads: ['identity', 'record'] });
  expect(codeOf(await acme.ask('{ customers { nodes { city } } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await acme.ask('{ customers { nodes { externalId } } }')).body.errors).toBeUndefined();
  await update({ id: acme.id, version: 2, actions: [] });
  expect(codeOf(await acme.ask('{ customers { totalCount } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  await update({ id: acme.id, version: 3, actions: ['customers.list'], endsAt: inDays(1) });
  const before = clock.now;
  clock.now = new Date(before.getTime() + 86_400_001);
  expect(codeOf(await acme.ask('{ customers { totalCount } }'))).toBe('UNAUTHENTICATED');
  clock.now = before;
});

test('of two who change a grant at once one is told of the other; a revoked one is changed by nobody', async () => {
  const acme = await program();
  const answers = await Promise.all([1, 2].map((day) => update({ id: acme.id, version: 1, endsAt: inDays(day) })));
  expect(answers.map((answer) => codeOf(answer) ?? 'OK').toSorted()).toEqual(['CONFLICT', 'OK']);
  const lost = answers.find(({ body }) => body.errors);
  expect(lost?.body.errors?.[0]?.extensions['current']).toEqual({ version: 2 });
  await data('mutation ($id: ID!) { revokeApiClient(id: $id) { id } }', { id: acme.id });
  expect(codeOf(await update({ id: acme.id, version: 2, endsAt: inDays(3) }))).toBe('CONFLICT');
});

test('nobody adds to a grant what they may not read, but may leave what is there', async () => {
  const acme = await program({ reads: ['record', 'value'] });
  await database.pool.query(`update roles set labels = labels - 'value' - 'sensitive' where key = 'owner'`);
  try {
    expect((await update({ id: acme.id, version: 1, reads: ['record', 'value', 'demographic'] })).body.errors).toBeUndefined();
    expect(codeOf(await update({ id: acme.id, version: 2, reads: ['record', 'value', 'sensitive'] }))).toBe('INPUT_INVALID');
    expect(codeOf(await update({ id: acme.id, version: 2, counts: ['sensitive'] }))).toBe('INPUT_INVALID');
  } finally {
    await database.pool.query(`update roles set labels = labels || '{"value": "write", "sensitive": "write"}' where key = 'owner'`);
  }
});

test('the audit log says what a grant was before and after', async () => {
  const acme = await program();
  await update({ id: acme.id, version: 1, reads: ['record'], segmentIds: [suzhou] });
  const { rows } = await database.pool.query(
    `select kind, detail from audit_log where action = 'updateApiClient' and $1 = any (subjects) order by id desc limit 1`,
    [`ApiClient:${acme.clientId}`],
  );
  expect(rows).toMatchObject([
    {
      kind: 'RIGHTS',
      detail: {
        before: { levels: { record: 'read', demographic: 'read' }, segments: [] },
        after: { levels: { record: 'read' }, segments: [expect.any(String)] },
      },
    },
  ]);
});

test('a shared segment keeps the members it had when it was shared, cut by the consent of now, until its owner freezes it again', async () => {
  const acme = await program({ reads: ['record', 'identity', 'operations'], segmentIds: [hangzhou] });
  const seen = async () => {
    const { body } = await acme.ask(`{
      customers(first: 50) { nodes { externalId segments { nodes { since segment { key } } } } }
      named: customers(where: "member of \\"hangzhou\\"") { totalCount }
      past: customers(where: "member of \\"hangzhou\\" on 2020-01-01") { totalCount }
      previewSegment(condition: "not member of \\"hangzhou\\"") { count }
      segments { nodes { key name memberCount freshness { state asOf } members(first: 50) { asOf nodes { externalId } } } }
    }`);
    expect(body.errors).toBeUndefined();
    const { customers, named, past, previewSegment, segments } = Object(body.data);
    const [segment] = segments.nodes;
    expect(ids(segment.members.nodes)).toBe(ids(customers.nodes));
    expect([named.totalCount, past.totalCount, segment.memberCount]).toEqual(Array(3).fill(customers.nodes.length));
    expect(previewSegment.count).toBe(0);
    return { ids: ids(customers.nodes), asOf: segment.freshness.asOf, since: customers.nodes[0]?.segments.nodes[0].since };
  };
  const shared = clock.now.toISOString();
  expect(await seen()).toEqual({ ids: '0 2 4 6', asOf: shared, since: shared });
  tick();
  await upsert([
    { externalId: '0', city: 'Suzhou' }, // left
    { externalId: '1', city: 'Hangzhou' }, // came
    { externalId: '2', consents: [{ purpose: 'research.acme', state: 'WITHDRAWN', at: clock.now.toISOString() }] },
    { externalId: '8', consents: [{ purpose: 'research.acme', state: 'GRANTED', at: clock.now.toISOString() }] },
  ]);
  await data('mutation ($id: ID!) { refreshSegment(id: $id) { id } }', { id: hangzhou });
  expect(await seen()).toEqual({ ids: '0 4 6 8', asOf: shared, since: shared });
  const by = (externalId: string) => database.pool.query('select id from customers where external_id = $1', [externalId]);
  const customerId = Buffer.from(`Customer:${(await by('3')).rows[0].id}`).toString('base64url');
  await data('mutation ($input: OverrideMemberInput!) { overrideMember(input: $input) { id } }', {
    input: { segmentId: hangzhou, customerId, as: 'INCLUDE', reason: 'for now' },
  });
  expect((await seen()).ids).toBe('0 4 6 8');

  const { apiClients } = await data('{ apiClients(first: 1) { nodes { version visibleCustomers segments { key size frozenAt } } } }');
  expect(Object(apiClients).nodes[0]).toEqual({
    version: 1,
    visibleCustomers: 4,
    segments: [{ key: 'hangzhou', size: 6, frozenAt: shared }],
  });
  tick();
  await data('mutation ($id: ID!) { refreezeSharedSegments(id: $id, version: 1) { version } }', { id: acme.id });
  expect(await seen()).toMatchObject({ ids: '1 3 4 6 8', asOf: clock.now.toISOString() });
  const { rows } = await database.pool.query(`select kind, subjects from audit_log where action = 'refreezeSharedSegments'`);
  expect(rows).toMatchObject([{ kind: 'RIGHTS', subjects: [`ApiClient:${acme.clientId}`, expect.stringMatching(/^Segment:/)] }]);
  await upsert([0, 1, 2, 8].map((at) => person(at, { consents: [{ purpose: 'research.acme', state: at < 8 ? 'GRANTED' : 'WITHDRAWN' }] })));
});

test('a shared segment is there with name, count and members whatever its rule reads, and never with its rule or its past', async () => {
  const orders = await shop.createSegment('spenders', 'totalSpent >= 0');
  const acme = await program({ reads: ['record', 'operations'], segmentIds: [orders] });
  const { body } = await acme.ask('{ segments { nodes { id key memberCount } } customers { totalCount } }');
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({ segments: { nodes: [{ key: 'spenders' }] } });
  for (const field of [
    'text',
    'condition',
    'words(locale: EN)',
    'versions { totalCount }',
    'history { count }',
    'owner',
    'usedBy { name }',
  ])
    expect(codeOf(await acme.ask(`{ segments { nodes { ${field} } } }`)), field).toBe('GRAPHQL_VALIDATION_FAILED');
  for (const root of [
    `explainMembership(segmentId: "${orders}", customerId: "x") { member }`,
    `diffSegment(id: "${orders}", condition: "member of \\"spenders\\"") { entering }`,
    'segmentTemplates { key }',
    'questions { nodes { id } }',
  ])
    expect(codeOf(await acme.ask(`{ ${root} }`)), root).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(codeOf(await acme.ask('{ customers(where: "totalSpent >= 0") { totalCount } }'))).toBe('CONDITION_INVALID');
});

test('a segment that was never frozen for a program has nobody for it, and one that was taken out of the grant is not there', async () => {
  const acme = await program({ segmentIds: [hangzhou, suzhou] });
  expect(await total(acme)).toBe(8);
  await update({ id: acme.id, version: 1, segmentIds: [suzhou] });
  expect(await total(acme)).toBe(4);
  await database.pool.query('delete from shared_members where client_id = $1', [acme.clientId]);
  expect(await total(acme)).toBe(0);
});

test('a grant from before segments were frozen when shared is frozen by the migration, once', async () => {
  const acme = await program({ segmentIds: [hangzhou] });
  const seen = await total(acme);
  await database.pool.query('delete from shared_members where client_id = $1', [acme.clientId]);
  expect(await total(acme)).toBe(0);
  const runner = database.dataSource.createQueryRunner();
  await new FreezeSharedSegments1790000028200().up(runner);
  expect(await total(acme)).toBe(seen);
  const { rows: before } = await database.pool.query('select * from shared_members order by client_id, segment_id');
  await new FreezeSharedSegments1790000028200().up(runner);
  expect((await database.pool.query('select * from shared_members order by client_id, segment_id')).rows).toEqual(before);
  await runner.release();
});
