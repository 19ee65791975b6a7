import { createHash } from 'node:crypto';
import type { FieldType } from '@regulars/segment-language';
import type { Pool } from 'pg';
import pg from 'pg';
import { type Expression, type FieldDeclaration, registry } from '../../access/field-registry.js';
import type { ChangeKind } from '../../platform/changes.js';
import { allFacts } from '../facts.js';
import { tableOf } from '../row-scope.js';
import { allRolledUp, type RolledUp } from './rolled-up.js';

/** A column of the replica: what PostgreSQL computes for it, and what type it is kept as. */
export interface ReplicaColumn {
  readonly name: string;
  readonly type: string;
  /** over the alias `t` of its table, and `c` of the customer */
  readonly sql: string;
}

/** A table of the replica. Rows of customers are read with their customer, whose ordinal stands for the id. */
export interface ReplicaTable {
  readonly name: string;
  readonly ofCustomers: boolean;
  /** Kind of changes of a customer with which their rows change; any kind when absent. */
  readonly changedBy?: ChangeKind;
  readonly columns: readonly ReplicaColumn[];
  /** Column of the row's time, where rows may be dated ahead. */
  readonly time?: string;
  /** Columns beside, which the replica makes of tables before this one. */
  readonly rolledUp?: readonly RolledUp[];
}

/** Everything the replica keeps. `hash` differs whenever the tables do, so that a file of another shape is made anew. */
export interface ReplicaShape {
  readonly tables: readonly ReplicaTable[];
  readonly hash: string;
}

/** Name of the column that holds the value of a field that PostgreSQL computes. */
export const computedColumn = (field: string): string => `x_${field.replaceAll(/\W/g, '_')}`;

/** Names and contact points are kept as whether they are there: counting needs no more, and a cache need not hold whom it counts. */
export const isPresenceOnly = ({ label }: FieldDeclaration): boolean => label === 'identity' || label === 'contact';

/** Types of computed fields that compare the same in both stores. */
const computedTypes: Partial<Record<FieldType, string>> = {
  text: 'VARCHAR',
  enum: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  list: 'VARCHAR[]',
};

/** A field that PostgreSQL computes from its row alone and the replica keeps as a column. */
export const isCopied = ({ source, type, inLanguage }: FieldDeclaration): boolean =>
  source.kind === 'expression' && source.isPortable !== true && inLanguage && computedTypes[type] !== undefined;

const storedTypes: Readonly<Record<string, string>> = {
  text: 'VARCHAR',
  'text[]': 'VARCHAR[]',
  bigint: 'BIGINT',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'timestamp with time zone': 'TIMESTAMPTZ',
  uuid: 'UUID',
};

const storedType = (type: string): string | undefined => storedTypes[type] ?? (/^numeric\(\d+,\d+\)$/.test(type) ? type : undefined);

/** The moment of copied values: they depend on their row alone. */
const nowhere: Expression = {
  row: 't',
  today: 0,
  zone: 'UTC',
  bind: (value, type) => `${pg.escapeLiteral(String(value))}::${type}`,
};

/** A list travels as JSON; it comes out of CSV as text and is made a list again. */
const asCopied = (type: string, sql: string): string => (type.endsWith('[]') ? `to_json(${sql})` : sql);

/** Whether a column holds something. */
const present = (column: string): ReplicaColumn => ({
  name: column,
  type: 'BOOLEAN',
  sql: `case when t.${column} is not null then true end`,
});

/** Ids that only join are kept as 64 bits of them; a load checks that no two of one customer fall together. */
const code = (column: string): ReplicaColumn => ({ name: column, type: 'BIGINT', sql: `uuid_hash_extended(t.${column}, 0)` });

/** What the replica keeps of this installation, given the fields that are its own. */
export async function replicaShape(pool: Pool, own: readonly FieldDeclaration[]): Promise<ReplicaShape> {
  const { rows } = await pool.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`,
  );
  const types = new Map(rows.map(({ table, column, type }) => [`${table}.${column}`, type]));
  const stored = (table: string, column: string): ReplicaColumn[] => {
    const type = types.get(`${table}.${column}`);
    if (type === 'uuid') return [code(column)];
    const kept = type === undefined ? undefined : storedType(type);
    return kept === undefined ? [] : [{ name: column, type: kept, sql: asCopied(kept, `t.${column}`) }];
  };
  const ofField = (table: string, field: FieldDeclaration): ReplicaColumn[] => {
    const { source, type, name } = field;
    if (source.kind === 'column' && isPresenceOnly(field)) return [present(source.column)];
    if (source.kind === 'column' && type === 'category') return [{ name: source.column, type: 'UUID', sql: `t.${source.column}` }];
    if (source.kind === 'column' && type !== 'id') return stored(table, source.column);
    const kept = computedTypes[type];
    if (source.kind !== 'expression' || !isCopied(field) || kept === undefined) return [];
    return [{ name: computedColumn(name), type: kept, sql: asCopied(kept, `(${source.sql(nowhere)})`) }];
  };
  const columnsOf = (table: string, record: string, more: readonly ReplicaColumn[]): readonly ReplicaColumn[] =>
    unique([
      ...more,
      ...registry
        .fields(record)
        .filter(isWanted)
        .flatMap((field) => ofField(table, field)),
    ]);

  const customers: ReplicaTable = {
    name: 'customers',
    ofCustomers: true,
    columns: unique([
      { name: 'id', type: 'INTEGER', sql: 't.ordinal' },
      { name: 'ordinal', type: 'INTEGER', sql: 't.ordinal' },
      { name: 'uuid', type: 'UUID', sql: 't.id' },
      ...stored('customers', 'reachable'),
      present('email_problem'),
      present('phone_problem'),
      ...[...registry.fields('Customer'), ...own].filter(isWanted).flatMap((field) => ofField('customers', field)),
    ]),
    rolledUp: allRolledUp(),
  };
  const facts = allFacts().map((fact): ReplicaTable => ({
    name: fact.table,
    ofCustomers: true,
    changedBy: fact.changedBy,
    time: fact.time.column,
    columns: columnsOf(fact.table, fact.record().name, [
      { name: 'customer_id', type: 'INTEGER', sql: 'c.ordinal' },
      ...[...fact.columns, fact.time.column].flatMap((column) => stored(fact.table, column)),
    ]),
  }));
  const isFact = new Set(facts.map(({ name }) => name));
  const above = allFacts().flatMap(({ parents }) => Object.values(parents).map(({ record }) => record().name));
  const parents = [...new Set(above)]
    .filter((record) => !isFact.has(tableOf(record)))
    .map((record): ReplicaTable => {
      const name = tableOf(record);
      return { name, ofCustomers: false, columns: columnsOf(name, record, stored(name, 'id')) };
    });
  const tables = [...parents, ...facts, customers];
  return { tables, hash: createHash('sha256').update(JSON.stringify(tables)).digest('hex') };
}

/** Conditions read fields of the language, and roll-ups the money of rows. */
const isWanted = ({ inLanguage, type }: FieldDeclaration): boolean => inLanguage || type === 'money';

const unique = (columns: readonly ReplicaColumn[]): readonly ReplicaColumn[] => [
  ...new Map(columns.map((column) => [column.name, column])).values(),
];

/** The statement that reads rows of a table: all of them, or those of the customers with these ids. */
export function copyStatement(table: ReplicaTable, customerIds?: readonly string[]): string {
  const columns = table.columns.map(({ name, sql }) => `${sql} as ${name}`).join(', ');
  const owner = table.name === 'customers' ? 't.id' : 't.customer_id';
  const joined = table.ofCustomers && table.name !== 'customers' ? ' join customers c on c.id = t.customer_id' : '';
  const only = customerIds && table.ofCustomers ? ` where ${owner} = any (${pg.escapeLiteral(`{${customerIds.join(',')}}`)}::uuid[])` : '';
  return `copy (select ${columns} from ${table.name} t${joined}${only}) to stdout (format csv, null '\\N')`;
}
