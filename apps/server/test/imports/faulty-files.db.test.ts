import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { Random } from '../../src/demo/random.js';
import { checkImport } from '../../src/modules/imports/check-import.js';
import { commitBatches } from '../../src/modules/imports/commit-import.js';
import { ImportKind } from '../../src/modules/imports/import.enums.js';
import { loadImport } from '../../src/modules/imports/import-store.js';
import { commitImport, mapImport } from '../../src/modules/imports/imports.service.js';
import { startImport } from '../../src/modules/imports/open-import.service.js';
import type { Ctx } from '../../src/access/viewer.js';
import { connectDatabase } from '../../src/platform/database/database.js';
import type { ImportId } from '../../src/platform/ids.js';
import { templateDatabase } from '../support/database.js';
import { importStage } from '../support/import-stage.js';
import { type FaultyFile, faultyFile } from './faulty-file.js';

/** files; more on command */
const files = Number(process.env['REGULARS_FILES'] ?? 50);
const firstSeed = Number(process.env['REGULARS_SEED'] ?? 1);

const database = await templateDatabase();
const { ctx, upload, check, commit, counts } = await importStage(database, { now: '2026-03-01T00:00:00Z' });
const folder = await mkdtemp(join(tmpdir(), 'regulars-faulty-'));
const killer = new pg.Client({ connectionString: database.url });
await killer.connect();
afterAll(async () => {
  await killer.end();
  await rm(folder, { recursive: true, force: true });
});

const tables = 'customers, identities, contact_points, orders, order_keys, lines, products, categories, stores, import_mappings';
const emptied = (): Promise<unknown> => ctx.db.query(`truncate ${tables} cascade`);

async function opened({ content, says }: FaultyFile): Promise<ImportId> {
  const path = join(folder, 'orders');
  await writeFile(path, content);
  const id = await startImport(ctx, { fileId: await upload({ path, bytes: content.length }), kind: ImportKind.ORDERS });
  const { columns } = await loadImport(ctx, id);
  expect(
    columns.filter(({ column, target }) => target === null && !/^(Column|Note)/.test(column)),
    says,
  ).toEqual([]);
  await mapImport(ctx, { id, mapping: columns });
  return id;
}

/** Does work over connections of its own, which are cut in its middle as a crash cuts them, unless the work was faster. */
async function cut(work: (ctx: Ctx) => Promise<unknown>, after: number): Promise<void> {
  const { rows } = await killer.query<{ now: Date }>('select clock_timestamp() as now');
  const victim = await connectDatabase(database.url, ctx.log, 30_000);
  const over = work({ ...ctx, db: victim.dataSource.manager, pool: victim.pool }).then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([over, new Promise((resolve) => setTimeout(resolve, after))]);
  await killer.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and backend_start >= $1 and pid <> pg_backend_pid() and application_name like 'regulars%'`,
    [rows[0]?.now],
  );
  await over;
  await victim.close();
}

/** What is in the shop, without ids and times of writing. */
async function shop(): Promise<Record<string, unknown>> {
  const [found] = await ctx.db.query<Record<string, unknown>[]>(
    `select
       (select count(distinct external_id)::integer from orders) as orders,
       (select count(*)::integer from lines) as lines,
       (select coalesce(sum(amount), 0)::integer from lines) as amount,
       (select count(distinct external_id)::integer from orders where incomplete) as incomplete,
       (select coalesce(json_agg(o order by o.external_id, o.placed_at, o.total), '[]') from (
          select external_id, placed_at, total, status, incomplete from orders) o) as every_order,
       (select coalesce(json_agg(c order by c.kind, c.value), '[]') from (select kind, value from identities) c) as identities`,
  );
  return found ?? {};
}

test(
  `of ${files} files with every fault no row is unaccounted for, and cut off at any moment they end the same`,
  async () => {
    for (let seed = firstSeed; seed < firstSeed + files; seed += 1) {
      const file = await faultyFile(seed);
      const { total, rejected, orders, lines, amount, anonymous, incomplete } = file;
      await emptied();
      const started = Date.now();
      const id = await opened(file);
      await check(id);
      const checked = await counts(id);
      expect(checked, file.says).toMatchObject({ state: 'CHECKED', total, rejected, created: total - rejected, anonymous });
      await commitImport(ctx, id);
      await commit(id);
      const took = Date.now() - started;
      const whole = await shop();
      expect(await counts(id), file.says).toMatchObject({ ...checked, state: 'DONE' });
      expect(whole, file.says).toMatchObject({ orders, lines, amount, incomplete });

      const again = await opened(file);
      await check(again);
      expect(await counts(again), file.says).toMatchObject({ total, rejected, unchanged: total - rejected });

      await emptied();
      const random = new Random(seed).start(1, 0);
      const other = await opened(file);
      await cut((victim) => checkImport(victim, other), random.next() * took * 0.6);
      if ((await counts(other)).state === 'CHECKING') await check(other);
      await commitImport(ctx, other);
      await cut((victim) => commitBatches(victim, other), random.next() * took * 0.4);
      await commit(other);
      expect(await counts(other), `${file.says}; cut off`).toEqual({ ...checked, state: 'DONE' });
      expect(await shop(), `${file.says}; cut off`).toEqual(whole);
    }
  },
  files * 6000,
);
