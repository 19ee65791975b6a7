import { registry } from '../access/field-registry.js';
import { canRead } from '../access/policy.js';
import type { Ctx } from '../access/viewer.js';
import { compileSelection, type Row } from './compile-select.js';
import { prepare, type Query } from './connection.js';
import { beyond, orderBy } from './keyset.js';
import type { Place } from './cursor.js';
import { runRows } from './run.js';
import type { Selection } from './selection.js';
import { quoted } from './sql.js';

/** What to read of a record, by names: its fields, and what of its relations. */
export interface Shape {
  readonly fields: readonly string[];
  readonly relations?: Readonly<Record<string, Shape>>;
}

const pageRows = 1000;
/** far more than one record holds of another */
const mostRelated = 100_000;

/**
 * Reads all rows of a record's list, page by page in their order, for files: of the shape, what the viewer may read in full; the rest is
 * absent. Rows and relations lie in the viewer's scope, as in lists.
 */
export async function* recordPages(
  ctx: Ctx,
  record: string,
  shape: Shape,
  query: Pick<Query, 'filter' | 'orderBy' | 'entire'>,
): AsyncGenerator<readonly Row[], void, void> {
  const selection = readableSelection(ctx, record, shape);
  let place: Place | undefined;
  for (;;) {
    ctx.signal.throwIfAborted();
    const { binder, aliases, alias, select, table, where, terms, joins } = await prepare(ctx, record, query);
    const inner = compileSelection(selection, alias, select, binder, aliases);
    const all = [...where, ...(place ? [beyond(terms, place, false, binder)] : [])];
    const order = orderBy(terms, false);
    const keys = terms.map(({ sql }, at) => `${sql} as regulars_k${at}`).join(', ');
    const places = terms.map((term, at) => ({ ...term, sql: `${alias}.regulars_k${at}` }));
    const rows = `select ${alias}.*, ${keys} from ${table} ${alias}\n${joins()}\nwhere ${all.join(' and ') || 'true'} order by ${order} limit ${pageRows}`;
    const text = `select json_build_array(${inner.columns}, json_build_array(${places.map(({ sql }) => sql).join(', ')})) as v from (${rows}) ${alias}\n${inner.joins}\norder by ${orderBy(places, false)}`;
    const found = await runRows(ctx, { text, values: binder.values });
    if (found.length > 0) yield found.map(([value]) => inner.decode(Array.isArray(value) ? value : []));
    if (found.length < pageRows) return;
    place = placeOf(found.at(-1)?.[1]);
  }
}

const placeOf = (value: unknown): Place =>
  Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? one : null))
    : [];

/** The different values of a field that is a column of the record's own table, in the viewer's scope; none where they may not read it. */
export async function distinctValues(ctx: Ctx, record: string, name: string): Promise<readonly string[]> {
  const source = canRead(ctx.viewer.policy, record, name) ? registry.field(record, name)?.source : undefined;
  if (source?.kind !== 'column') return [];
  const { binder, alias, table, where, joins } = await prepare(ctx, record, { entire: true });
  const column = `${alias}.${quoted(source.column)}`;
  const text = `select json_build_array(${column}) as v from ${table} ${alias}\n${joins()}\nwhere ${[...where, `${column} is not null`].join(' and ')} group by ${column} order by count(*) desc, ${column}`;
  const found = await runRows(ctx, { text, values: binder.values });
  return found.map(([value]) => String(value));
}

/** The part of a shape that the viewer may read in full. */
function readableSelection(ctx: Ctx, record: string, { fields, relations = {} }: Shape): Selection {
  const mayRead = (name: string): boolean => canRead(ctx.viewer.policy, record, name);
  return {
    record,
    whole: false,
    fields: fields.filter(mayRead).flatMap((name) => registry.field(record, name) ?? []),
    relations: Object.entries(relations).flatMap(([name, inside]) => {
      const relation = mayRead(name) ? registry.relation(record, name) : undefined;
      if (!relation) return [];
      const selection = readableSelection(ctx, relation.target().name, inside);
      return [{ key: name, relation, selection, first: mostRelated, after: undefined, counted: false }];
    }),
  };
}
