import { type Condition, leaves } from '@regulars/segment-language';
import type { Ctx } from '../../access/viewer.js';
import { evidence, type Judged, judge, type Verdict, verdicts } from '../../read/index.js';
import { anniversaries, everyRowOf, turnsOfRows, turnsOfValue } from './time-alone.rules.js';

/** From when, and what the customer is then. */
export interface NextChange {
  readonly at: Date;
  readonly member: boolean;
}

/** Rows of a measure that are looked at, the latest first, and moments that are judged. */
const mostRows = 60;
const mostMoments = 40;

/**
 * When the passing of time alone next makes the customer a member or takes them out, if nothing else happens. The moments at which a
 * rule could turn are found from the values and rows it looked at, and judged one after the other. Undefined when none of them turns it.
 */
export async function nextChange(ctx: Ctx, judged: Judged, customerId: string, found: readonly Verdict[]): Promise<NextChange | undefined> {
  const { now, zone } = judged.world.clock;
  const member = found[0]?.holds ?? false;
  const moments = await Promise.all(leaves(judged.condition).map(({ path }) => turnsOf(ctx, judged, customerId, verdictAt(found, path))));
  const ahead = [...new Set(moments.flat())].filter((at) => at > now).toSorted((a, b) => a - b);
  for (const at of ahead.slice(0, mostMoments)) {
    const then = await judge(ctx, judged.condition, { at: new Date(at), zone });
    const holds = (await verdicts(ctx, then, customerId))[0]?.holds ?? false;
    if (holds !== member) return { at: new Date(at), member: holds };
  }
  return undefined;
}

const verdictAt = (found: readonly Verdict[], path: readonly number[]): Verdict | undefined =>
  found.find((verdict) => verdict.path.length === path.length && verdict.path.every((step, index) => step === path[index]));

/** The moments at which one leaf could turn. */
async function turnsOf(ctx: Ctx, judged: Judged, customerId: string, verdict: Verdict | undefined): Promise<readonly number[]> {
  if (!verdict) return [];
  const { node, value } = verdict;
  const { now, zone } = judged.world.clock;
  if (node.kind === 'compare') return node.field === 'age' ? birthdays(ctx, judged, customerId) : turnsOfValue(node, value, now, zone);
  if (node.kind !== 'measure') return [];
  const { rows } = await evidence(ctx, judged, everyRowOf(node), customerId, mostRows);
  return turnsOfRows(
    node,
    rows.map(({ at }) => at.getTime()),
    now,
    zone,
  );
}

/** Age turns on birthdays. Whoever may read an age may read the birth date that it is made of. */
async function birthdays(ctx: Ctx, { world }: Judged, customerId: string): Promise<readonly number[]> {
  const { now, zone } = world.clock;
  const asked: Condition = { kind: 'compare', field: 'birthDate', operator: 'is present' };
  const [born] = await verdicts(ctx, await judge(ctx, asked, { at: new Date(now), zone }), customerId);
  return typeof born?.value === 'string' ? anniversaries(born.value, 0, now, zone) : [];
}
