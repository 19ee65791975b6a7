import { beforeEach, expect, test } from 'vitest';
import { database, stage, type Stage } from '../../../test/support/builders.js';
import { serveGraph } from '../../../test/support/serve-graph.js';
import { createLog } from '../../platform/log.js';
import { openOutbox } from '../../platform/outbox/outbox.js';
import { newId, toGlobalId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { buildMasterSchema } from '../../schema.js';
import { compareSegments, diffSegment } from './compare-segments.service.js';
import { encodeMembers } from './members.bitmap.js';
import { refreshMembers } from './members.service.js';
import { overrideMember } from './segment-lifecycle.service.js';
import { OverrideKind } from './segment.enums.js';
import { createSegment, updateSegment } from './segments.service.js';
import { hearOfSegments, membershipChanges, segmentChanges } from './watch-segments.js';

let shop: Stage;
let riga: string;
let buyers: string;

/** Three live in Riga, two bought, one of them in Riga. */
beforeEach(async () => {
  shop = await stage({ as: 'marketer', now: '2026-03-01T00:00:00Z' });
  await database.pool.query('truncate segments, segment_versions, segment_members, segment_refreshes, segment_overrides, segment_drafts');
  await shop.make.customer({ externalId: 'R1', city: 'Riga' }).withOrders(1);
  for (const externalId of ['R2', 'R3']) await shop.make.customer({ externalId, city: 'Riga' }).withoutOrders();
  await shop.make.customer({ externalId: 'S1', city: 'Suzhou' }).withOrders(2);
  riga = await createSegment(shop.ctx, { name: 'Riga', condition: 'city = "Riga"' });
  buyers = await createSegment(shop.ctx, { name: 'Buyers', condition: 'ordersCount >= 1' });
  for (const id of [riga, buyers]) await refreshMembers(shop.ctx, id, 'version');
});

test('every customer is counted once, under all the segments they are in', async () => {
  const { intersections } = await compareSegments(shop.ctx, [riga, buyers]);
  expect(intersections).toHaveLength(3);
  expect(intersections[0]).toEqual({ segmentIds: [riga], count: 2 });
  expect(intersections).toEqual(
    expect.arrayContaining([
      { segmentIds: [riga, buyers], count: 1 },
      { segmentIds: [buyers], count: 1 },
    ]),
  );
  await expect(compareSegments(shop.ctx, [riga, riga])).rejects.toMatchObject({ extensions: { code: 'INPUT_INVALID' } });
});

test('those within the row scope of a viewer alone are compared', async () => {
  const scoped = { ...shop.ctx, viewer: { ...shop.ctx.viewer, policy: { ...shop.ctx.viewer.policy, rowScope: 'city = "Suzhou"' } } };
  expect((await compareSegments(scoped, [riga, buyers])).intersections).toEqual([{ segmentIds: [buyers], count: 1 }]);
});

test('a new rule says beforehand who would enter and leave, and which condition puts them out', async () => {
  const found = await diffSegment(shop.ctx, riga, 'city in ("Riga", "Suzhou") and ordersCount >= 1');
  expect([found.entering.length, found.leaving.length, found.staying]).toEqual([1, 2, 1]);
  expect(await found.byCondition()).toEqual([
    { path: [], text: 'city in ("Riga", "Suzhou") and ordersCount >= 1', entering: 1, leaving: 2 },
    { path: [0], text: 'city in ("Riga", "Suzhou")', entering: 1, leaving: 0 },
    { path: [1], text: 'ordersCount >= 1', entering: 1, leaving: 2 },
  ]);
});

test('who is in by hand would not leave', async () => {
  const { rows } = await database.pool.query<{ id: string }>(`select id from customers where external_id = 'R2'`);
  await overrideMember(shop.ctx, { segmentId: riga, customerId: rows[0]?.id ?? '', as: OverrideKind.INCLUDE, reason: 'a friend' });
  expect((await diffSegment(shop.ctx, riga, 'city = "Riga" and ordersCount >= 1')).leaving).toHaveLength(1);
});

test('a page of customers with their segments takes as many statements as one customer', async () => {
  const client = await (await serveGraph(database, buildMasterSchema())).signedInAs('marketer');
  const ask = (first: number) =>
    client.ask(
      `{ customers(first: ${first}) { nodes { externalId segments { totalCount nodes { since segment { name memberCount owner } } } } } }`,
    );
  const statementsOf = async (first: number) => {
    let statements = 0;
    const count = (): void => void (statements += 1);
    database.pool.on('acquire', count);
    const { body } = await ask(first);
    database.pool.off('acquire', count);
    expect(body.errors).toBeUndefined();
    return { statements, body };
  };
  await ask(1); // what is remembered between requests is read now
  const [one, all] = [await statementsOf(1), await statementsOf(50)];
  expect(all.statements).toBe(one.statements);
  expect(all.body.data?.['customers']).toMatchObject({
    nodes: expect.arrayContaining([
      {
        externalId: 'R1',
        segments: {
          totalCount: 2,
          nodes: [
            { since: '2026-03-01T00:00:00.000Z', segment: { name: 'Buyers', memberCount: 2, owner: '' } },
            { since: '2026-03-01T00:00:00.000Z', segment: { name: 'Riga', memberCount: 3, owner: '' } },
          ],
        },
      },
    ]),
  });
});

test('the graph compares and previews a change in one question', async () => {
  const client = await (await serveGraph(database, buildMasterSchema())).signedInAs('marketer');
  const { body } = await client.ask(
    `query ($ids: [ID!]!, $id: ID!) {
      compareSegments(ids: $ids) { asOf intersections { segmentIds count } }
      diffSegment(id: $id, condition: "ordersCount >= 1") { asOf entering leaving staying byCondition { path text entering leaving }
        sampleEntering(first: 5) { nodes { externalId } totalCount } sampleLeaving { totalCount } }
    }`,
    { ids: [toGlobalId('Segment', riga), toGlobalId('Segment', buyers)], id: toGlobalId('Segment', riga) },
  );
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({
    compareSegments: { intersections: { length: 3 } },
    diffSegment: {
      entering: 1,
      leaving: 2,
      staying: 1,
      sampleEntering: { nodes: [{ externalId: 'S1' }], totalCount: 1 },
      sampleLeaving: { totalCount: 2 },
    },
  });
});

test('whoever watches a segment hears of its changes, and of those who come and go', async () => {
  const outbox = openOutbox(database, createLog('silent'), () => new Date());
  await outbox.start();
  hearOfSegments(outbox);
  const gone = new AbortController();
  const watching = { ...shop.ctx, signal: gone.signal };
  try {
    const changes = segmentChanges(watching, riga);
    expect((await changes.next()).value).toBe(riga);
    const members = membershipChanges(watching, riga);
    const firstMember = members.next();
    const nextChange = changes.next();
    await updateSegment(shop.ctx, { id: riga, version: 1, condition: 'city = "Suzhou"' });
    expect((await nextChange).value).toBe(riga);
    await refreshMembers(shop.ctx, riga, 'version');
    expect((await firstMember).value).toMatchObject({ entered: true, cause: 'version' });
    expect((await members.next()).value).toMatchObject({ entered: false });
  } finally {
    gone.abort();
    await outbox.close();
  }
});

test('whoever watches members hears also of a move whose computation began before', async () => {
  const outbox = openOutbox(database, createLog('silent'), () => new Date());
  await outbox.start();
  hearOfSegments(outbox);
  const gone = new AbortController();
  const began = newId();
  try {
    const members = membershipChanges({ ...shop.ctx, signal: gone.signal }, riga);
    const first = members.next();
    await refreshMembers(shop.ctx, riga, 'version'); // moves nobody; once it is told of, the watching has begun
    await inTransaction(shop.ctx, async (tx) => {
      await tx.db.query(
        `insert into segment_refreshes (segment_id, id, version, cause, at, size, entered_count, left_count, entered, "left")
         values ($1, $2, 1, 'data', $3, 4, 1, 0, $4, $5)`,
        [riga, began, tx.now(), encodeMembers([3]), encodeMembers([])],
      );
      tx.events.record({ name: 'MembersChanged', segmentIds: [riga] });
    });
    expect((await first).value).toMatchObject({ entered: true, cause: 'data' });
  } finally {
    gone.abort();
    await outbox.close();
  }
});

test('a segment that is not there for the viewer cannot be watched', async () => {
  const hidden = await createSegment(
    {
      ...shop.ctx,
      viewer: {
        ...shop.ctx.viewer,
        policy: { ...shop.ctx.viewer.policy, labels: { ...shop.ctx.viewer.policy.labels, sensitive: 'read' } },
      },
    },
    {
      name: 'Earners',
      condition: 'incomeBand = "high"',
    },
  );
  await expect(segmentChanges(shop.ctx, hidden).next()).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
});
