import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/platform/database/database.js';
import { startEmbedded } from '../../src/platform/database/embedded.js';
import { createLog } from '../../src/platform/log.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** of a migrated, empty database that nobody is connected to */
    templateUrl: string;
  }
}

const log = createLog('error');
/** Tests are thrown away with their database, so nothing need survive a power cut. */
export const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '120',
  // A worker of it in a database that a test drops belongs to the superuser, whom the tests' account may not send away.
  autovacuum: 'off',
};

/** One PostgreSQL a test run, with a template that every test file clones; DATABASE_URL_TEST names another server to use. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await stopAbandoned(await fastPlace());
  const given = process.env['DATABASE_URL_TEST'];
  const folder = given === undefined ? await temporaryFolder() : undefined;
  const embedded = folder === undefined ? undefined : await startEmbedded(folder, log, careless);
  const serverUrl = given ?? embedded?.url ?? '';
  const template = `regulars_template_${process.pid}`;

  await administer(serverUrl, `create database ${template}`);
  const templateUrl = withDatabase(serverUrl, template);
  const database = await openDatabase({ databaseUrl: templateUrl, folder: '', statementTimeout: 30_000 }, log);
  await database.close();
  project.provide('templateUrl', templateUrl);

  return async () => {
    if (!embedded) await administer(serverUrl, `drop database ${template}`);
    await embedded?.release();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs one statement that cannot run inside the database it is about. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const prefix = 'regulars-test-';

/** Memory where it is a folder and has room: a clone of the template then takes 15 ms and not 400. */
async function fastPlace(): Promise<string> {
  const memory = '/dev/shm';
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return room > 4 * 1024 ** 3 ? memory : tmpdir();
}

/** A folder for an embedded database; one that a killed run leaves behind is cleared away by the next run. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(await fastPlace(), `${prefix}${process.pid}-`));
  await chmod(folder, 0o755); // as root, PostgreSQL runs as another account and must get in
  return folder;
}

/** Ends the databases of test runs that were killed. */
async function stopAbandoned(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const folder = join(place, name);
    const left = await startEmbedded(folder, log, careless).catch(() => undefined);
    await left?.release();
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // somebody else's
  }
}
