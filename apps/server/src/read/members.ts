import type { Ctx } from '../access/viewer.js';
import { TypedFastBitSet } from 'typedfastbitset';
import { failure } from '../platform/errors.js';
import { currencyDigits, toDecimal } from '../platform/money.js';
import { ConditionCompiler } from './compile-condition.js';
import { compileFlags, scopeSql } from './count-nodes.js';
import { inColumns } from './engines/in-columns.js';
import { nodeBits } from './engines/node-bits.js';
import type { Judged } from './judge.js';
import { runStatement } from './run.js';
import { Aliases, Binder } from './sql.js';
import { everything, lexiconOf, worldFor } from './world.js';

/** Who holds which of two rules: entering holds only the second, leaving only the first; and which of their leaves tell them apart. */
export interface Difference {
  readonly entering: readonly number[];
  readonly leaving: readonly number[];
  readonly staying: number;
  readonly asOf: Date;
}

/** Compares two judged rules at one snapshot, within the viewer's scope. */
export async function difference(ctx: Ctx, before: Judged, after: Judged): Promise<Difference> {
  const found = await inColumns(ctx, [before, after], (view): Difference => {
    const [earlier, later] = [before, after].map((judged) => view.members(judged).intersection(view.visible));
    if (!earlier || !later) throw new Error('Two rules make a difference.');
    return {
      entering: later.new_difference(earlier).array(),
      leaving: earlier.new_difference(later).array(),
      staying: earlier.intersection_size(later),
      asOf: view.asOf,
    };
  });
  return found ?? differenceInPostgres(ctx, before, after);
}

async function differenceInPostgres(ctx: Ctx, before: Judged, after: Judged): Promise<Difference> {
  const binder = new Binder();
  const [left, right] = [before, after].map(({ condition, world }, index) => {
    const compiler = new ConditionCompiler(world, binder, new Aliases(`d${index}_`), 'c');
    const where = compiler.compile(condition);
    return { where, joins: compiler.joinsSql() };
  });
  const scope = await scopeSql(ctx, after.world, binder);
  const text = `select coalesce(array_agg(x.ordinal) filter (where x.later and not x.earlier), '{}') as entering,
  coalesce(array_agg(x.ordinal) filter (where x.earlier and not x.later), '{}') as leaving,
  count(*) filter (where x.earlier and x.later) as staying
from (select c.ordinal, ${left?.where} as earlier, ${right?.where} as later from customers c
${left?.joins}
${right?.joins}${scope.joins}
where ${scope.where}) x`;
  const [row] = await runStatement<{ entering: number[]; leaving: number[]; staying: string }>(ctx, { text, values: binder.values });
  return {
    entering: row?.entering ?? [],
    leaving: row?.leaving ?? [],
    staying: Number(row?.staying ?? 0),
    asOf: new Date(after.world.clock.now),
  };
}

/** Of the given customers (by ordinal), how many hold each node of the rule: tells which condition is responsible for a change. */
export async function countAmong(
  ctx: Ctx,
  judged: Judged,
  ordinals: readonly number[],
): Promise<readonly { readonly path: readonly number[]; readonly holds: number }[]> {
  const found = await inColumns(ctx, [judged], ({ at }) => {
    const among = new TypedFastBitSet(ordinals).intersection(at.everyone);
    return nodeBits(judged, at, among).map(({ path, bits }) => ({ path, holds: among.intersection_size(bits) }));
  });
  if (found) return found;
  const { condition, world } = judged;
  const binder = new Binder();
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c');
  const flags = compileFlags(condition, compiler);
  const columns = flags.columns.map((sql, index) => `${sql} as l${index}`).join(', ');
  const counts = flags.nodes.map(({ sql }, index) => `count(*) filter (where ${sql}) as a${index}`).join(', ');
  const text = `select ${counts} from (select ${columns} from customers c\n${flags.joins}\nwhere c.ordinal = any (${binder.bind([...ordinals], 'integer[]')})) x`;
  const [row] = await runStatement<Record<string, string>>(ctx, { text, values: binder.values });
  return flags.nodes.map(({ path }, index) => ({ path, holds: Number(row?.[`a${index}`] ?? 0) }));
}

/** Ordinals of all customers in the viewer's scope, in ascending order; for files of everybody. */
export async function visibleOrdinals(ctx: Ctx): Promise<Uint32Array> {
  const world = await worldFor(ctx, await lexiconOf(ctx, everything), [], {});
  const binder = new Binder();
  const scope = await scopeSql(ctx, world, binder);
  const text = `select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals from customers c${scope.joins}\nwhere ${scope.where}`;
  const [row] = await runStatement<{ ordinals: readonly number[] }>(ctx, { text, values: binder.values });
  return Uint32Array.from(row?.ordinals ?? []);
}

/**
 * Values of catalogue fields for the customers with these ordinals, in their order; for exports. Each name needs `read`; a masked, hidden or
 * unknown one gives the same INPUT_INVALID. Money comes as a decimal string, instants as ISO 8601, lists as arrays.
 */
export async function rowsByOrdinal(
  ctx: Ctx,
  names: readonly string[],
  ordinals: readonly number[],
): Promise<readonly (readonly unknown[])[]> {
  const lexicon = await lexiconOf(ctx, ctx.viewer.policy);
  const world = await worldFor(ctx, lexicon, [], {});
  const binder = new Binder();
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c');
  const digits = currencyDigits(ctx.organisation.currency);
  const found = names.map((name, index) => {
    const field = lexicon.customer(name);
    if (!field)
      throw failure('INPUT_INVALID', 'Such a field cannot be exported.', {
        issues: [{ path: `fields.${index}`, rule: 'must be a field you may read' }],
      });
    return { sql: compiler.field(field), type: field.declaration.type };
  });
  const columns = found.map(({ sql, type }) =>
    type === 'money' ? `round(${sql})::text` : type === 'number' ? `trim_scale(${sql}::numeric)::text` : sql,
  );
  const scope = await scopeSql(ctx, world, binder);
  const text = `select json_build_array(${columns.join(', ')}) as v from customers c
${compiler.joinsSql()}${scope.joins}
where c.ordinal = any (${binder.bind([...ordinals], 'integer[]')}) and ${scope.where} order by c.ordinal`;
  const rows = await runStatement<{ v: readonly unknown[] }>(ctx, { text, values: binder.values });
  return rows.map(({ v }) =>
    v.map((value, index) => (found[index]?.type === 'money' && value !== null ? toDecimal(String(value), digits) : value)),
  );
}
