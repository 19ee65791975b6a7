import { type Compare, valuesOf } from '@regulars/segment-language';
import type { Ctx } from '../access/viewer.js';
import { ConditionCompiler } from './compile-condition.js';
import { scopeSql } from './count-nodes.js';
import type { Judged } from './judge.js';
import { runStatement } from './run.js';
import { Aliases, Binder } from './sql.js';

/** Of the values that a judged `field in (…)` names, those that no customer in the viewer's scope has; in the order given. */
export async function unheldValues(ctx: Ctx, { world }: Judged, node: Compare): Promise<readonly string[]> {
  const binder = new Binder();
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c');
  const value = compiler.value(node);
  const where = compiler.filter(node);
  const scope = await scopeSql(ctx, world, binder);
  const text = `select distinct (${value.sql})::text as v from customers c\n${compiler.joinsSql()}${scope.joins}\nwhere ${where} and ${scope.where}`;
  const rows = await runStatement<{ v: string }>(ctx, { text, values: binder.values });
  const held = new Set(rows.map(({ v }) => v));
  return valuesOf(node)
    .map(String)
    .filter((asked) => !held.has(asked));
}
