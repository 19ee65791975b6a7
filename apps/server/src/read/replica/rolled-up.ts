import { type FieldSource, registry, type Rollup } from '../../access/field-registry.js';
import { type FactDeclaration, factNamed } from '../facts.js';

/** An aggregate over all of a customer's rows of a fact so far, kept with the customer: a test on it need not go through the rows. */
export interface RolledUp {
  readonly rollup: Rollup;
  /** the fact's table */
  readonly table: string;
  /** the rows that count, over the alias `f`: those until a moment for which `$until` stands */
  readonly where: string;
  readonly column: string;
  readonly type: string;
}

/** Those of which the fields of customers are made. */
export function allRolledUp(): readonly RolledUp[] {
  const rollups = registry.fields('Customer').flatMap(({ source }) => (isRollup(source) ? Object.values(source.rollups) : []));
  const distinct = new Map(rollups.map((rollup) => [`${rollup.fact} ${rollup.aggregate}`, rollup]));
  return [...distinct.values()].flatMap((rollup, index) => {
    const fact = factNamed(rollup.fact);
    const type = fact && typeOf(rollup.aggregate, fact);
    if (!fact || type === undefined) return [];
    const where = `f.${fact.time.column} <= $until${fact.only ? ` and (${fact.only('f')})` : ''}`;
    return [{ rollup, table: fact.table, where, column: `rolled_${index}`, type }];
  });
}

/** The column of one, if it is kept. */
export const rolledUpAs = ({ fact, aggregate }: Rollup): string | undefined =>
  allRolledUp().find(({ rollup }) => rollup.fact === fact && rollup.aggregate === aggregate)?.column;

const isRollup = (source: FieldSource): source is Extract<FieldSource, { kind: 'rollup' }> => source.kind === 'rollup';

/** Undefined for an aggregate whose values the replica would not keep exactly. */
function typeOf(aggregate: string, { time, record }: FactDeclaration): string | undefined {
  if (aggregate === 'count(*)') return 'BIGINT';
  const [, fn, over] = /^(sum|min|max)\(f\.(\w+)\)$/.exec(aggregate) ?? [];
  if (fn === 'sum') {
    const isMoney = registry
      .fields(record().name)
      .some(({ type, source }) => type === 'money' && source.kind === 'column' && source.column === over);
    return isMoney ? 'BIGINT' : undefined; // 128 bits take twelve times as long; what would not fit fails the load, and PostgreSQL answers
  }
  return over === time.column ? 'TIMESTAMPTZ' : undefined;
}
