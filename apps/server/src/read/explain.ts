import { type Compare, type Condition, type Measure, type Path, resolveWindow } from '@regulars/segment-language';
import type { Ctx } from '../access/viewer.js';
import { notFound } from '../platform/errors.js';
import { currencyDigits, toDecimal } from '../platform/money.js';
import { ConditionCompiler } from './compile-condition.js';
import { compileFlags, scopeSql } from './count-nodes.js';
import { type Judged } from './judge.js';
import { runStatement } from './run.js';
import { Aliases, Binder } from './sql.js';

/** What one node of a rule says of one customer, with the value seen: money as a decimal string, instants as ISO 8601. */
export interface Verdict {
  readonly path: Path;
  readonly node: Condition;
  readonly holds: boolean;
  readonly value: unknown;
}

/** Judges one customer by each node of a rule. Every sub-select names the customer, so it costs one customer's rows. NOT_FOUND out of scope. */
export async function verdicts(ctx: Ctx, { condition, world }: Judged, customerId: string): Promise<readonly Verdict[]> {
  const binder = new Binder();
  const customer = binder.bind(customerId, 'uuid');
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c', customer);
  const flags = compileFlags(condition, compiler);
  const digits = currencyDigits(ctx.organisation.currency);
  const seen = flags.nodes.map(({ node }) => (node.kind === 'compare' || node.kind === 'measure' ? compiler.value(node) : undefined));
  const scope = await scopeSql(ctx, world, binder);
  const columns = flags.columns.map((sql, index) => `${sql} as l${index}`);
  const values = seen.map(
    (value, index) => `${value ? (value.type === 'money' ? `round(${value.sql})::text` : value.sql) : 'null'} as v${index}`,
  );
  const holds = flags.nodes.map(({ sql }, index) => `${sql} as h${index}`);
  const text = `select ${holds.join(', ')}, json_build_array(${values.map((_, index) => `x.v${index}`).join(', ')}) as seen
from (select ${[...columns, ...values].join(', ')} from customers c
${compiler.joinsSql()}${scope.joins}
where c.id = ${customer} and ${scope.where}) x`;
  const [row] = await runStatement<Record<string, unknown>>(ctx, { text, values: binder.values });
  if (!row) throw notFound('customer');
  const read = Array.isArray(row['seen']) ? row['seen'] : [];
  return flags.nodes.map(({ path, node }, index) => {
    const value: unknown = read[index] ?? null;
    return {
      path,
      node,
      holds: row[`h${index}`] === true,
      value: seen[index]?.type === 'money' && value !== null ? toDecimal(String(value), digits) : value,
    };
  });
}

/** A row of a fact that decided a measure. */
export interface Evidence {
  readonly id: string;
  readonly at: Date;
}

/** The customer's rows that a measure counted, latest first. */
export async function evidence(
  ctx: Ctx,
  { world }: Judged,
  node: Compare | Measure,
  customerId: string,
  limit: number,
  before?: Evidence,
): Promise<{ rows: readonly Evidence[]; total: number }> {
  if (node.kind !== 'measure') return { rows: [], total: 0 };
  const binder = new Binder();
  const customer = binder.bind(customerId, 'uuid');
  const compiler = new ConditionCompiler(world, binder, new Aliases(), 'c', customer);
  const { from, at } = compiler.rowsOf(node, resolveWindow(node.window, world.clock));
  const further = before
    ? ` and (${at}, f.id) < (${binder.bind(before.at.toISOString(), 'timestamptz')}, ${binder.bind(before.id, 'uuid')})`
    : '';
  const text = `select f.id, ${at} as at, count(*) over () as total ${from}${further} order by ${at} desc, f.id desc limit ${limit}`;
  const rows = await runStatement<{ id: string; at: Date; total: string }>(ctx, { text, values: binder.values });
  return { rows: rows.map(({ id, at: when }) => ({ id, at: when })), total: Number(rows[0]?.total ?? 0) };
}
