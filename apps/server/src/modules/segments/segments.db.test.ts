import { beforeEach, expect, test } from 'vitest';
import { database, seenBy, stage, type Stage } from '../../../test/support/builders.js';
import '../../modules.js';
import { rowKey } from '../../read/index.js';
import { createDemoSegments } from './demo-segments.js';
import { explainMembership } from './explain.service.js';
import { memberOrdinals, refreshMany, refreshMembers } from './members.service.js';
import { archiveSegment, freezeSegment, overrideMember, restoreSegment } from './segment-lifecycle.service.js';
import { changesOf, freshnessOf, historyOf, usedBy, versionsOf } from './segment-reads.js';
import { type SegmentRow, segmentRow } from './segment-row.js';
import { missingNames, ruleOf, templateCount } from './segment-templates.service.js';
import { namedLexicon } from './segment-catalogue.service.js';
import { membersAsRecorded } from './segment-source.js';
import { segmentById } from './segment-store.js';
import { FreshnessState, OverrideKind } from './segment.enums.js';
import { templates } from './segments.templates.js';
import { assertVisible, createSegment, updateSegment } from './segments.service.js';

let shop: Stage;

beforeEach(async () => {
  shop = await stage({ as: 'marketer', now: '2026-03-01T00:00:00Z' });
  await database.pool.query('truncate segments, segment_versions, segment_members, segment_refreshes, segment_overrides, segment_drafts');
});

const at = (now: string) => seenBy('marketer', now);

/** A segment as resolvers get it. */
async function row(id: string): Promise<SegmentRow> {
  const found = await segmentById(database.pool, id);
  if (!found) throw new Error('The segment is gone.');
  const asRead: unknown = JSON.parse(JSON.stringify({ ...found, freshnessState: found.freshness }));
  return segmentRow({ [rowKey]: asRead });
}

const ordinalOf = async (id: string): Promise<number> =>
  (await database.pool.query<{ ordinal: number }>('select ordinal from customers where id = $1', [id])).rows[0]?.ordinal ?? -1;

test('who enters and who leaves is kept with the cause, and the past is read as it was recorded', async () => {
  const [anna, bo] = [
    await shop.make.customer({ city: 'Riga' }).withoutOrders(),
    await shop.make.customer({ city: 'Suzhou' }).withoutOrders(),
  ];
  const id = await createSegment(shop.ctx, { name: 'Riga', condition: 'city = "Riga"' });
  await refreshMembers(at('2026-03-01T00:00:01Z'), id, 'version');
  await database.pool.query(`update customers set city = case city when 'Riga' then 'Suzhou' else 'Riga' end`);
  await refreshMembers(at('2026-03-02T00:00:00Z'), id, 'data');

  expect([...(await memberOrdinals(shop.ctx, id))]).toEqual([await ordinalOf(bo.id)]);
  expect(await historyOf(shop.ctx, await row(id), null, null)).toMatchObject([
    { count: 1, entered: 1, left: 0, version: 1 },
    { count: 1, entered: 1, left: 1, version: 1 },
  ]);
  expect(await historyOf(shop.ctx, await row(id), '2026-03-02', '2026-03-02')).toMatchObject([{ entered: 1, left: 1 }]);
  const recorded = await membersAsRecorded(shop.ctx, await assertVisible(shop.ctx, id), new Date('2026-03-01T12:00:00Z'));
  expect(recorded).toEqual([await ordinalOf(anna.id)]);

  const first = await changesOf(shop.ctx, await row(id), 2, null);
  expect(first.nodes.map(({ entered, cause }) => [entered, cause])).toEqual([
    [true, 'data'],
    [false, 'data'],
  ]);
  const second = await changesOf(shop.ctx, await row(id), 2, first.pageInfo.endCursor);
  expect(second.nodes.map(({ entered, cause }) => [entered, cause])).toEqual([[true, 'version']]);
  expect(second.pageInfo.hasNextPage).toBe(false);
});

test('members older than the data or than the day are called stale, never fresh', async () => {
  await shop.make.customer({ city: 'Riga' }).withoutOrders();
  const id = await createSegment(shop.ctx, { name: 'Riga', condition: 'city = "Riga"' });
  await refreshMembers(at('2026-03-01T00:00:01Z'), id, 'version');
  expect((await freshnessOf(at('2026-03-01T00:00:02Z'), await row(id))).state).toBe(FreshnessState.FRESH);
  expect((await freshnessOf(at('2026-03-01T16:00:01Z'), await row(id))).state).toBe(FreshnessState.STALE); // midnight in Shanghai
  await database.pool.query(`insert into changes (kind, changed_at) values ('customers', '2026-03-01T00:00:05Z')`);
  expect((await freshnessOf(at('2026-03-01T00:00:06Z'), await row(id))).state).toBe(FreshnessState.STALE);
});

test('a choice by hand goes before the rule, with its reason, until it is taken back', async () => {
  const [inside, outside] = [
    await shop.make.customer({ city: 'Riga' }).withoutOrders(),
    await shop.make.customer({ city: 'Suzhou' }).withoutOrders(),
  ];
  const segmentId = await createSegment(shop.ctx, { name: 'Riga', condition: 'city = "Riga"' });
  const choose = (customerId: string, as: OverrideKind) => overrideMember(shop.ctx, { segmentId, customerId, as, reason: 'asked for it' });
  const members = async () => [...(await memberOrdinals(shop.ctx, segmentId))];
  await choose(inside.id, OverrideKind.EXCLUDE);
  await choose(outside.id, OverrideKind.INCLUDE);
  expect(await members()).toEqual([await ordinalOf(outside.id)]);
  expect(await explainMembership(shop.ctx, { segmentId, customerId: outside.id })).toMatchObject({
    member: true,
    override: { kind: 'INCLUDE', reason: 'asked for it' },
  });
  await choose(inside.id, OverrideKind.RULE);
  await choose(outside.id, OverrideKind.RULE);
  expect(await members()).toEqual([await ordinalOf(inside.id)]);
  await expect(choose('00000000-0000-7000-8000-000000000000', OverrideKind.INCLUDE)).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  });
  await expect(overrideMember(shop.ctx, { segmentId, customerId: inside.id, as: OverrideKind.EXCLUDE, reason: ' ' })).rejects.toMatchObject(
    {
      extensions: { code: 'INPUT_INVALID' },
    },
  );
});

test('a frozen list keeps its members when those of its segment change', async () => {
  const anna = await shop.make.customer({ city: 'Riga' }).withoutOrders();
  const id = await createSegment(shop.ctx, { name: 'Riga', condition: 'city = "Riga"' });
  const frozen = await freezeSegment(at('2026-03-01T01:00:00Z'), { id, name: 'Riga in March' });
  await database.pool.query(`update customers set city = 'Suzhou'`);
  const later = at('2026-03-02T00:00:00Z');
  for (const one of [id, frozen]) await refreshMembers(later, one, 'data');
  expect([...(await memberOrdinals(shop.ctx, id))]).toEqual([]);
  expect([...(await memberOrdinals(shop.ctx, frozen))]).toEqual([await ordinalOf(anna.id)]);
  expect((await assertVisible(shop.ctx, frozen)).text).toBe('member of "riga" on 2026-03-01T01:00:00.000Z');
});

test('of segments that are computed together one that cannot be leaves the others what they are', async () => {
  const anna = await shop.make.customer({ city: 'Riga' }).withoutOrders();
  const ids = [];
  for (const name of ['One', 'Broken', 'Two']) ids.push(await createSegment(shop.ctx, { name, condition: 'city = "Riga"' }));
  await database.pool.query(`update segments set condition = replace(condition::text, '"city"', '"x.gone"')::jsonb where key = 'broken'`);
  await refreshMany(
    shop.ctx,
    ids.map((segmentId) => ({ segmentId, cause: 'refresh' })),
  );
  const [one = '', broken = '', two = ''] = ids;
  expect(await row(broken)).toMatchObject({ freshness: 'FAILED' });
  for (const id of [one, two]) {
    expect(await row(id)).toMatchObject({ freshness: 'FRESH' });
    expect([...(await memberOrdinals(shop.ctx, id))]).toEqual([await ordinalOf(anna.id)]);
  }
});

test('a segment that others are made of is not archived, and the refusal names them', async () => {
  const id = await createSegment(shop.ctx, { name: 'Riga', condition: 'city = "Riga"' });
  const other = await createSegment(shop.ctx, { name: 'Elsewhere', condition: 'not member of "riga"' });
  expect(await usedBy(shop.ctx, { id, key: 'riga' })).toMatchObject([{ kind: 'segment', name: 'Elsewhere' }]);
  await expect(archiveSegment(shop.ctx, id)).rejects.toMatchObject({
    extensions: { code: 'CONFLICT', current: { usedBy: [{ kind: 'segment', name: 'Elsewhere' }] } },
  });
  await archiveSegment(shop.ctx, other);
  await archiveSegment(shop.ctx, id);
  expect((await row(id)).archivedAt).not.toBeNull();
  await restoreSegment(shop.ctx, id);
  expect(await row(id)).toMatchObject({ archivedAt: null, freshness: 'REFRESHING' });
});

test('of two who save one version at once one wins and the other learns what is there now', async () => {
  const id = await createSegment(shop.ctx, { name: 'Riga', condition: 'city = "Riga"' });
  const save = (city: string) => updateSegment(shop.ctx, { id, version: 1, condition: `city = "${city}"`, note: city });
  const outcomes = await Promise.allSettled([save('Suzhou'), save('Hangzhou')]);
  const won = outcomes[0]?.status === 'fulfilled' ? 'Suzhou' : 'Hangzhou';
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { extensions: { code: 'CONFLICT', current: { version: 2, text: `city = "${won}"` } } },
  });
  expect((await versionsOf(shop.ctx, await row(id), null, null)).nodes).toMatchObject([
    { version: 2, note: won },
    { version: 1, note: '' },
  ]);
});

test('a rule that leads back to its own segment is refused with the way round', async () => {
  const a = await createSegment(shop.ctx, { name: 'A', condition: 'city = "Riga"' });
  await createSegment(shop.ctx, { name: 'B', condition: 'member of "a"' });
  await expect(updateSegment(shop.ctx, { id: a, version: 1, condition: 'not member of "b"' })).rejects.toMatchObject({
    message: expect.stringContaining('a → b → a'),
    extensions: { code: 'CONDITION_INVALID' },
  });
});

test('a version that names what a viewer may not read is left out of theirs', async () => {
  const owner = seenBy('owner');
  const id = await createSegment(owner, { name: 'Earners', condition: 'incomeBand = "high"' });
  await expect(assertVisible(shop.ctx, id)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  await updateSegment(owner, { id, version: 1, condition: 'city = "Riga"' });
  expect((await versionsOf(owner, await row(id), null, null)).totalCount).toBe(2);
  expect((await versionsOf(shop.ctx, await row(id), null, null)).nodes.map(({ version }) => version)).toEqual([2]);
});

test('every template is valid here, is counted, and has words in both languages', async () => {
  await shop.make.customer({ city: 'Hangzhou' }).withOrders(3, { category: 'bread', placedAt: '2026-02-01' });
  const { catalogue } = await namedLexicon(shop.ctx);
  expect(templates.length).toBeGreaterThanOrEqual(16);
  expect(new Set(templates.map(({ key }) => key)).size).toBe(templates.length);
  for (const template of templates) {
    expect(Number.isInteger(await templateCount(shop.ctx, template)), template.key).toBe(true);
    for (const words of [template.name, template.description, template.group]) expect(words.en !== '' && words.zhCn !== '').toBe(true);
  }
  const bread = templates.find(({ key }) => key === 'bread-regulars-gone-quiet');
  expect(bread && (await templateCount(shop.ctx, bread))).toBe(1);
  const probiotics = templates.find(({ key }) => key === 'probiotics-users');
  expect(probiotics && missingNames(ruleOf(probiotics), catalogue)).toEqual(['probiotic']);
});

test('the demo shop comes with its segments once', async () => {
  await createDemoSegments(seenBy('owner'));
  await createDemoSegments(seenBy('owner'));
  const { rows } = await database.pool.query<{ key: string; text: string }>('select key, text from segments order by created_at, id');
  expect(rows.map(({ key }) => key)).toHaveLength(8);
  expect(rows.map(({ key }) => key)).toContain('bread-regulars-gone-quiet');
});
