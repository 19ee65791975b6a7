import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lookInFolder } from '../../src/modules/imports/watched-folder.js';
import type { ImportId } from '../../src/platform/ids.js';
import { templateDatabase } from '../support/database.js';
import { importStage } from '../support/import-stage.js';

const stage = await importStage(await templateDatabase(), { now: '2026-03-01T00:00:00Z' });
const { ctx, check, commit } = stage;
const own = await mkdtemp(join(tmpdir(), 'regulars-watched-'));
afterAll(() => rm(own, { recursive: true, force: true }));
const folder = join(own, 'in');
const platform = { ...stage.platform, config: { ...stage.platform.config, folder: join(own, 'kept') } };

async function put(path: string, text: string, minutesAgo = 5): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
  const at = new Date(Date.parse('2026-03-01T00:00:00Z') - minutesAgo * 60_000);
  await utimes(join(folder, path), at, at);
}

/** A round, and the jobs it asked for. */
async function round(): Promise<void> {
  await lookInFolder(platform, folder, new AbortController().signal);
  const open = await ctx.db.query<{ id: ImportId; state: string }[]>(
    `select id, state from imports where state in ('CHECKING', 'RUNNING')`,
  );
  for (const { id, state } of open) await (state === 'CHECKING' ? check(id) : commit(id));
}

const within = async (where: string): Promise<string[]> =>
  (await readdir(join(folder, where), { recursive: true }).catch(() => [])).filter((name) => /\.\w+$/.test(name)).toSorted();

const orders = 'order number,sku,quantity,date,unit price\nA,S1,1,2026-02-01,2.5\nB,S1,none,2026-02-01,2.5\n';

test('a file that lies in the folder is imported, put away with its report, and its rejected rows beside it', async () => {
  await put('orders/pos/night.csv', orders);
  for (let turn = 0; turn < 4; turn += 1) await round();
  expect(await within('orders')).toEqual([]);
  const done = await within('done');
  expect(done).toEqual([
    'orders/pos/2026-03-01T000000 night.csv',
    'orders/pos/2026-03-01T000000 night.csv.rejected.csv',
    'orders/pos/2026-03-01T000000 night.csv.report.json',
  ]);
  expect(JSON.parse(await readFile(join(folder, 'done', done[2] ?? ''), 'utf8'))).toMatchObject({ total: 2, created: 1, rejected: 1 });
  expect(await readFile(join(folder, 'done', done[1] ?? ''), 'utf8')).toContain('This is no number');
  expect(await ctx.db.query('select source, external_id from orders')).toEqual([{ source: 'pos', external_id: 'A' }]);
});

test('what is still being written is left, and what a round that was cut off left over is taken up', async () => {
  await put('orders/late.csv', orders.replaceAll('2026-02-01', '2026-02-02'), 0);
  await put('orders/half.part', orders);
  await round();
  expect(await within('orders')).toEqual(['half.part', 'late.csv']);
  await put('orders/late.csv', orders.replaceAll('2026-02-01', '2026-02-02'));
  for (let turn = 0; turn < 4; turn += 1) await round();
  await ctx.db.query(`update imports set settled_at = null where inbox = 'orders/late.csv'`); // cut off after the file had moved
  await round();
  expect(await within('orders')).toEqual(['half.part']);
  expect(await ctx.db.query('select count(*)::integer as open from imports where inbox is not null and settled_at is null')).toEqual([
    { open: 0 },
  ]);
});

test('what nobody can decide alone is refused with the reason, and nothing is written', async () => {
  await put('orders/open.csv', 'order number,sku,quantity,date,unit price\nQ,S1,1,03/04/2026,2.5\n');
  await put('customers/none.csv', 'colour,shape\nred,round\n');
  for (let turn = 0; turn < 4; turn += 1) await round();
  const refused = await within('refused');
  expect(refused.filter((name) => name.endsWith('.csv'))).toEqual([
    'customers/2026-03-01T000000 none.csv',
    'orders/2026-03-01T000000 open.csv',
  ]);
  const reasons = await Promise.all(
    refused.filter((name) => name.endsWith('.json')).map(async (name) => readFile(join(folder, 'refused', name), 'utf8')),
  );
  expect(reasons[0]).toContain('must name a column for one of externalId');
  expect(reasons[1]).toContain('03/04/2026 can be read as');
  expect(await ctx.db.query(`select 1 from orders where external_id = 'Q'`)).toEqual([]);
});
