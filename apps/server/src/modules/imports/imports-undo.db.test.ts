import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { importStage } from '../../../test/support/import-stage.js';
import { upsertCustomers } from '../consent/index.js';
import { eraseCustomer, mergeCustomers } from '../customers/index.js';
import { recordMany } from '../orders/index.js';
import type { CustomerId } from '../../platform/ids.js';
import { ImportKind, ImportState } from './import.enums.js';
import { commitImport, resumeImport, undoImport } from './imports.service.js';
import { undoNext } from './undo-import.js';

const database = await templateDatabase();
const { ctx, as, brought, checked, commit, undo, counts } = await importStage(database);
const rowsOf = <T = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<T[]> => ctx.db.query(sql, values);
const code = (error: unknown): unknown => (error instanceof Error && 'extensions' in error ? error.extensions : error);

/** All that the shop knows, as text; times of writing and ids of bookkeeping aside. */
async function shop(): Promise<Record<string, unknown>> {
  const tables = {
    customers: 'external_id, id',
    identities: 'kind, source, value',
    contact_points: 'customer_id, kind, value',
    interests: 'customer_id, key',
    consents: 'customer_id, purpose',
    orders: 'source, external_id',
    lines: 'order_id, key',
    order_keys: 'source, external_id',
    products: 'source, external_id',
    categories: 'key',
    stores: 'key',
  };
  const found = await Promise.all(
    Object.entries(tables).map(async ([table, order]) => {
      const rows = await rowsOf<{ row: object }>(`select to_jsonb(t) - 'updated_at' as row from ${table} t order by ${order}`);
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(found);
}

const leftovers = (id: string) =>
  rowsOf('select kind, name, reason, places from import_leftovers where import_id = $1 order by kind, name, reason', id);
const undone = async (id: string) => (await rowsOf('select state, undo from imports where id = $1', id))[0];
const idOf = async (externalId: string): Promise<CustomerId> => {
  const [found] = await rowsOf<{ id: CustomerId }>('select id from customers where external_id = $1', externalId);
  if (!found) throw new Error(`No customer ${externalId}.`);
  return found.id;
};

const header =
  'order number,line id,sku,product name,category,quantity,unit price,order date,store,customer id,customer email,customer city';
const order = (...cells: readonly string[]): string => cells.join(',');
const orders = (...rows: readonly string[]): string => [header, ...rows].join('\n');
const first = orders(
  order('U1', '', 'S1', 'Loaf', 'Bread', '1', '2.50', '2026-02-01 08:00', 'North', 'C1', 'one@example.com', 'Riga'),
  order('U1', '', 'S2', 'Roll', 'Bread', '2', '1.00', '2026-02-01 08:00', 'North', 'C1', 'one@example.com', 'Riga'),
  order('U2', '', 'S1', 'Loaf', 'Bread', '1', '2.50', '2026-02-02 08:00', 'North', '', '', ''),
);

test('an undone import leaves the shop as it was, and the same file goes in again', async () => {
  const empty = await shop();
  const id = await brought(ImportKind.ORDERS, first);
  expect((await shop())['orders']).toHaveLength(2);
  await undo(id);
  expect(await undone(id)).toEqual({ state: 'UNDONE', undo: { restored: 0, removed: 7, kept: 0 } });
  expect(await shop()).toEqual(empty);
  expect(await leftovers(id)).toEqual([]);
  expect(await counts(id)).toMatchObject({ state: 'UNDONE', total: 3, created: 3 });

  await undoImport(ctx, id);
  expect(await counts(await brought(ImportKind.ORDERS, first))).toMatchObject({ state: 'DONE', created: 3 });
});

test('what was there before an import is as it was before: values, keys, contacts, lines, and whose an order is', async () => {
  await upsertCustomers(
    ctx,
    [{ externalId: 'C2', source: 'file', email: 'two@example.com', city: 'Oslo', tags: ['a'], interests: [{ key: 'bread' }] }],
    { source: 'file' },
  );
  const before = await shop();
  const customers = await brought(
    ImportKind.CUSTOMERS,
    'customer id,email,phone,card,city,tags,interests\nC2,second@example.com,+8613800138000,K2,Bergen,"a,b",tea\nC3,three@example.com,,,,,\n',
  );
  const between = await shop();
  const orderFile = await brought(
    ImportKind.ORDERS,
    orders(
      order('U1', '', 'S3', 'Bun', 'Bread', '1', '3.00', '2026-02-01 08:00', 'South', 'C2', '', 'Moss'),
      order('U2', '', 'S1', 'Big loaf', 'Bread', '1', '2.50', '2026-02-02 08:00', 'South', 'C2', '', 'Moss'),
    ),
    { wholeOrders: true },
  );
  expect(
    await rowsOf(`select o.external_id, c.external_id as buyer from orders o join customers c on c.id = o.customer_id order by 1`),
  ).toEqual([
    { external_id: 'U1', buyer: 'C2' },
    { external_id: 'U2', buyer: 'C2' },
  ]);
  await undo(orderFile);
  expect(await leftovers(orderFile)).toEqual([]);
  expect(await shop()).toEqual(between);
  await undo(customers);
  expect(await leftovers(customers)).toEqual([]);
  expect(await shop()).toEqual(before);
});

test('what was changed since stays and is listed with the reason, value by value', async () => {
  const id = await brought(
    ImportKind.ORDERS,
    orders(
      order('V1', '', 'V', 'Vase', 'Home', '1', '2', '2026-02-01 08:00', 'East', 'C4', '', 'Rome'),
      order('V2', '', 'V', 'Vase', 'Home', '1', '2', '2026-02-01 08:00', 'East', 'C5', '', 'Rome'),
      order('V3', '', 'V', 'Vase', 'Home', '1', '2', '2026-02-01 08:00', 'East', 'C6', '', 'Rome'),
    ),
  );
  const later = await brought(ImportKind.CUSTOMERS, 'customer id,city,district\nC5,Turin,Old town\n');
  await upsertCustomers(ctx, [{ externalId: 'C5', city: 'Milan' }], { source: 'file' });
  await recordMany(
    ctx,
    [{ externalId: 'V3', customer: { externalId: 'C6' }, placedAt: new Date('2026-02-01T00:00:00Z'), lines: [], status: 'fulfilled' }],
    { source: 'file' },
  );
  await undo(later);
  expect(await leftovers(later)).toEqual([{ kind: 'customer', name: null, reason: 'CHANGED_SINCE', places: ['city'] }]);
  expect(await rowsOf(`select city, district from customers where external_id = 'C5'`)).toEqual([{ city: 'Milan', district: null }]);

  await undo(id);
  expect(await undone(id)).toEqual({ state: 'UNDONE', undo: { restored: 0, removed: 3, kept: 6 } });
  expect(await leftovers(id)).toEqual([
    { kind: 'category', name: 'Home', reason: 'IN_USE', places: [] },
    { kind: 'customer', name: null, reason: 'CHANGED_SINCE', places: [] },
    { kind: 'customer', name: null, reason: 'IN_USE', places: [] },
    { kind: 'order', name: 'V3', reason: 'CHANGED_SINCE', places: [] },
    { kind: 'product', name: 'V', reason: 'IN_USE', places: [] },
    { kind: 'store', name: 'East', reason: 'IN_USE', places: [] },
  ]);
  expect(await rowsOf(`select external_id from orders where external_id like 'V%'`)).toEqual([{ external_id: 'V3' }]);
  expect(await rowsOf(`select external_id from customers where external_id in ('C4', 'C5', 'C6') order by 1`)).toEqual([
    { external_id: 'C5' },
    { external_id: 'C6' },
  ]);
});

test('nobody comes back who was erased, and one who is part of another stays so', async () => {
  await upsertCustomers(
    ctx,
    [
      { externalId: 'E1', city: 'Bonn' },
      { externalId: 'E2', city: 'Bonn' },
    ],
    { source: 'file' },
  );
  const id = await brought(
    ImportKind.ORDERS,
    orders(
      order('W1', '', 'S9', '', '', '1', '2', '2026-02-01 08:00', '', 'E1', '', 'Ulm'),
      order('W2', '', 'S9', '', '', '1', '2', '2026-02-01 08:00', '', 'E2', '', 'Ulm'),
      order('W3', '', 'S9', '', '', '1', '2', '2026-02-01 08:00', '', 'E3', '', 'Ulm'),
      order('W4', '', 'S9', '', '', '1', '2', '2026-02-01 08:00', '', 'E4', '', 'Ulm'),
    ),
  );
  const [erased, kept] = [await idOf('E1'), await idOf('E4')];
  await eraseCustomer(ctx, erased, 'asked');
  expect(await rowsOf(`select 1 from import_changes where record_id = $1`, erased)).toEqual([]);
  await mergeCustomers(ctx, { keepId: kept, mergeId: await idOf('E2') });
  await undo(id);
  expect(await rowsOf('select 1 from customers where id = $1', erased)).toEqual([]);
  expect(await rowsOf(`select external_id from orders where external_id like 'W%'`)).toEqual([]);
  expect(await leftovers(id)).toEqual([
    { kind: 'customer', name: null, reason: 'IN_USE', places: [] },
    { kind: 'customer', name: null, reason: 'MERGED_SINCE', places: [] },
  ]);
});

const many = orders(
  ...Array.from({ length: 1300 }, (_, at) =>
    order(`M${at}`, '', `P${at % 7}`, 'Thing', 'Many', '1', '2', '2026-02-01 08:00', '', `N${at % 900}`, '', 'Graz'),
  ),
);

test('an undo goes on where it stopped, marks what it changed, and cannot be mixed with going on', async () => {
  const before = await shop();
  const id = await brought(ImportKind.ORDERS, many);
  await rowsOf('delete from changes');
  await undoImport(ctx, id);
  expect(await undoNext(ctx, id)).toBe(true);
  expect(await rowsOf(`select count(*)::integer as orders from orders where external_id like 'M%'`)).toEqual([{ orders: 800 }]);
  expect(await rowsOf(`select distinct kind, customer_id is null as everybody from changes`)).toEqual([
    { kind: 'orders', everybody: false },
  ]);
  await ctx.db.query(`update imports set state = 'FAILED' where id = $1`, [id]);
  await expect(resumeImport(ctx, id).catch(code)).resolves.toMatchObject({ code: 'CONFLICT' });
  await Promise.all([undo(id), undo(id)]);
  expect(await undone(id)).toEqual({ state: 'UNDONE', undo: { restored: 0, removed: 1300 + 900 + 7 + 1, kept: 0 } });
  expect(await shop()).toEqual(before);
});

test('an import is undone only after it ended, by who may run imports, within thirty days', async () => {
  const id = await checked(ImportKind.ORDERS, first.replaceAll('\nU', '\nX'));
  await expect(undoImport(ctx, id).catch(code)).resolves.toMatchObject({ code: 'CONFLICT', current: ImportState.CHECKED });
  await commitImport(ctx, id);
  await commit(id);
  await expect(undoImport(await as('marketer'), id).catch(code)).resolves.toMatchObject({ code: 'ACTION_FORBIDDEN' });
  const late = { ...ctx, now: () => new Date('2026-04-01T00:00:00Z') };
  await expect(undoImport(late, id).catch(code)).resolves.toMatchObject({ code: 'CONFLICT' });
  const again = await brought(ImportKind.ORDERS, first.replaceAll('\nU', '\nX'));
  await expect(undoImport(ctx, again).catch(code)).resolves.toMatchObject({ code: 'CONFLICT' });
});
