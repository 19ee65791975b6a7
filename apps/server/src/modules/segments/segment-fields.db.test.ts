import { beforeAll, expect, test } from 'vitest';
import { database, stage } from '../../../test/support/builders.js';
import { type Client, serveGraph } from '../../../test/support/serve-graph.js';
import { buildMasterSchema } from '../../schema.js';
import { refreshMembers } from './members.service.js';
import { createSegment } from './segments.service.js';

let client: Client;

beforeAll(async () => {
  const shop = await stage({ as: 'marketer', now: '2026-03-01T00:00:00Z' });
  for (const city of ['Riga', 'Riga', 'Suzhou']) await shop.make.customer({ city }).withOrders(1);
  const id = await createSegment(shop.ctx, { name: 'Riga', condition: 'city = "Riga"', note: 'first' });
  await refreshMembers(shop.ctx, id, 'version');
  client = await (await serveGraph(database, buildMasterSchema())).signedInAs('marketer');
});

test('a segment tells its words, versions, members, past and changes in one question', async () => {
  const { body } = await client.ask(`{ segment(key: "riga") {
    id key text words(locale: EN) chinese: words(locale: ZH_CN) owner memberCount freshness { state asOf reason }
    versions { nodes { version condition text note author createdAt } totalCount }
    members(first: 1) { nodes { city ordersCount } totalCount pageInfo { hasNextPage } asOf }
    membersAt(at: "2026-03-01T00:00:00Z", rule: AS_RECORDED) { totalCount }
    today: membersAt(at: "2026-02-20T00:00:00Z", rule: BY_TODAYS_RULE) { totalCount asOf }
    history { at count entered left version }
    changes(first: 5) { nodes { at entered cause customer { city orders { totalCount } } } totalCount }
    usedBy { kind id name }
  } }`);
  expect(body.errors).toBeUndefined();
  expect(body.data?.['segment']).toMatchObject({
    words: 'Customers who live in Riga.',
    memberCount: 2,
    versions: { totalCount: 1, nodes: [{ version: 1, text: 'city = "Riga"', note: 'first' }] },
    members: { nodes: [{ city: 'Riga', ordersCount: 1 }], totalCount: 2, pageInfo: { hasNextPage: true } },
    membersAt: { totalCount: 2 },
    today: { totalCount: 2 },
    history: [{ count: 2, entered: 2, left: 0, version: 1 }],
    changes: {
      totalCount: 2,
      nodes: [{ entered: true, cause: 'version', customer: { city: 'Riga', orders: { totalCount: 1 } } }, { entered: true }],
    },
    usedBy: [],
  });
});

test('the gallery names what is missing and counts the rest', async () => {
  const { body } = await client.ask(
    '{ segmentTemplates { key group { en zhCn } name { en zhCn } description { zhCn } text words(locale: ZH_CN) missing count } }',
  );
  expect(body.errors).toBeUndefined();
  expect(body.data?.['segmentTemplates']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ key: 'loyal-regulars', missing: [], count: 0 }),
      expect.objectContaining({ key: 'probiotics-users', missing: ['probiotic'], count: null, words: null }),
    ]),
  );
});

test('a segment is overridden, frozen, archived and restored through the graph', async () => {
  const asked = await client.ask('{ segment(key: "riga") { id } customers(where: "city = \\"Suzhou\\"") { nodes { id } } }');
  const data = asked.body.data as { segment: { id: string }; customers: { nodes: { id: string }[] } };
  const [segmentId, customerId] = [data.segment.id, data.customers.nodes[0]?.id];
  const overridden = await client.ask(
    'mutation ($input: OverrideMemberInput!) { overrideMember(input: $input) { memberCount freshness { state } } }',
    {
      input: { segmentId, customerId, as: 'INCLUDE', reason: 'moves there in April' },
    },
  );
  expect(overridden.body).toMatchObject({ data: { overrideMember: { memberCount: 3 } } });
  const frozen = await client.ask('mutation ($input: FreezeSegmentInput!) { freezeSegment(input: $input) { id key memberCount } }', {
    input: { id: segmentId, name: 'Riga list' },
  });
  expect(frozen.body).toMatchObject({ data: { freezeSegment: { key: 'riga-list', memberCount: 3 } } });
  const refused = await client.ask('mutation ($id: ID!) { archiveSegment(id: $id) { id } }', { id: segmentId });
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', current: { usedBy: [{ name: 'Riga list' }] } });
  const listId = (frozen.body.data as { freezeSegment: { id: string } }).freezeSegment.id;
  const archived = await client.ask('mutation ($id: ID!) { archiveSegment(id: $id) { archivedAt } }', { id: listId });
  expect(archived.body.errors).toBeUndefined();
  const restored = await client.ask(
    'mutation ($id: ID!) { restoreSegment(id: $id) { archivedAt } refreshSegment(id: $id) { freshness { state } } }',
    { id: listId },
  );
  expect(restored.body).toMatchObject({
    data: { restoreSegment: { archivedAt: null }, refreshSegment: { freshness: { state: 'REFRESHING' } } },
  });
});
