import { addDays, type Condition, fromJson, startOf } from '@regulars/segment-language';
import { assertSeesEverybody, type Ctx } from '../../access/viewer.js';
import { failure } from '../../platform/errors.js';
import { toGlobalId } from '../../platform/ids.js';
import { type Connection, fromCursor, lexiconOf, runStatement } from '../../read/index.js';
import { inScope } from './members-in-scope.js';
import { decodeMembers } from './members.bitmap.js';
import { memberOrdinals, refreshMembers } from './members.service.js';
import { sizeOf, toPage } from './page.rules.js';
import { batched, once } from './per-request.js';
import { namedLexicon } from './segment-catalogue.service.js';
import type { SegmentRow } from './segment-row.js';
import { visibleSegments } from './segment-source.js';
import { sharedAt, sharedMembers } from './shared-members.js';
import { allSegments, isWithin, segmentsNamed } from './segment-store.js';
import { FreshnessState } from './segment.enums.js';
import type { Freshness, MembershipChange, SegmentSize, SegmentUse, SegmentVersion } from './segment.types.js';
import { causeOf } from './segments.jobs.js';

const rowsOf = <Row extends object>(ctx: Ctx, text: string, values: readonly unknown[]): Promise<Row[]> =>
  runStatement<Row>(ctx, { text, values: [...values] });

/** The catalogue with named values, once a request. */
export const requestLexicon = once(namedLexicon);

/** Names of users by id; somebody who is gone has an empty name. */
export const userName = batched<Ctx, string, string>(async (ctx, ids) => {
  const rows = await rowsOf<{ id: string; name: string }>(ctx, 'select id, name from users where id = any($1::uuid[])', [[...ids]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
});

/** When something last changed; null in an empty shop. */
export const lastChange = once(async (ctx: Ctx) => {
  const [row] = await rowsOf<{ at: Date }>(ctx, 'select changed_at as at from changes order by id desc limit 1', []);
  return row?.at ?? null;
});

/** The state as stored, but never fresh when data came since or the day turned: the members are then those of `asOf`. */
export async function freshnessOf(ctx: Ctx, segment: SegmentRow): Promise<Freshness> {
  const frozen = sharedAt(ctx, segment.id);
  if (frozen !== undefined) return { state: FreshnessState.FRESH, asOf: frozen, reason: null };
  const isBehind = segment.freshness === FreshnessState.FRESH && causeOf(segment, await lastChange(ctx), ctx.now()) !== undefined;
  return { state: isBehind ? FreshnessState.STALE : segment.freshness, asOf: segment.membersAsOf, reason: segment.freshnessReason };
}

/** Ordinals of the members as last computed, or as frozen for the program that asks; computed now where they never were. */
export async function currentMembers(ctx: Ctx, segment: Pick<SegmentRow, 'id' | 'membersAsOf' | 'archivedAt'>): Promise<Uint32Array> {
  const shared = await sharedMembers(ctx, segment.id);
  if (shared) return shared;
  if (!segment.membersAsOf && !segment.archivedAt) await refreshMembers(ctx, segment.id, 'version');
  return memberOrdinals(ctx, segment.id);
}

/** How many members this viewer sees, as last computed. */
export async function countMembers(ctx: Ctx, segment: SegmentRow): Promise<number> {
  if (ctx.viewer.policy.rowScope === null) return segment.storedCount;
  return (await inScope(ctx, await currentMembers(ctx, segment))).length;
}

interface VersionRow {
  readonly version: number;
  readonly condition: unknown;
  readonly text: string;
  readonly note: string;
  readonly author: string | null;
  readonly createdAt: Date;
}

/** The rules a segment had, the latest first; one that names a field this viewer may not read is not there. */
export async function versionsOf(
  ctx: Ctx,
  segment: SegmentRow,
  first: number | null,
  after: string | null,
): Promise<Connection<SegmentVersion>> {
  const size = sizeOf(first);
  const rows = await rowsOf<VersionRow>(
    ctx,
    `select v.version, v.condition, v.text, v.note, u.name as author, v.created_at as "createdAt"
     from segment_versions v left join users u on u.id = v.author_id where v.segment_id = $1 order by v.version desc`,
    [segment.id],
  );
  const { catalogue } = await lexiconOf(ctx, ctx.viewer.policy, new Map(), new Map());
  const byKey = new Map((await allSegments(ctx.pool)).map((one) => [one.key, one]));
  const visible = rows.flatMap(({ condition, author, ...row }): SegmentVersion[] => {
    const rule = ruleOf(condition);
    return isWithin(rule, catalogue, byKey, new Set([segment.key])) ? [{ ...row, condition: rule, author: author ?? '' }] : [];
  });
  const from = after === null ? undefined : Number(fromCursor(after, 1)[0]);
  return toPage(from === undefined ? visible : visible.filter(({ version }) => version < from), {
    size,
    isFirst: from === undefined,
    total: visible.length,
    asOf: ctx.now(),
    place: ({ version }) => [version],
    show: (row) => row,
  });
}

function ruleOf(stored: unknown): Condition {
  const parsed = fromJson(stored);
  if (!parsed.ok) throw new Error('A stored rule does not read; it was checked when it was saved.');
  return parsed.condition;
}

const mostSizes = 5000;

/** The size after each time the members changed, the oldest first; days are those of the segment's zone. At most the latest 5,000. */
export async function historyOf(
  ctx: Ctx,
  segment: SegmentRow,
  since: string | null,
  until: string | null,
): Promise<readonly SegmentSize[]> {
  assertSeesEverybody(ctx.viewer);
  const from = since === null ? null : new Date(startOf(since, segment.zone));
  const to = until === null ? null : new Date(startOf(addDays(until, 1), segment.zone));
  const rows = await rowsOf<SegmentSize>(
    ctx,
    `select at, size as count, entered_count as entered, left_count as left, version from segment_refreshes
     where segment_id = $1 and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3)
     order by at desc, id desc limit ${mostSizes}`,
    [segment.id, from, to],
  );
  return rows.toReversed();
}

/** One computation of members that changed them. */
export interface RefreshRow {
  readonly id: string;
  readonly at: Date;
  readonly cause: string;
  readonly entered: Buffer;
  readonly left: Buffer;
}

/** Who came in and dropped out, the latest first; within one computation those who came in first, by ordinal. */
export async function changesOf(
  ctx: Ctx,
  segment: SegmentRow,
  first: number | null,
  after: string | null,
): Promise<Connection<MembershipChange>> {
  assertSeesEverybody(ctx.viewer);
  const size = sizeOf(first);
  const place = after === null ? undefined : fromCursor(after, 4);
  const found: (MembershipChange & { refresh: string })[] = [];
  let from: { at: Date; id: string } | undefined = place && { at: new Date(String(place[0])), id: String(place[1]) };
  let isIncluded = place !== undefined; // the computation that the last page ended in may have more
  while (found.length <= size) {
    const [refresh] = await nextRefresh(ctx, segment.id, from, isIncluded);
    if (!refresh) break;
    const all = changesIn(refresh);
    const rest = isIncluded
      ? all.filter(({ entered, ordinal }) => isBeyond(entered, ordinal, place?.[2] === true, Number(place?.[3])))
      : all;
    for (const change of rest.slice(0, size + 1 - found.length)) found.push(change);
    from = refresh;
    isIncluded = false;
  }
  return toPage(found, {
    size,
    isFirst: place === undefined,
    total: async () => {
      const [row] = await rowsOf<{ total: string }>(
        ctx,
        'select coalesce(sum(entered_count + left_count), 0) as total from segment_refreshes where segment_id = $1',
        [segment.id],
      );
      return Number(row?.total ?? 0);
    },
    asOf: ctx.now(),
    place: ({ at, refresh, entered, ordinal }) => [at.toISOString(), refresh, entered, ordinal],
    show: (change) => change,
  });
}

function nextRefresh(ctx: Ctx, segmentId: string, from: { at: Date; id: string } | undefined, isIncluded: boolean): Promise<RefreshRow[]> {
  return rowsOf<RefreshRow>(
    ctx,
    `select id, at, cause, entered, "left" from segment_refreshes
     where segment_id = $1 and entered_count + left_count > 0 and ($2::timestamptz is null or (at, id) ${isIncluded ? '<=' : '<'} ($2, $3::uuid))
     order by at desc, id desc limit 1`,
    [segmentId, from?.at ?? null, from?.id ?? null],
  );
}

/** Who came in, then who dropped out, each by ordinal. */
export function changesIn({ id, at, cause, entered, left }: RefreshRow): (MembershipChange & { refresh: string })[] {
  const all = (members: Buffer, isEntered: boolean) =>
    [...decodeMembers(members)].map((ordinal) => ({ refresh: id, at, cause, entered: isEntered, ordinal }));
  return [...all(entered, true), ...all(left, false)];
}

const isBeyond = (entered: boolean, ordinal: number, lastEntered: boolean, lastOrdinal: number): boolean =>
  entered === lastEntered ? ordinal > lastOrdinal : lastEntered && !entered;

/** Segments whose rule names this one, and exports made of it that still count; those this viewer may not see are left out. */
export async function usedBy(ctx: Ctx, segment: { readonly id: string; readonly key: string }): Promise<readonly SegmentUse[]> {
  const segments = (await visibleSegments(ctx)).filter(
    ({ archivedAt, condition }) => !archivedAt && segmentsNamed(condition).includes(segment.key),
  );
  const exports = await rowsOf<{ id: string; purpose: string }>(
    ctx,
    `select id, purpose from exports where segment_id = $1 and state in ('WAITING', 'RUNNING', 'DONE') order by id desc limit 100`,
    [segment.id],
  );
  return [
    ...segments.map(({ id, name }) => ({ kind: 'segment', id: toGlobalId('Segment', id), name })),
    ...exports.map(({ id, purpose }) => ({ kind: 'export', id: toGlobalId('Export', id), name: purpose })),
  ];
}

/** Refuses while other segments, seen by this viewer or not, are made of this one. */
export async function assertUnused(ctx: Ctx, segment: { readonly id: string; readonly key: string }): Promise<void> {
  const users = (await allSegments(ctx.db)).filter(
    ({ archivedAt, condition }) => !archivedAt && segmentsNamed(condition).includes(segment.key),
  );
  if (users.length === 0) return;
  const seen = (await usedBy(ctx, segment)).filter(({ kind }) => kind === 'segment');
  throw failure(
    'CONFLICT',
    `Other segments are made of this one: ${seen.map(({ name }) => name).join(', ') || 'they are not yours to see'}.`,
    {
      current: { usedBy: seen },
    },
  );
}
