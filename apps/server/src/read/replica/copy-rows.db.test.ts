import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { createTables, insertRows, readRows } from './copy-rows.js';
import type { ReplicaTable } from './shape.js';

const database = await templateDatabase();
const columns = [
  { name: 'id', type: 'INTEGER', sql: 't.id' },
  { name: 'text', type: 'VARCHAR', sql: 't.text' },
];
const wide: ReplicaTable = { name: 'wide', ofCustomers: false, columns };

test('rows are copied within little memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-replica-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await database.pool.query(
    'create unlogged table wide as select g as id, repeat(md5(g::text), 64) as text from generate_series(1, 5000) g',
  );
  const duck = await DuckDBInstance.create(join(folder, 'replica'), {
    memory_limit: '150MiB',
    threads: '2',
    preserve_insertion_order: 'false',
    temp_directory: join(folder, 'spill'),
  });
  const connection = await duck.connect();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    connection.closeSync();
    duck.closeSync();
  });
  await createTables(connection, [wide]);
  await readRows(client, wide, join(folder, 'wide.csv'));
  await insertRows(connection, wide, join(folder, 'wide.csv'), 0);
  const counted = await connection.runAndReadAll('select count(*)::integer, min(length(text))::integer from wide');
  expect(counted.getRows()).toEqual([[5000, 2048]]);
});
