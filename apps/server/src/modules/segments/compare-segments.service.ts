import { inScope } from './members-in-scope.js';
import { nodeAt, print } from '@regulars/segment-language';
import { assertSeesEverybody, type Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { countAmong, difference, judge, type Judged, runStatement } from '../../read/index.js';
import { currentMembers } from './segment-reads.js';
import { assertVisible } from './segments.service.js';
import { sharedAt } from './shared-members.js';

export interface Overlap {
  readonly asOf: Date;
  readonly intersections: readonly { readonly segmentIds: readonly string[]; readonly count: number }[];
}

const most = 10;

/**
 * How many customers are in exactly which of two to ten segments, by their members as last computed: every customer is counted once, under
 * all the segments they are in, so that the figures add up. `asOf` is that of the oldest members.
 */
export async function compareSegments(ctx: Ctx, ids: readonly string[]): Promise<Overlap> {
  const unique = [...new Set(ids)];
  if (unique.length < 2 || unique.length > most) throw inputInvalid({ path: 'ids', rule: `names 2 to ${most} segments` });
  const segments = await Promise.all(unique.map((id) => assertVisible(ctx, id)));
  const members = await Promise.all(segments.map(async (segment) => inScope(ctx, await currentMembers(ctx, segment))));
  const masks = new Uint16Array(1 + members.reduce((highest, ordinals) => Math.max(highest, ordinals.at(-1) ?? 0), 0));
  members.forEach((ordinals, index) => ordinals.forEach((ordinal) => void (masks[ordinal] = (masks[ordinal] ?? 0) | (1 << index))));
  const counts = new Map<number, number>();
  for (const mask of masks) if (mask !== 0) counts.set(mask, (counts.get(mask) ?? 0) + 1);
  const computed = segments.map(({ id, membersAsOf }) => (sharedAt(ctx, id) ?? membersAsOf ?? ctx.now()).getTime());
  return {
    asOf: new Date(Math.min(...computed)),
    intersections: [...counts]
      .map(([mask, count]) => ({ segmentIds: unique.filter((_, index) => (mask & (1 << index)) !== 0), count }))
      .toSorted((a, b) => b.count - a.count),
  };
}

export interface RuleDifference {
  readonly asOf: Date;
  readonly entering: readonly number[];
  readonly leaving: readonly number[];
  readonly staying: number;
  byCondition(): Promise<
    readonly { readonly path: readonly number[]; readonly text: string; readonly entering: number; readonly leaving: number }[]
  >;
}

/**
 * Who would enter and who would leave a segment if the condition were its rule, both rules judged now on one snapshot. Customers in or out
 * by hand neither enter nor leave. By condition, for each node of the new rule: of those who enter, how many hold it; of those who leave,
 * how many do not, and are out because of it.
 */
export async function diffSegment(ctx: Ctx, id: string, condition: unknown): Promise<RuleDifference> {
  assertSeesEverybody(ctx.viewer);
  const segment = await assertVisible(ctx, id);
  const moment = { at: ctx.now(), zone: segment.zone };
  const before = await judge(ctx, segment.condition, moment);
  const after = await judge(ctx, condition, moment);
  const found = await difference(ctx, before, after);
  const byHand = await overridden(ctx, id);
  const moved = (ordinals: readonly number[]): readonly number[] => ordinals.filter((ordinal) => !byHand.has(ordinal));
  const [entering, leaving] = [moved(found.entering), moved(found.leaving)];
  return { asOf: found.asOf, entering, leaving, staying: found.staying, byCondition: () => byCondition(ctx, after, entering, leaving) };
}

async function overridden(ctx: Ctx, segmentId: string): Promise<ReadonlySet<number>> {
  const rows = await runStatement<{ ordinal: number }>(ctx, {
    text: 'select c.ordinal from segment_overrides o join customers c on c.id = o.customer_id where o.segment_id = $1',
    values: [segmentId],
  });
  return new Set(rows.map(({ ordinal }) => ordinal));
}

const key = (path: readonly number[]): string => path.join('.');

async function byCondition(ctx: Ctx, after: Judged, entering: readonly number[], leaving: readonly number[]) {
  const [inAll, outAll] = await Promise.all([countAmong(ctx, after, entering), countAmong(ctx, after, leaving)]);
  const holdsOut = new Map(outAll.map(({ path, holds }) => [key(path), holds]));
  return inAll.map(({ path, holds }) => {
    const node = nodeAt(after.condition, path);
    return { path, text: node ? print(node) : '', entering: holds, leaving: leaving.length - (holdsOut.get(key(path)) ?? 0) };
  });
}
