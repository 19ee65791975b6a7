import type { TypedFastBitSet } from 'typedfastbitset';
import type { Ctx } from '../../access/viewer.js';
import type { Judged } from '../judge.js';
import { everything, lexiconOf, scopeOf, worldFor } from '../world.js';
import { type Bitmaps, combine, leavesOf, type Plan, planOf, segmentsOf } from './combine.js';
import { columnsOf } from './columns.js';
import type { Leaf } from './leaf.js';

/** Bitmaps of conditions at one moment, for one viewer. */
export interface View {
  readonly asOf: Date;
  /** Customers the viewer sees. */
  readonly visible: TypedFastBitSet;
  /** Who of all customers holds a condition; a new bitmap. */
  members(judged: Judged): TypedFastBitSet;
  of(leaf: Leaf): TypedFastBitSet;
  readonly at: Bitmaps;
}

/** Whether bitmaps can answer: not for another moment than now, nor for what counts hours. */
export const canBeInColumns = ({ condition, world }: Judged): boolean =>
  world.isLive && leavesOf(planOf(condition, world)).every(({ key }) => key !== undefined);

/**
 * Counts judged conditions from bitmaps, all at one moment; undefined when PostgreSQL has to answer: no replica, another moment than now, or a
 * condition in hours. `leaves` are those that `count` looks at beside the conditions'.
 */
export async function inColumns<T>(
  ctx: Ctx,
  conditions: readonly Judged[],
  count: (view: View) => T,
  leaves: readonly Leaf[] = [],
): Promise<T | undefined> {
  const columns = columnsOf(ctx.pool);
  const [first] = conditions;
  if (!columns || !first || conditions.some(({ world }) => !world.isLive)) return undefined;
  const now = Math.max(...conditions.map(({ world }) => world.clock.now));
  const plans = new Map(conditions.map((judged): [Judged, Plan] => [judged, planOf(judged.condition, judged.world)]));
  const scope = await scopePlan(ctx, new Date(now));
  const all = [...plans.values(), ...(scope ? [scope] : [])];
  return columns.answer({
    leaves: [...all.flatMap(leavesOf), ...leaves],
    segments: all.flatMap(segmentsOf),
    now,
    signal: ctx.signal,
    count: (at) => count(viewOf(at, plans, scope)),
  });
}

function viewOf(at: Bitmaps, plans: ReadonlyMap<Judged, Plan>, scope: Plan | undefined): View {
  return {
    asOf: new Date(at.now),
    visible: scope ? combine(scope, at).intersection(at.everyone) : at.everyone.clone(),
    members: (judged) => {
      const plan = plans.get(judged);
      if (!plan) throw new Error('A condition was not asked for.');
      return combine(plan, at).intersection(at.everyone);
    },
    of: (leaf) => at.of(leaf),
    at,
  };
}

/** The plan of the viewer's row scope; undefined when there is none. */
export async function scopePlan(ctx: Ctx, at: Date): Promise<Plan | undefined> {
  const scope = scopeOf(ctx.viewer.policy);
  return scope ? planOf(scope, await worldFor(ctx, await lexiconOf(ctx, everything), [scope], { at })) : undefined;
}
