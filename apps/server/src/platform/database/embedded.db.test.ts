import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/template-server.js';
import { startProcess } from '../../../test/support/processes/start-process.js';

let folder = '';

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const tokens = async (url: string): Promise<string[]> =>
  (await ask<{ token_hash: string }>(url, 'select token_hash from first_owner_tokens order by 1')).map((row) => row.token_hash);

const postmaster = async (): Promise<number> =>
  Number((await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);

test('after kill -9 the next server joins the PostgreSQL left behind, finds what was acknowledged, and stops it at its end', async () => {
  const first = await startProcess('hold-database.ts', folder, 'first');
  const pid = await postmaster();
  await first.kill();
  const second = await startProcess('hold-database.ts', folder, 'second');
  expect(await postmaster()).toBe(pid);
  expect(await tokens(second.said)).toEqual(['first', 'second']);
  expect(await second.stop()).toBe(0);
  await expect(postmaster()).rejects.toThrow('ENOENT');
});

test('after a kill of the server and of PostgreSQL the next start recovers what was acknowledged', async () => {
  const first = await startProcess('hold-database.ts', folder, 'first');
  const pid = await postmaster();
  await first.kill();
  process.kill(pid, 'SIGKILL');
  const second = await startProcess('hold-database.ts', folder, 'second');
  expect(await tokens(second.said)).toEqual(['first', 'second']);
  expect(await second.stop()).toBe(0);
});

test('a PostgreSQL that dies under a running server is started again', async () => {
  const server = await startProcess('hold-database.ts', folder, 'first');
  process.kill(await postmaster(), 'SIGKILL');
  await expect.poll(() => tokens(server.said).catch(() => []), { timeout: 20_000 }).toEqual(['first']);
  expect(await server.stop()).toBe(0);
  await expect(postmaster()).rejects.toThrow('ENOENT');
});

test('two servers that start at once on an empty folder share one PostgreSQL, migrated once; the last one stops it', async () => {
  const [first, second] = await Promise.all([
    startProcess('hold-database.ts', folder, 'first'),
    startProcess('hold-database.ts', folder, 'second'),
  ]);
  expect(first.said).toBe(second.said);
  expect(await tokens(first.said)).toEqual(['first', 'second']);
  const migrated = await ask<{ name: string; count: string }>(
    first.said,
    'select name, count(*) from migrations group by name having count(*) > 1',
  );
  expect(migrated).toEqual([]);
  expect(await first.stop()).toBe(0);
  expect(await tokens(second.said)).toEqual(['first', 'second']);
  expect(await second.stop()).toBe(0);
  await expect(postmaster()).rejects.toThrow('ENOENT');
});

test('the embedded PostgreSQL asks for its password, listens on this machine only, and its role is no superuser', async () => {
  const { said, stop } = await startProcess('hold-database.ts', folder, 'first');
  const guess = new URL(said);
  guess.password = 'postgres';
  await expect(ask(guess.href, 'select 1')).rejects.toThrow('password authentication failed');
  const [settings] = await ask(
    said,
    `select current_setting('listen_addresses') as listens, current_setting('fsync') as fsync, rolsuper as super
       from pg_roles where rolname = current_user`,
  );
  expect(settings).toEqual({ listens: '127.0.0.1', fsync: 'on', super: false });
  const socketFolder = (await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[4];
  expect(socketFolder).toBe('');
  expect(await stop()).toBe(0);
});
