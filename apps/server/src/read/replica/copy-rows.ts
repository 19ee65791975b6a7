import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
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
  for (const { name, columns } of tables)
    await duck.run(`create table ${name} (${columns.map((column) => `${column.name} ${column.type}`).join(', ')})`);
}

/** Streams rows of a table, all or those of some customers, from PostgreSQL into a file; memory stays flat. */
export const readRows = (from: pg.Client, table: ReplicaTable, file: string, customerIds?: readonly string[]): Promise<void> =>
  pipeline(from.query(copyTo(copyStatement(table, customerIds))), createWriteStream(file));

/** Takes the rows of such a file into the replica. */
export async function insertRows(duck: DuckDBConnection, table: ReplicaTable, file: string): Promise<void> {
  const columns = table.columns.map(({ name, type }) => `${literal(name)}: ${literal(travelling(type))}`).join(', ');
  await duck.run(
    `insert into ${table.name} select ${settled(table)} from read_csv(${literal(file)}, columns = {${columns}}, header = false, delim = ',',
       quote = '"', escape = '"', nullstr = '\\N', allow_quoted_nulls = false, auto_detect = false, max_line_size = ${longestLine}, buffer_size = ${2 * longestLine})`,
  );
}
