import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type DuckDBConnection, listValue } from '@duckdb/node-api';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { RolledUp } from './rolled-up.js';
import { copyStatement, type ReplicaTable } from './shape.js';

/** Bytes of the longest row; unless told, DuckDB reads sixteen times as much at once, which is half of what it may hold. */
const longestLine = 16 * 2 ** 20;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Types as they travel in CSV: a list as JSON text. */
const travelling = (type: string): string => (type.endsWith('[]') ? 'VARCHAR' : type);

const settled = ({ columns }: ReplicaTable): string =>
  columns.map(({ name, type }) => (type.endsWith('[]') ? `from_json(${name}, '["VARCHAR"]') as ${name}` : name)).join(', ');

/** Creates the empty tables. */
export async function createTables(duck: DuckDBConnection, tables: readonly ReplicaTable[]): Promise<void> {
  for (const { name, columns, rolledUp = [] } of tables) {
    const made = [...columns, ...rolledUp.map(({ column, type }) => ({ name: column, type }))];
    await duck.run(`create table ${name} (${made.map((column) => `${column.name} ${column.type}`).join(', ')})`);
  }
}

/** Streams rows of a table, all or those of some customers, from PostgreSQL into a file; memory stays flat. */
export const readRows = (from: pg.Client, table: ReplicaTable, file: string, customerIds?: readonly string[]): Promise<void> =>
  pipeline(from.query(copyTo(copyStatement(table, customerIds))), createWriteStream(file));

/** Takes the rows of such a file into the replica; what is rolled up is so as of a moment in epoch ms, of all customers or those with these ordinals. */
export async function insertRows(
  duck: DuckDBConnection,
  table: ReplicaTable,
  file: string,
  now: number,
  owners?: readonly number[],
): Promise<void> {
  const columns = table.columns.map(({ name, type }) => `${literal(name)}: ${literal(travelling(type))}`).join(', ');
  const { columns: made, joins } = rolledUpSql(table, now, owners !== undefined);
  await duck.run(
    `insert into ${table.name} select ${[settled(table), ...made].join(', ')} from read_csv(${literal(file)}, columns = {${columns}}, header = false, delim = ',',
       quote = '"', escape = '"', nullstr = '\\N', allow_quoted_nulls = false, auto_detect = false, max_line_size = ${longestLine}, buffer_size = ${2 * longestLine}) ${joins}`,
    joins !== '' && owners ? [listValue([...owners])] : [],
  );
}

const source = ({ table, where }: RolledUp): string => `${table} f where ${where}`;

/** A group-by for each table that is rolled up, over the rows of all customers or of those with the ordinals `$1`. */
function rolledUpSql({ rolledUp = [] }: ReplicaTable, now: number, isOfSome: boolean): { columns: readonly string[]; joins: string } {
  const joins = [...new Set(rolledUp.map(source))].map((from, index) => {
    const made = rolledUp.flatMap((one) => (source(one) === from ? [`${one.rollup.aggregate} as ${one.column}`] : []));
    const only = isOfSome ? ' and f.customer_id in (select unnest($1::integer[]))' : '';
    return `left join (select f.customer_id, ${made.join(', ')} from ${from.replace('$until', `make_timestamptz(${now * 1000})`)}${only}
      group by f.customer_id) r${index} on r${index}.customer_id = ordinal`;
  });
  return { columns: rolledUp.map(({ column }) => column), joins: joins.join('\n') };
}
