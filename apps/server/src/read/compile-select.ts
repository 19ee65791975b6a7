import type { FieldType } from '@regulars/segment-language';
import {
  type Expression,
  type FieldDeclaration,
  type FieldSource,
  registry,
  type RecordDeclaration,
  rollupSql,
} from '../access/field-registry.js';
import { canRead, isPersonal, type Policy } from '../access/policy.js';
import type { Trail } from '../platform/audit/trail.js';
import { fromCursor, type Place, toCursor } from './cursor.js';
import { factNamed } from './facts.js';
import { beyond, orderBy, type OrderTerm } from './keyset.js';
import { defaultPage, type RelationSelection, type Selection } from './selection.js';
import { type Aliases, type Binder, quoted } from './sql.js';

/** Turns the JSON array of a row back into the object that the graph's resolvers read. */
export type Decode = (value: readonly unknown[]) => Row;
export type Row = Readonly<Record<string, unknown>>;

/** Where the whole stored row is kept for resolvers that work on it; never part of an answer. */
export const rowKey = '$row';

/** What compiling a selection needs: who asks (masks), the moment, the currency. */
export interface SelectWorld {
  readonly policy: Policy;
  readonly now: Date;
  readonly zone: string;
  readonly today: number;
  readonly money: (minor: string) => { readonly amount: string; readonly currency: string };
  readonly globalId: (record: string, id: string) => string;
  /** Hears which personal fields of which record are handed out. */
  readonly trail: Trail | undefined;
}

/** A compiled selection over one alias: the SQL of its JSON array, the joins it needs, and how to read it back. */
export interface Compiled {
  readonly columns: string;
  readonly joins: string;
  readonly decode: Decode;
}

/** Compiles what is asked of a record: fields as an array, relations as lateral sub-selects of arrays, all in one statement. */
export function compileSelection(selection: Selection, alias: string, world: SelectWorld, binder: Binder, aliases: Aliases): Compiled {
  const columns: string[] = [];
  const readers: ((value: readonly unknown[], row: Record<string, unknown>) => void)[] = [];
  const joins: string[] = [];
  const add = (sql: string, read: (value: unknown, row: Record<string, unknown>) => void): void => {
    const index = columns.push(sql) - 1;
    readers.push((value, row) => read(value[index], row));
  };
  const record = recordNamed(selection.record);

  for (const field of selection.fields) {
    const { sql, join } = fieldSql(field, alias, record, world, binder, aliases);
    if (join) joins.push(join);
    add(outputSql(sql, field.type), (value, row) => void (row[field.name] = decodeField(field, value, world)));
  }
  if (selection.whole) {
    for (const field of registry.fields(selection.record)) {
      if (field.source.kind !== 'column') continue;
      add(outputSql(`${alias}.${quoted(field.source.column)}`, field.type), (value, row) => void (wholeOf(row)[field.name] = value));
    }
  }
  const personal = world.trail ? personalFields(world.policy, selection) : [];
  const subject = personal.length > 0 ? subjectSql(record, alias) : undefined;
  if (subject) add(subject.sql, (value) => world.trail?.read(personal, `${subject.record}:${String(value)}`));
  for (const relation of selection.relations) {
    const nested = compileRelation(relation, alias, world, binder, aliases);
    joins.push(nested.join);
    add(`${nested.alias}.v`, (value, row) => void (row[relation.key] = nested.decode(value)));
  }

  return {
    columns: `json_build_array(${columns.join(', ')})`,
    joins: joins.join('\n'),
    decode: (value) => {
      const row: Record<string, unknown> = { __typename: selection.record };
      for (const read of readers) read(value, row);
      return row;
    },
  };
}

/** Of the fields selected those about who somebody is or how to reach them, as far as they are handed out in clear. */
const personalFields = (policy: Policy, { record, fields }: Selection): readonly string[] =>
  fields.flatMap(({ name, label, type }) =>
    isPersonal(label) && type !== 'id' && canRead(policy, record, name) ? [`${record}.${name}`] : [],
  );

/** Whose row it is: the customer's own, or the customer whom it belongs to. */
function subjectSql(record: RecordDeclaration, alias: string): { readonly sql: string; readonly record: string } | undefined {
  if (record.customer) return { sql: `${alias}.${record.customer}`, record: 'Customer' };
  return registry.field(record.name, 'id') ? { sql: `${alias}.id`, record: record.name } : undefined;
}

const wholeOf = (row: Record<string, unknown>): Record<string, unknown> => {
  const found = row[rowKey];
  if (isRecord(found)) return found;
  const fresh: Record<string, unknown> = {};
  row[rowKey] = fresh;
  return fresh;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The declared record; a name that none has is a mistake of ours. */
export function recordNamed(name: string): RecordDeclaration {
  const record = registry.record(name);
  if (!record) throw new Error(`${name} is no record.`);
  return record;
}

/** A field's value over one row: columns and expressions directly, roll-ups by a lateral aggregate of the row's customer. */
function fieldSql(
  field: FieldDeclaration,
  alias: string,
  record: RecordDeclaration,
  world: SelectWorld,
  binder: Binder,
  aliases: Aliases,
): { sql: string; join?: string } {
  const { source } = field;
  switch (source.kind) {
    case 'column':
      return { sql: `${alias}.${quoted(source.column)}` };
    case 'expression':
      return { sql: `(${source.sql(expressionOn(alias, world, binder))})` };
    case 'rollup':
      return rollup(source, alias, record, world, binder, aliases);
  }
}

const expressionOn = (row: string, world: SelectWorld, binder: Binder): Expression => ({
  row,
  today: world.today,
  zone: world.zone,
  bind: (value, type) => binder.bind(value, type),
});

function rollup(
  source: Extract<FieldSource, { kind: 'rollup' }>,
  alias: string,
  record: RecordDeclaration,
  world: SelectWorld,
  binder: Binder,
  aliases: Aliases,
): { sql: string; join: string } {
  const joins: string[] = [];
  const values = Object.entries(source.rollups).map(([name, { fact, aggregate }]): [string, string] => {
    const declaration = factNamed(fact);
    if (!declaration) throw new Error(`${record.name} rolls up ${fact}, which is no fact.`);
    const made = aliases.make('u');
    const until = binder.bind(new Date(world.now.getTime() + 1).toISOString(), 'timestamptz');
    const only = declaration.only ? ` and (${declaration.only('f')})` : '';
    joins.push(
      `left join lateral (select ${aggregate} as v from ${declaration.table} f where f.customer_id = ${alias}.${record.customer ?? 'id'} and f.${declaration.time.column} < ${until}${only}) ${made} on true`,
    );
    return [name, `${made}.v`];
  });
  return { sql: rollupSql(source, Object.fromEntries(values)), join: joins.join('\n') };
}

/** Numbers beyond a double travel as text. */
function outputSql(sql: string, type: FieldType): string {
  switch (type) {
    case 'money':
      return `round(${sql})::text`;
    case 'number':
      return `trim_scale(${sql}::numeric)::text`;
    default:
      return sql;
  }
}

function decodeField(field: FieldDeclaration, value: unknown, world: SelectWorld): unknown {
  if (value === null || value === undefined) return null;
  if (field.name === 'id' && field.type === 'id') return world.globalId(field.record, String(value));
  if (field.mask && !canRead(world.policy, field.record, field.name)) return field.mask(String(value));
  return field.type === 'money' ? world.money(String(value)) : value;
}

/** The fields that decide the order of a list, as terms over an alias; the id breaks ties. */
export function termsOf(record: string, names: readonly string[], alias: string, world: SelectWorld, binder: Binder): readonly OrderTerm[] {
  const terms = names.map((name): OrderTerm => {
    const descending = name.startsWith('-');
    const field = registry.field(record, descending ? name.slice(1) : name);
    if (!field || field.source.kind === 'rollup') throw new Error(`${record} cannot be ordered by ${name}.`);
    const sql =
      field.source.kind === 'column'
        ? `${alias}.${quoted(field.source.column)}`
        : `(${field.source.sql(expressionOn(alias, world, binder))})`;
    return { sql, type: field.type, direction: descending ? 'desc' : 'asc' };
  });
  const key = registry.field(record, 'id');
  return key ? [...terms, { sql: `${alias}.id`, type: 'id', direction: terms.at(-1)?.direction ?? 'asc' }] : terms;
}

function compileRelation(
  { relation, selection, first, after, counted }: RelationSelection,
  from: string,
  world: SelectWorld,
  binder: Binder,
  aliases: Aliases,
): { alias: string; join: string; decode: (value: unknown) => unknown } {
  const record = recordNamed(selection.record);
  const target = aliases.make('t');
  const made = aliases.make('r');
  const inner = compileSelection(selection, target, world, binder, aliases);
  const only = [relation.on(from, target), ...(record.only ? [`(${record.only(target)})`] : [])];
  const body = `from ${record.table} ${target}`;

  if (relation.kind === 'one') {
    const join = `left join lateral (select ${inner.columns} as v ${body}\n${inner.joins} where ${only.join(' and ')} limit 1) ${made} on true`;
    return { alias: made, join, decode: (value) => (Array.isArray(value) ? inner.decode(value) : null) };
  }

  const terms = termsOf(selection.record, relation.orderBy, target, world, binder);
  const size = first ?? (relation.kind === 'connection' ? defaultPage : 1000);
  const place = after === undefined ? undefined : fromCursor(after, terms.length);
  const where = [...only, ...(place ? [beyond(terms, place, false, binder)] : [])].join(' and ');
  const order = terms.length > 0 ? ` order by ${orderBy(terms, false)}` : '';
  const keys = `json_build_array(${terms.map((term) => term.sql).join(', ')})`;
  const page = `select ${target}.*${terms.length > 0 ? `, row_number() over (${order.trim()}) as regulars_n` : ', 0 as regulars_n'} ${body} where ${where}${order} limit ${size + 1}`;
  const rows = `(select coalesce(json_agg(json_build_array(${inner.columns}, ${keys}) order by ${target}.regulars_n), '[]') from (${page}) ${target}\n${inner.joins})`;
  const count = counted ? `(select count(*) ${body} where ${only.join(' and ')})` : 'null';
  const join = `left join lateral (select json_build_array(${rows}, ${count}) as v) ${made} on true`;
  return {
    alias: made,
    join,
    decode: (value) => {
      const [found, total] = Array.isArray(value) ? value : [[], null];
      const read = pairs(found).map(([row, place]) => ({ row, place }));
      if (relation.kind === 'list') return read.map(({ row }) => inner.decode(row));
      return toConnection(read, inner.decode, {
        size,
        backwards: false,
        hasPlace: place !== undefined,
        total: typeof total === 'number' ? total : 0,
        asOf: world.now,
      });
    },
  };
}

function pairs(value: unknown): readonly (readonly [readonly unknown[], Place])[] {
  return Array.isArray(value) ? value : [];
}

/** Builds the page out of one row more than it holds, which is not looked at. */
export function toConnection(
  found: readonly { readonly row: readonly unknown[]; readonly place: Place }[],
  decode: Decode,
  page: { readonly size: number; readonly backwards: boolean; readonly hasPlace: boolean; readonly total: number; readonly asOf: Date },
): Row {
  const more = found.length > page.size;
  const kept = found.slice(0, page.size);
  const rows = page.backwards ? kept.toReversed() : kept;
  const edges = rows.map(({ row, place }) => ({ cursor: toCursor(place), node: decode(row) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.backwards ? page.hasPlace : more,
      hasPreviousPage: page.backwards ? more : page.hasPlace,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.total,
    asOf: page.asOf,
  };
}
