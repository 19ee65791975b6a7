import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { importStage } from '../../../test/support/import-stage.js';
import { ImportKind } from './import.enums.js';
import { loadImport } from './import-store.js';
import { commitImport } from './imports.service.js';

const folder = fileURLToPath(new URL('../../../../../../shared/data/messy/', import.meta.url));
const isThere = existsSync(folder);
const shops = {
  GBP: await importStage(await templateDatabase(), { currency: 'GBP', zone: 'Europe/London' }),
  CNY: await importStage(await templateDatabase(), { currency: 'CNY', zone: 'Asia/Shanghai' }),
};

const isObject = (value: unknown): value is Record<string, Record<string, number>> => typeof value === 'object' && value !== null;
const answers: unknown = isThere ? JSON.parse(readFileSync(`${folder}EXPECTED.json`, 'utf8')) : {};
const expectedOf = (name: string): Record<string, number> => (isObject(answers) ? answers[name] : undefined) ?? {};

const tables = 'customers, identities, contact_points, orders, order_keys, lines, products, categories, stores';

/** Takes a file into an empty shop. */
async function bringIn(kind: ImportKind, name: string, currency: keyof typeof shops = 'GBP') {
  const { ctx, checked, commit, counts, issues } = shops[currency];
  await ctx.db.query(`truncate ${tables} cascade`);
  const path = `${folder}${name}`;
  const id = await checked(kind, { path, bytes: statSync(path).size });
  const { form, formats } = await loadImport(ctx, id);
  await commitImport(ctx, id);
  await commit(id);
  const [sums] = await ctx.db.query<{ orders: number; customers: number; amount: number }[]>(
    `select (select count(distinct external_id)::integer from orders) as orders, (select count(*)::integer from customers) as customers,
       (select (sum(amount) / 100.0)::float from lines) as amount`,
  );
  return {
    form,
    formats,
    sums,
    counts: await counts(id),
    issues: await issues(id),
    rows: (sql: string) => ctx.db.query<Record<string, unknown>[]>(sql),
  };
}

describe.skipIf(!isThere)('files as shops send them (needs ../shared/data/messy)', () => {
  test.each([
    ['utf8_lf.csv', { encoding: 'utf-8', delimiter: ',' }],
    ['utf8_bom_crlf.csv', { encoding: 'utf-8', delimiter: ',' }],
    ['utf16le_bom_tab.txt', { encoding: 'utf-16le', delimiter: '\t' }],
    ['excel_de_semicolon_decimalcomma_cp1252.csv', { encoding: 'windows-1252', delimiter: ';' }],
  ])('%s', async (name, form) => {
    const expected = expectedOf(name);
    const found = await bringIn(ImportKind.ORDERS, name);
    expect(found.form).toMatchObject(form);
    expect(found.formats.questions).toEqual([]);
    expect(found.counts).toMatchObject({ state: 'DONE', total: expected['rows'], created: expected['rows'], rejected: 0 });
    expect(found.sums).toEqual({ orders: expected['invoices'], customers: expected['customers'], amount: expected['sum_qty_x_price'] });
  });

  test('zh_gbk.csv: GBK, Chinese headers and dates, a full-width yen sign', async () => {
    const expected = expectedOf('zh_gbk.csv');
    const found = await bringIn(ImportKind.ORDERS, 'zh_gbk.csv', 'CNY');
    expect(found.form).toMatchObject({ encoding: 'gb18030', delimiter: ',' });
    expect(found.counts).toMatchObject({ total: expected['rows'], created: expected['rows'], rejected: 0 });
    expect(found.sums).toMatchObject({ customers: expected['customers'], amount: expected['sum'] });
  });

  test('ragged.csv: rows with too many or too few cells are rejected with their place', async () => {
    const found = await bringIn(ImportKind.ORDERS, 'ragged.csv');
    expect(found.counts).toMatchObject({ total: expectedOf('ragged.csv')['rows'], rejected: 2 });
    expect(found.issues.filter(({ severity }) => severity === 'REJECTED').map(({ line }) => line)).toEqual([11, 13]);
  });

  test('bad_cells.csv: what cannot be read is rejected, and a formula is a name like another', async () => {
    const expected = expectedOf('bad_cells.csv');
    const found = await bringIn(ImportKind.ORDERS, 'bad_cells.csv');
    expect(found.counts).toMatchObject({ total: expected['rows'] });
    const rejected = found.issues.filter(({ severity }) => severity === 'REJECTED').map(({ line }) => line);
    expect(rejected).toEqual(expect.arrayContaining([7, 8, 9, 10, 11, 13]));
    expect(found.counts.rejected).toBe(7); // and a quantity of -0
    expect(await found.rows(`select name from products where external_id in ('21913', '22809', '22544') order by external_id`)).toEqual([
      { name: '=HYPERLINK("http://127.0.0.1/","x")' },
      { name: 'a"b,c d' },
      { name: 'SET OF 6 T-LIGHTS SANTA' },
    ]);
  });

  test('shopify_orders_export.csv: one order a row with rows of further lines below', async () => {
    const expected = expectedOf('shopify_orders_export.csv');
    const found = await bringIn(ImportKind.ORDERS, 'shopify_orders_export.csv');
    expect(found.counts).toMatchObject({ total: expected['rows'], rejected: 0 });
    expect(found.sums).toMatchObject({ customers: expected['customers'] });
    expect(
      await found.rows(`select count(*)::integer as orders, (sum(total) / 100.0)::float as total from orders where kind = 'order'`),
    ).toEqual([{ orders: expected['orders'], total: expected['sum_total'] }]);
    expect(
      await found.rows(`select status, kind, count(*)::integer as count from orders group by 1, 2 order by 1, 2`),
      'cancelled orders have a date for it; what was given back of the others is a return',
    ).toEqual([
      { status: 'cancelled', kind: 'order', count: 7 },
      { status: 'paid', kind: 'order', count: 84 },
      { status: 'paid', kind: 'return', count: 9 },
    ]);
  });

  test('shopify_customers_export.csv', async () => {
    const found = await bringIn(ImportKind.CUSTOMERS, 'shopify_customers_export.csv');
    expect(found.counts).toMatchObject({ total: expectedOf('shopify_customers_export.csv')['rows'], rejected: 0 });
    expect(await found.rows(`select display_name, email, external_id, country from customers where email = 'c12413@example.com'`)).toEqual([
      { display_name: 'Zoë Test12413', email: 'c12413@example.com', external_id: '7210448300000', country: 'FR' },
    ]);
  });
});
