import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { importStage } from '../../../test/support/import-stage.js';
import { startProcess } from '../../../test/support/processes/start-process.js';
import { ImportKind } from './import.enums.js';
import { loadImport } from './import-store.js';
import { commitImport, mapImport } from './imports.service.js';
import { startImport } from './open-import.service.js';

const time = '2026-03-01T00:00:00Z';
const database = await templateDatabase();
const { ctx, upload, check, commit, counts } = await importStage(database, { now: time });

const orders = 6000;
const rows = Array.from({ length: orders * 2 }, (_, at) => `K${at % orders},S${at % 97},${(at % 5) + 1},2026-02-01 08:00,1.25,${at % 700}`);
const text = ['order number,sku,quantity,date,unit price,customer id', ...rows].join('\n');
const pieces = rows.reduce((sum, _, at) => sum + (at % 5) + 1, 0);

test('an import whose server is killed while it reads and while it writes ends as if nothing had happened', async () => {
  const id = await startImport(ctx, { fileId: await upload(text), kind: ImportKind.ORDERS });
  await mapImport(ctx, { id, mapping: (await loadImport(ctx, id)).columns });

  const reader = await startProcess('run-import.ts', database.url, id, 'check', time);
  expect(reader.said).toBe('reading');
  await reader.kill();
  expect(await counts(id)).toMatchObject({ state: 'CHECKING' });
  await check(id);
  expect(await counts(id)).toEqual({
    state: 'CHECKED',
    total: rows.length,
    created: rows.length,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    anonymous: 0,
  });

  await commitImport(ctx, id);
  const writer = await startProcess('run-import.ts', database.url, id, 'commit', time);
  expect(writer.said).toBe('committing');
  await writer.kill();
  const written: { orders: number }[] = await ctx.db.query('select count(*)::integer as orders from orders');
  expect(written[0]?.orders).toBeGreaterThanOrEqual(500);
  expect(written[0]?.orders).toBeLessThan(orders);
  await commit(id);

  expect(await counts(id)).toMatchObject({ state: 'DONE', created: rows.length, updated: 0, unchanged: 0, rejected: 0 });
  expect(
    await ctx.db.query(
      `select count(*)::integer as lines, sum(quantity)::integer as pieces, count(distinct order_id)::integer as orders,
         count(distinct customer_id)::integer as customers, sum(amount)::integer as amount from lines`,
    ),
  ).toEqual([{ lines: rows.length, pieces, orders, customers: 700, amount: rows.reduce((sum, _, at) => sum + ((at % 5) + 1) * 125, 0) }]);
}, 120_000);
