import type { Ctx } from '../access/viewer.js';
import { ConditionCompiler } from './compile-condition.js';
import { scopeSql } from './count-nodes.js';
import { runStatement } from './run.js';
import { Aliases, Binder } from './sql.js';
import { lexiconOf, worldFor } from './world.js';

/** The values of a number of each customer who has one. */
export interface HeldNumbers {
  /** in ascending order */
  readonly ordinals: readonly number[];
  /** in the order of the ordinals; money in minor units */
  readonly values: readonly number[];
  readonly isMoney: boolean;
}

/**
 * All values of a field of the catalogue that is a number or money, of customers in the viewer's scope, to be summed: no value may be handed out.
 * Undefined where there is no such field that the viewer may read.
 */
export async function heldNumbers(ctx: Ctx, name: string): Promise<HeldNumbers | undefined> {
  const lexicon = await lexiconOf(ctx, ctx.viewer.policy);
  const field = lexicon.customer(name);
  const type = field?.declaration.type;
  if (!field || (type !== 'money' && type !== 'number' && type !== 'integer')) return undefined;
  const world = await worldFor(ctx, lexicon, [], {});
  const binder = new Binder();
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c');
  const value = compiler.field(field);
  const scope = await scopeSql(ctx, world, binder);
  const text = `select coalesce(array_agg(x.ordinal order by x.ordinal), '{}') as ordinals, coalesce(array_agg(x.v order by x.ordinal), '{}') as values
from (select c.ordinal, ${type === 'money' ? `round(${value})` : value}::double precision as v from customers c
${compiler.joinsSql()}${scope.joins}
where ${scope.where}) x where x.v is not null`;
  const [row] = await runStatement<Pick<HeldNumbers, 'ordinals' | 'values'>>(ctx, { text, values: binder.values });
  return { ordinals: row?.ordinals ?? [], values: row?.values ?? [], isMoney: type === 'money' };
}
