import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { readConfig } from '../../src/platform/config.js';
import { connectDatabase, type Database } from '../../src/platform/database/database.js';
import { createLog } from '../../src/platform/log.js';
import { Columns } from '../../src/read/index.js';

/** A second set of connections to a test database, with a replica beside it. */
export interface ColumnarDatabase {
  readonly database: Database;
  readonly columns: Columns;
  readonly file: string;
  /** What it complained of; a test that expects complaints takes them out. */
  readonly complaints: string[];
}

/** An empty folder that goes when the test file ends. */
export async function columnsFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-columns-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Builds the replica of what the database holds now, or takes the one of the folder; it closes when the test file ends. */
export async function withColumns(of: Database, now: () => Date, given?: string): Promise<ColumnarDatabase> {
  const begun = await beginColumns(of, now, given);
  await begun.columns.settled();
  return begun;
}

/** The same while the replica is still being opened. */
export async function beginColumns(of: Database, now: () => Date, given?: string): Promise<ColumnarDatabase> {
  const folder = given ?? (await columnsFolder());
  const log = createLog('silent');
  const complaints: string[] = [];
  const complain = (error: unknown, message?: string): void => void complaints.push(`${message} ${String(error)}`);
  const database = await connectDatabase(of.url, log, 30_000);
  const config = readConfig({ REGULARS_DATA: folder, REGULARS_ENGINE: 'columnar' });
  const columns = Columns.start({ config, database, now, log: Object.assign(createLog('silent'), { warn: complain, error: complain }) });
  afterAll(async () => {
    await columns.close();
    await database.close();
  });
  return { database, columns, file: join(folder, 'replica.duckdb'), complaints };
}
