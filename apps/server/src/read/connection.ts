import { type Condition, dayOf, fold, tidy } from '@regulars/segment-language';
import type { GraphQLResolveInfo } from 'graphql';
import { registry } from '../access/field-registry.js';
import { canRead } from '../access/policy.js';
import type { Ctx } from '../access/viewer.js';
import { failure } from '../platform/errors.js';
import { type CustomerId, isId, toGlobalId } from '../platform/ids.js';
import { currencyDigits, toDecimal } from '../platform/money.js';
import { ConditionCompiler } from './compile-condition.js';
import type { World } from './compile-world.js';
import { compileSelection, recordNamed, type Row, type SelectWorld, termsOf, toConnection } from './compile-select.js';
import { fromCursor, type Place } from './cursor.js';
import { pageInColumns } from './engines/page-in-columns.js';
import { beyond, orderBy, type OrderTerm } from './keyset.js';
import { runRows } from './run.js';
import { connectionSelectionOf, defaultPage, pageSize, selectionOf } from './selection.js';
import { Aliases, Binder, folded, likeLiteral, quoted } from './sql.js';
import { chosenBy } from './trail.js';
import { bareWorld, everything, isPresent, lexiconOf, type Moment, scopeOf, worldFor } from './world.js';

/** Values that columns of the record's own table must have. */
export type SqlFilter = Readonly<Record<string, string | number | boolean | null | readonly string[] | readonly number[]>>;

/** What a list is asked: which rows, in which order, which page. */
export interface Query {
  /** A judged condition over customers. */
  readonly where?: Condition;
  readonly filter?: SqlFilter;
  readonly search?: string | null;
  readonly orderBy?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  /** Rows of the whole list that come before the page: a place by number, for who jumps into a list. Not beside a cursor. */
  readonly skip?: number | null;
  /** Of customers, only these; what is rolled up is rolled up for them alone. */
  readonly among?: readonly CustomerId[];
  /** Also rows of the record that its lists leave out, such as returns among orders; for files that hold everything. */
  readonly entire?: boolean;
  readonly moment?: Moment;
}

/** Reads a page of a record's list as the field's selection asks: one statement for the rows, one more only for `totalCount`. */
export async function connection(ctx: Ctx, info: GraphQLResolveInfo, record: string, query: Query): Promise<Row> {
  const { node, counted } = connectionSelectionOf(info, record, info.fieldNodes);
  const list = await prepareFast(ctx, record, query);
  const { binder, aliases, alias, terms, page } = list;

  const inner = compileSelection(node, alias, list.select, binder, aliases);
  const where = [...list.where, ...(page.place ? [beyond(terms, page.place, page.backwards, binder)] : [])];
  const order = orderBy(terms, page.backwards);
  const keys = terms.map((term, index) => `${term.sql} as regulars_k${index}`);
  const rows = `select ${alias}.*, ${keys.join(', ')} from ${list.table} ${alias}\n${list.joins()}
where ${where.join(' and ') || 'true'} order by ${order} limit ${page.size + 1}${page.skip > 0 ? ` offset ${binder.bind(page.skip, 'bigint')}` : ''}`;
  const places = terms.map((term, index) => ({ ...term, sql: `${alias}.regulars_k${index}` }));
  const text = `select json_build_array(${inner.columns}, json_build_array(${places.map(({ sql }) => sql).join(', ')})) as v from (${rows}) ${alias}\n${inner.joins}\norder by ${orderBy(places, page.backwards)}`;

  const runner = ctx;
  const [found, total] = await Promise.all([
    runRows(runner, { text, values: binder.values }),
    counted ? countOf(ctx, record, query) : Promise.resolve(0),
  ]);
  const read = found.map((value) => ({ row: arrayOf(value[0]), place: placeOf(value[1]) }));
  return toConnection(read, inner.decode, {
    size: page.size,
    backwards: page.backwards,
    hasPlace: page.place !== undefined || page.skip > 0,
    total,
    asOf: list.select.now,
  });
}

/** Reads one row that the filter names, as the field's selection asks; null when there is none in the viewer's scope. */
export async function single(ctx: Ctx, info: GraphQLResolveInfo, record: string, filter: SqlFilter): Promise<Row | null> {
  const { binder, aliases, alias, select, table, where, joins } = await prepare(ctx, record, { filter });
  const inner = compileSelection(selectionOf(info, record, info.fieldNodes), alias, select, binder, aliases);
  const text = `select ${inner.columns} as v from (select ${alias}.* from ${table} ${alias}\n${joins()} where ${where.join(' and ') || 'true'} limit 1) ${alias}\n${inner.joins}`;
  const [found] = await runRows(ctx, { text, values: binder.values });
  return found ? inner.decode(found) : null;
}

/** Reads the rows whose column has one of these values, by that value, as the field's selection asks: for resolvers that answer many owners at once. */
export async function several(
  ctx: Ctx,
  info: GraphQLResolveInfo,
  record: string,
  column: 'id' | 'ordinal',
  values: readonly string[] | readonly number[],
): Promise<ReadonlyMap<unknown, Row>> {
  const { binder, aliases, alias, select, table, where, joins } = await prepare(ctx, record, { filter: { [column]: values } });
  const inner = compileSelection(selectionOf(info, record, info.fieldNodes), alias, select, binder, aliases);
  const text = `select json_build_array(${alias}.${quoted(column)}, ${inner.columns}) as v from (select ${alias}.* from ${table} ${alias}\n${joins()} where ${where.join(' and ')}) ${alias}\n${inner.joins}`;
  const found = await runRows(ctx, { text, values: binder.values });
  return new Map(found.map((value) => [value[0], inner.decode(arrayOf(value[1]))]));
}

/** The ids of rows that the filter names, as far as they lie in the viewer's scope: for writes that first ask whether their row is there for the writer. */
export async function seenIds(ctx: Ctx, record: string, filter: SqlFilter): Promise<readonly string[]> {
  const { binder, alias, table, where, joins } = await prepare(ctx, record, { filter });
  const text = `select json_build_array(${alias}.id) as v from ${table} ${alias}\n${joins()}\nwhere ${where.join(' and ') || 'true'}`;
  const found = await runRows(ctx, { text, values: binder.values });
  return found.map(([id]) => String(id));
}

/** How many rows the whole list has. */
export async function countOf(ctx: Ctx, record: string, query: Query): Promise<number> {
  const { binder, alias, table, where, joins } = await prepare(ctx, record, { ...query, orderBy: [] });
  const text = `select json_build_array(count(*)) as v from ${table} ${alias}\n${joins()}\nwhere ${where.join(' and ') || 'true'}`;
  const [found] = await runRows(ctx, { text, values: binder.values });
  return Number(found?.[0] ?? 0);
}

/** A list with its page; where the columnar engine knows among whom the page is, the list is of those alone. */
async function prepareFast(ctx: Ctx, record: string, query: Query) {
  const list = await prepare(ctx, record, query);
  const page = pageOf(query, list.terms.length);
  const narrowed = record === 'Customer' ? await narrowPage(ctx, query, page, list) : undefined;
  if (!narrowed) return { ...list, page };
  return { ...(await prepare(ctx, record, { ...query, among: narrowed.among })), page: { ...page, skip: narrowed.skip } };
}

/** The customers among whom a page in the order of one roll-up is, and the rows of these before it. */
async function narrowPage(
  ctx: Ctx,
  query: Query,
  page: Page,
  { world }: { readonly world: World },
): Promise<{ readonly among: readonly CustomerId[]; readonly skip: number } | undefined> {
  const [order, ...more] = query.orderBy ?? [];
  const field = order && world.lexicon.customer(order.field);
  if (!order || !field || more.length > 0 || page.backwards || query.search || query.filter) return undefined;
  if (!isPresent(ctx, query.moment ?? {})) return undefined;
  const { where } = query;
  const { place } = page;
  const after = place && (() => standing(ctx, query, place));
  const asked = { where, world, field, direction: order.direction, skip: page.skip, after, size: page.size + 1 };
  const found = await pageInColumns(ctx, asked);
  if (!found) return undefined;
  const { rows } = await ctx.pool.query<{ id: CustomerId }>('select id from customers where ordinal = any ($1::integer[])', [
    found.ordinals,
  ]);
  return { among: rows.map(({ id }) => id), skip: found.skip };
}

/** The ordinal of the customer whom a cursor names; undefined when they stand elsewhere by now. */
async function standing(ctx: Ctx, query: Query, place: Place): Promise<number | undefined> {
  const id = String(place.at(-1));
  if (!isId<'Customer'>(id)) return undefined;
  const { binder, alias, table, terms, joins } = await prepare(ctx, 'Customer', { orderBy: query.orderBy ?? [], among: [id] });
  const text = `select json_build_array(${alias}.ordinal, ${terms.map(({ sql }) => sql).join(', ')}) as v from ${table} ${alias}\n${joins()}\nwhere ${alias}.id = ${binder.bind(id, 'uuid')}`;
  const [found] = await runRows(ctx, { text, values: binder.values });
  const [ordinal, ...now] = found ?? [];
  return JSON.stringify(now) === JSON.stringify(place) ? Number(ordinal) : undefined;
}

/** What every reader of a list shares: the table, the rows that qualify and the order, with the viewer's scope already in. */
export async function prepare(ctx: Ctx, record: string, query: Query) {
  const binder = new Binder();
  const aliases = new Aliases();
  const alias = aliases.make('t');
  const declared = recordNamed(record);
  const select = selectWorld(ctx, query.moment);
  const scope = scopeOf(ctx.viewer.policy);
  const conditions = [query.where, scope ?? undefined].filter((one) => one !== undefined);
  const world =
    conditions.length > 0
      ? await worldFor(ctx, await lexiconOf(ctx, everything), conditions, query.moment ?? {})
      : bareWorld(ctx, query.moment ?? {});
  const among = query.among && `any (${binder.bind([...query.among], 'uuid[]')})`;
  const customers = new ConditionCompiler(world, binder, aliases, alias, among);
  const where: string[] = among ? [`${alias}.id = ${among}`] : [];
  if (declared.only && query.entire !== true) where.push(`(${declared.only(alias)})`);
  if (query.filter) {
    const columns = new Set(Object.keys(query.filter));
    const fields = registry.fields(record).filter(({ source }) => source.kind === 'column' && columns.has(source.column));
    chosenBy(
      ctx,
      record,
      fields.map(({ name }) => name),
    );
    where.push(...filterSql(query.filter, alias, binder));
  }
  if (record === 'Customer') where.push(...conditions.map((condition) => customers.filter(condition)));
  else if (scope && declared.customer) where.push(scopeSql(scope, `${alias}.${declared.customer}`, world, binder, aliases));
  if (query.search) where.push(searchSql(ctx, record, query.search, alias, binder));
  const terms = orderTerms(ctx, record, query.orderBy ?? [], alias, customers, world, select, binder);
  return { binder, aliases, alias, select, table: declared.table, where, terms, world, joins: () => customers.joinsSql() };
}

/** The world of masks, money and ids for one viewer at one moment. */
export function selectWorld(ctx: Ctx, moment: Moment = {}): SelectWorld {
  const { currency, zone } = ctx.organisation;
  const now = moment.at ?? ctx.now();
  const digits = currencyDigits(currency);
  return {
    policy: ctx.viewer.policy,
    now,
    zone,
    today: Number(dayOf(now.getTime(), zone).replaceAll('-', '')),
    money: (minor) => ({ amount: toDecimal(minor, digits), currency }),
    globalId: toGlobalId,
    trail: ctx.trail,
  };
}

function filterSql(filter: SqlFilter, alias: string, binder: Binder): string[] {
  return Object.entries(filter).map(([column, value]) => {
    const name = `${alias}.${quoted(column)}`;
    if (value === null) return `${name} is null`;
    if (isList(value))
      return `${name} = any (${binder.bind([...value], column === 'ordinal' ? 'integer[]' : column.endsWith('id') ? 'uuid[]' : 'text[]')})`;
    if (typeof value === 'string') return `${name} = ${binder.bind(value, column === 'id' || column.endsWith('_id') ? 'uuid' : 'text')}`;
    return `${name} = ${binder.bind(value, typeof value === 'number' ? 'numeric' : 'boolean')}`;
  });
}

const isList = (value: SqlFilter[string]): value is readonly string[] | readonly number[] => Array.isArray(value);

/** Rows of customers' things are visible with their customer. */
function scopeSql(scope: Condition, customerId: string, world: World, binder: Binder, aliases: Aliases): string {
  const alias = aliases.make('s');
  const compiler = new ConditionCompiler(world, binder, aliases, alias);
  const condition = compiler.filter(scope);
  return `exists (select 1 from customers ${alias}\n${compiler.joinsSql()} where ${alias}.id = ${customerId} and ${condition})`;
}

/** What free text is looked for in: names anywhere, keys and contacts from their beginning; a field the viewer may not read is not searched. */
const searched: Readonly<
  Record<string, readonly { readonly field: string; readonly sql: (alias: string) => string; readonly anywhere: boolean }[]>
> = {
  Customer: [
    { field: 'displayName', sql: (c) => `${c}.search_text`, anywhere: true },
    { field: 'email', sql: (c) => `${c}.email`, anywhere: false },
    { field: 'phone', sql: (c) => `${c}.phone`, anywhere: true },
    { field: 'card', sql: (c) => `${c}.card`, anywhere: false },
    { field: 'externalId', sql: (c) => `${c}.external_id`, anywhere: false },
  ],
  Product: [
    { field: 'name', sql: (p) => `${p}.name_folded`, anywhere: true },
    { field: 'externalId', sql: (p) => folded(`${p}.external_id`), anywhere: false },
  ],
  Segment: [
    { field: 'name', sql: (s) => folded(`${s}.name`), anywhere: true },
    { field: 'key', sql: (s) => `${s}.key`, anywhere: true },
  ],
};

function searchSql(ctx: Ctx, record: string, search: string, alias: string, binder: Binder): string {
  const text = fold(tidy(search));
  if (text === '') return 'true';
  const open = (searched[record] ?? []).filter(({ field }) => canRead(ctx.viewer.policy, record, field));
  chosenBy(
    ctx,
    record,
    open.map(({ field }) => field),
  );
  const parts = open.map(({ sql, anywhere }) => `${sql(alias)} like ${binder.bind(`${anywhere ? '%' : ''}${likeLiteral(text)}%`, 'text')}`);
  return parts.length === 0 ? 'false' : `(${parts.map((part) => `coalesce(${part}, false)`).join(' or ')})`;
}

function orderTerms(
  ctx: Ctx,
  record: string,
  order: NonNullable<Query['orderBy']>,
  alias: string,
  customers: ConditionCompiler,
  world: World,
  select: SelectWorld,
  binder: Binder,
): readonly OrderTerm[] {
  const ties: OrderTerm = { sql: `${alias}.id`, type: 'id', direction: order.at(-1)?.direction ?? 'asc' };
  if (record !== 'Customer')
    return order.length === 0
      ? termsOf(record, [], alias, select, binder)
      : [
          ...order.flatMap(({ field, direction }) =>
            termsOf(record, [direction === 'desc' ? `-${field}` : field], alias, select, binder).slice(0, 1),
          ),
          ties,
        ];
  const terms = order.map(({ field, direction }): OrderTerm => {
    const declared = registry.field('Customer', field);
    const found = declared && canRead(ctx.viewer.policy, 'Customer', field) ? world.lexicon.customer(field) : undefined;
    if (!found)
      throw failure('INPUT_INVALID', 'The list cannot be ordered so.', {
        issues: [{ path: 'orderBy', rule: 'must name a field of the list' }],
      });
    return { sql: customers.field(found), type: found.declaration.type, direction };
  });
  return [...terms, ties];
}

interface Page {
  readonly size: number;
  readonly skip: number;
  readonly backwards: boolean;
  readonly place: Place | undefined;
}

function pageOf({ first, after, last, before, skip }: Query, length: number): Page {
  const skipped = skip ?? 0;
  if (skipped < 0 || (skipped > 0 && [after, last, before].some((one) => (one ?? undefined) !== undefined))) {
    throw failure('INPUT_INVALID', 'A page begins at a row or at a cursor.', {
      issues: [{ path: 'skip', rule: 'must not be negative, nor stand beside after, last or before' }],
    });
  }
  if ((first ?? undefined) !== undefined && (last ?? undefined) !== undefined) {
    throw failure('INPUT_INVALID', 'A page is read forwards or backwards.', {
      issues: [{ path: 'last', rule: 'must not stand beside first' }],
    });
  }
  const backwards = (last ?? undefined) !== undefined || ((before ?? undefined) !== undefined && (first ?? undefined) === undefined);
  const cursor = backwards ? before : after;
  const size = pageSize(backwards ? last : first) ?? defaultPage;
  return { size, skip: skipped, backwards, place: cursor === undefined || cursor === null ? undefined : fromCursor(cursor, length) };
}

const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const placeOf = (value: unknown): Place =>
  arrayOf(value).map((one) => (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? one : null));
