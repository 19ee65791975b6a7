import type { Ctx } from '../access/viewer.js';
import { ConditionCompiler } from './compile-condition.js';
import { scopeSql } from './count-nodes.js';
import type { Judged } from './judge.js';
import { Aliases, type Binder } from './sql.js';
import { everything, lexiconOf, type Moment, scopeOf, worldFor } from './world.js';

/**
 * The customers that hold a judged condition, within the viewer's scope, as a sub-select of their ids for statements over what happened to
 * them; undefined when that is everybody, so that rows without a customer count too.
 */
export async function customerSet(ctx: Ctx, judged: Judged | undefined, binder: Binder, moment: Moment): Promise<string | undefined> {
  if (!judged && !scopeOf(ctx.viewer.policy)) return undefined;
  const world = judged?.world ?? (await worldFor(ctx, await lexiconOf(ctx, everything), [], moment));
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c');
  const where = judged ? compiler.compile(judged.condition) : 'true';
  const scope = await scopeSql(ctx, world, binder);
  return `(select c.id from customers c\n${compiler.joinsSql()}${scope.joins}\nwhere ${where} and ${scope.where})`;
}
