import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@regulars/segment-language';
import { beforeAll, expect, test } from 'vitest';
import { recordMany } from '../../src/modules/orders/index.js';
import '../../src/modules.js';
import { membersOfEach } from '../../src/read/index.js';
import { database, seenBy, stage } from '../support/builders.js';
import { beginColumns, type ColumnarDatabase, columnsFolder, withColumns } from '../support/columns.js';
import { templateDatabase } from '../support/database.js';
import { startProcess } from '../support/processes/start-process.js';

const now = () => new Date('2026-03-01T04:00:00Z');
const ctx = { ...seenBy('owner'), now };
const rules = ['city = "Riga"', 'count(orders within 30 days) >= 2', 'not count(orders) >= 3', 'sum(lines.amount) > 40'];
/** Bytes of a whole replica of an empty shop are more. */
const smallDisk = 262_144;
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

beforeAll(async () => {
  const { make } = await stage({ now: now().toISOString() });
  for (let n = 0; n < 30; n += 1)
    await make
      .customer({ externalId: `p${n}`, city: n % 2 ? 'Riga' : 'Suzhou' })
      .withOrders(n % 5, { placedAt: '2026-02-20', unitPrice: '9' });
});

/** Members of every rule: what PostgreSQL says. */
const expected = (): Promise<readonly (readonly number[])[]> => membersBy(database);

async function membersBy(
  { pool }: Pick<typeof database, 'pool'>,
  patience?: number,
  signal = ctx.signal,
): Promise<readonly (readonly number[])[]> {
  const conditions = rules.map((text) => {
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(text);
    return { condition: parsed.condition, zone: 'Asia/Shanghai' };
  });
  const found = await membersOfEach({ ...ctx, pool, signal, ...(patience !== undefined && { patience }) }, conditions, now());
  return found.map((members) => {
    if (members instanceof Error) throw members;
    return members.array();
  });
}

let made = 0;
const buy = (count: number): Promise<unknown> =>
  recordMany(
    ctx,
    Array.from({ length: count }, () => ({
      externalId: `r${(made += 1)}`,
      customer: { externalId: `p${made % 30}` },
      placedAt: new Date('2026-02-25T00:00:00Z'),
      lines: [{ sku: 'S1', quantity: '1', unitPrice: '5' }],
    })),
    { source: 'test' },
  );

/** A replica that was built by a server which was then killed as by a power cut. */
async function leftBehind(folder: string): Promise<void> {
  const other = await startProcess('hold-columns.ts', database.url, folder);
  expect(other.said).toBe('ready');
  await other.kill();
}

test('a replica whose server was killed goes on where it was, with what came since', async () => {
  const folder = await columnsFolder();
  await leftBehind(folder);
  await buy(20);
  const columnar = await withColumns(database, now, folder);
  expect(columnar.columns.health.state).toBe('ready');
  expect(await membersBy(columnar.database)).toEqual(await expected());
  expect(columnar.complaints).toEqual([]);
});

test('work in the background waits for a replica that is being opened', async () => {
  const { database: connected, columns } = await beginColumns(database, now);
  expect(columns.isReady).toBe(false);
  const members = await membersBy(connected, 60_000);
  expect(columns.isReady).toBe(true);
  expect(members).toEqual(await expected());
});

test('and is broken off while it waits', async () => {
  const { database: connected, columns } = await beginColumns(database, now);
  const stopping = new AbortController();
  const waiting = membersBy({ pool: connected.pool }, 60_000, stopping.signal);
  stopping.abort();
  await expect(waiting).rejects.toThrow('aborted');
  expect(columns.isReady).toBe(false);
});

test('a file that is damaged is made anew', async () => {
  const folder = await columnsFolder();
  const file = join(folder, 'replica.duckdb');
  await leftBehind(folder);
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(12_288, 7), 0, 12_288, 0);
  await handle.close();
  const columnar = await withColumns(database, now, folder);
  expect(columnar.columns.health.state).toBe('ready');
  expect(await membersBy(columnar.database)).toEqual(await expected());
});

test('a file that was cut short, or is none at all, is made anew', async () => {
  const folder = await columnsFolder();
  const file = join(folder, 'replica.duckdb');
  await leftBehind(folder);
  await writeFile(file, (await readFile(file)).subarray(0, 20_000));
  const first = await withColumns(database, now, folder);
  expect(await membersBy(first.database)).toEqual(await expected());
  await first.columns.close();
  await writeFile(file, 'no replica');
  const second = await withColumns(database, now, folder);
  expect(await membersBy(second.database)).toEqual(await expected());
});

test('a file of another database behind the same folder is made anew', async () => {
  const folder = await columnsFolder();
  const empty = await templateDatabase();
  const other = await startProcess('hold-columns.ts', empty.url, folder);
  expect(other.said).toBe('ready');
  await other.kill();
  const columnar = await withColumns(database, now, folder);
  expect(await membersBy(columnar.database)).toEqual(await expected());
});

test('answers go on, and stay right, when the file is deleted or overwritten while it is in use', async () => {
  const columnar = await withColumns(database, now);
  const stays = async (): Promise<void> => {
    await buy(10);
    expect(await membersBy(columnar.database)).toEqual(await expected());
  };
  await stays();
  const { size } = await stat(columnar.file);
  await writeFile(columnar.file, Buffer.alloc(size, 7));
  await stays();
  await rm(columnar.file, { force: true });
  await stays();
  await again(columnar);
  await stays();
});

/** As after the next start of the server. */
async function again({ columns, database: connected, file }: ColumnarDatabase): Promise<void> {
  await columns.close();
  const next = await withColumns(connected, now, join(file, '..'));
  expect(next.columns.health.state).toBe('ready');
  expect(await membersBy(next.database)).toEqual(await expected());
}

test.skipIf(!canLimit)('where the disk is full there is no replica, and the server says why (needs prlimit)', async () => {
  const full = await startProcess('hold-columns.ts', database.url, await columnsFolder(), String(smallDisk));
  expect(full.said).toBe('failed');
  expect(await full.stop()).toBe(null);
});

test('when so much changed at once that nobody was named, the replica is made anew', async () => {
  const columnar = await withColumns(database, now);
  await database.pool.query(`update customers set city = case city when 'Riga' then 'Suzhou' else 'Riga' end`);
  await database.pool.query(`insert into changes (kind, changed_at) values ('rebuild', $1)`, [now()]);
  expect(await membersBy(columnar.database)).toEqual(await expected());
  await columnar.columns.settled();
  expect(columnar.columns.health.state).toBe('ready');
  expect(await membersBy(columnar.database)).toEqual(await expected());
  expect(columnar.columns.isReady).toBe(true); // not anew at each look
});
