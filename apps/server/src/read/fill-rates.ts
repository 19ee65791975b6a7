import { dayOf } from '@regulars/segment-language';
import { type FieldDeclaration, registry } from '../access/field-registry.js';
import type { Ctx } from '../access/viewer.js';
import { dynamicFields } from './dynamic-fields.js';
import { runStatement } from './run.js';
import { Binder, quoted } from './sql.js';

/**
 * The share of customers that have a value, 0 to 1, for each field of the customer that can be missing and is kept in the row itself; by name,
 * in one scan. Figures of all customers: who may not read a field never sees its rate, since the lexicon leaves the field out.
 */
export async function fillRates(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const binder = new Binder();
  const fields = [...registry.fields('Customer'), ...(await dynamicFields(ctx))].filter(isKeptInRow);
  const counts = fields.map((field, index) => `count(${valueOf(field, ctx, binder)}) as f${index}`);
  const text = `select count(*) as total, ${counts.join(', ')} from customers c`;
  const [row] = await runStatement<Record<string, string>>(ctx, { text, values: binder.values });
  const total = Number(row?.['total'] ?? 0);
  return new Map(total === 0 ? [] : fields.map(({ name }, index) => [name, Number(row?.[`f${index}`] ?? 0) / total]));
}

const isKeptInRow = (field: FieldDeclaration): boolean =>
  field.inLanguage && field.source.kind !== 'rollup' && (field.nullable || field.type === 'list');

function valueOf({ source, type }: FieldDeclaration, ctx: Ctx, binder: Binder): string {
  const { zone } = ctx.organisation;
  const today = Number(dayOf(ctx.now().getTime(), zone).replaceAll('-', ''));
  const bind = (value: string | number, sqlType: string): string => binder.bind(value, sqlType);
  const sql =
    source.kind === 'column'
      ? `c.${quoted(source.column)}`
      : source.kind === 'expression'
        ? source.sql({ row: 'c', today, zone, bind })
        : 'null';
  return type === 'list' ? `nullif(${sql}, '{}')` : `(${sql})`;
}
