import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { importStage } from '../../../test/support/import-stage.js';
import { defineAttribute } from '../../access/index.js';
import { ImportKind, ImportState } from './import.enums.js';
import { loadImport } from './import-store.js';
import { cancelImport, commitImport, mapImport, pauseImport, resumeImport } from './imports.service.js';
import { startImport } from './open-import.service.js';
import { commitNext } from './commit-import.js';
import { rejectedCsv } from './rejected-file.js';

const database = await templateDatabase();
const { ctx, as, upload, check, commit, checked, counts, issues } = await importStage(database);
const rowsOf = (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> => ctx.db.query(sql, values);
const code = (error: unknown): unknown => (error instanceof Error && 'extensions' in error ? error.extensions : error);

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const file = (...rows: readonly string[]): string => [header, ...rows].join('\n');
const line = (
  order: string,
  sku: string,
  more: Partial<Record<'name' | 'quantity' | 'at' | 'price' | 'who' | 'country', string>> = {},
): string =>
  [
    order,
    sku,
    more.name ?? 'Loaf',
    more.quantity ?? '1',
    more.at ?? '2026-02-01 08:00',
    more.price ?? '2.50',
    more.who ?? '',
    more.country ?? '',
  ].join(',');

test('an import keeps its promise: what the dry run counted is what the commit did, and again it changes nothing', async () => {
  const text = file(
    line('A1', 'S1', { who: '1' }),
    line('A1', 'S2', { who: '1' }),
    line('A2', 'S1'),
    line('CA3', 'S1', { quantity: '-1', who: '1' }),
  );
  const id = await checked(ImportKind.ORDERS, text);
  const promised = { total: 4, created: 4, updated: 0, unchanged: 0, rejected: 0, anonymous: 1 };
  expect(await counts(id)).toEqual({ state: 'CHECKED', ...promised });
  expect(await rowsOf('select 1 from orders')).toEqual([]);
  expect(await rowsOf('select 1 from customers')).toEqual([]);

  await commitImport(ctx, id);
  await commit(id);
  expect(await counts(id)).toEqual({ state: 'DONE', ...promised });
  expect(await rowsOf('select external_id, kind, is_anonymous, total from orders order by 1')).toEqual([
    { external_id: 'A1', kind: 'order', is_anonymous: false, total: '500' },
    { external_id: 'A2', kind: 'order', is_anonymous: true, total: '250' },
    { external_id: 'CA3', kind: 'return', is_anonymous: false, total: '-250' },
  ]);

  const again = await checked(ImportKind.ORDERS, text);
  expect(await counts(again)).toMatchObject({ created: 0, updated: 0, unchanged: 4, rejected: 0 });
  await commitImport(ctx, again);
  await commit(again);
  expect(await counts(again)).toMatchObject({ state: 'DONE', unchanged: 4 });
  expect(await rowsOf('select count(*)::integer as lines from lines')).toEqual([{ lines: 4 }]);
});

test('a bad line is reported with its place, the rest of its order goes in, and the order is incomplete', async () => {
  const text = [
    header,
    line('B1', 'S1'),
    line('B1', 'S2', { quantity: 'abc' }),
    line('B1', 'S3', { name: '"two\nlines"', price: '1,234'.replace(',', '') }),
    line('B2', 'S1', { at: '03/04/2026' }),
    line('B3', 'S1', { at: '2026-12-24' }),
    line('', 'S1'),
    line('B4', 'S1') + ',surplus',
    line('B5', '=cmd|calc', { price: '"1,23,4"' }),
    '',
    line('B6', 'S1', { quantity: '0' }),
  ].join('\r\n');
  const id = await checked(ImportKind.ORDERS, text);
  expect(await counts(id)).toMatchObject({ total: 9, created: 2, rejected: 7 });
  expect((await issues(id)).map(({ line, column, code, value }) => [line, column, code, value])).toEqual([
    [3, 'Quantity', 'FIELD_INVALID', 'abc'],
    [6, 'InvoiceDate', 'FORMAT_AMBIGUOUS', '03/04/2026'],
    [7, 'InvoiceDate', 'DATE_IN_FUTURE', '2026-12-24'],
    [8, 'InvoiceNo', 'FIELD_MISSING', null],
    [9, null, 'FIELD_INVALID', null],
    [10, 'UnitPrice', 'FIELD_INVALID', '1,23,4'],
    [12, 'Quantity', 'FIELD_INVALID', '0'],
  ]);
  await commitImport(ctx, id);
  await commit(id);
  expect(await counts(id)).toMatchObject({ state: 'DONE', total: 9, created: 2, rejected: 7 });
  expect(await rowsOf(`select external_id, incomplete, total from orders where external_id like 'B%'`)).toEqual([
    { external_id: 'B1', incomplete: true, total: '123650' },
  ]);

  let rejected = '';
  for await (const part of rejectedCsv(ctx, await loadImport(ctx, id))) rejected += part;
  expect(rejected.startsWith(`\uFEFF${header},line,code,reason\r\n`)).toBe(true);
  expect(rejected.split('\r\n')).toHaveLength(9);
  expect(rejected).toContain(`B1,S2,Loaf,abc,2026-02-01 08:00,2.50,,,3,FIELD_INVALID,Quantity: This is no number; write 1234.50.`);
  expect(rejected).toContain(`B5,'=cmd|calc,Loaf,1,`);

  const corrected = await checked(ImportKind.ORDERS, file(line('B1', 'S2', { quantity: '2' })));
  expect(await counts(corrected)).toMatchObject({ updated: 1, created: 0 });
  await commitImport(ctx, corrected);
  await commit(corrected);
  expect(await rowsOf(`select incomplete, total from orders where external_id = 'B1'`)).toEqual([{ incomplete: false, total: '124150' }]);
});

test('equal rows are two lines with a warning, an order is as old as its earliest row, and the latest words about people and products count', async () => {
  const id = await checked(
    ImportKind.ORDERS,
    file(
      line('D2', 'T1', { name: 'New name', at: '2026-02-03 10:00', who: '7', country: 'France' }),
      line('D1', 'T1', { name: 'Old name', at: '2026-02-01 10:05', who: '7', country: 'Spain' }),
      line('D1', 'T1', { name: 'Old name', at: '2026-02-01 10:05', who: '7', country: 'Spain' }),
      line('D1', 'T2', { name: '', at: '2026-02-01 10:02', who: '7' }),
    ),
  );
  expect(await issues(id)).toMatchObject([{ line: 4, code: 'ROW_REPEATED', severity: 'WARNING' }]);
  await commitImport(ctx, id);
  await commit(id);
  expect(await counts(id)).toMatchObject({ created: 4, rejected: 0 });
  expect(
    await rowsOf(
      `select placed_at, (select count(*)::integer from lines where order_id = orders.id) as lines from orders where external_id = 'D1'`,
    ),
  ).toEqual([{ placed_at: new Date('2026-02-01T02:02:00Z'), lines: 3 }]);
  expect(await rowsOf(`select name from products where external_id in ('T1', 'T2') order by external_id`)).toEqual([
    { name: 'New name' },
    { name: 'T2' },
  ]);
  expect(await rowsOf(`select country from customers where external_id = '7'`)).toEqual([{ country: 'France' }]);
});

test('lines that the file does not name go only when it holds whole orders', async () => {
  const both = file(line('E1', 'S1'), line('E1', 'S2'));
  const one = file(line('E1', 'S2'));
  for (const [text, options] of [
    [both, {}],
    [one, {}],
    [one, { wholeOrders: true }],
  ] as const) {
    const id = await checked(ImportKind.ORDERS, text, options);
    await commitImport(ctx, id);
    await commit(id);
    const [{ lines } = {}] = await rowsOf(
      `select count(*)::integer as lines from lines l join orders o on o.id = l.order_id where o.external_id = 'E1'`,
    );
    expect(lines).toBe('wholeOrders' in options ? 1 : 2);
  }
});

const many = file(...Array.from({ length: 2200 }, (_, at) => line(`F${at}`, 'S1', { who: String(1000 + (at % 300)) })));

test('between two batches an import can be paused, go on, and be cancelled; what is in stays and nothing is in twice', async () => {
  const id = await checked(ImportKind.ORDERS, many);
  await commitImport(ctx, id);
  expect(await commitNext(ctx, id)).toBe(true);
  await pauseImport(ctx, id);
  await pauseImport(ctx, id);
  expect(await commitNext(ctx, id)).toBe(false);
  const inFile = `select count(*)::integer as orders from orders where external_id like 'F%'`;
  expect(await rowsOf(inFile)).toEqual([{ orders: 1000 }]);
  await resumeImport(ctx, id);
  await commitNext(ctx, id);
  await cancelImport(ctx, id);
  await commit(id);
  expect(await rowsOf(inFile)).toEqual([{ orders: 2000 }]);
  expect(await counts(id)).toMatchObject({ state: 'CANCELLED', total: 2200, created: 2000, unchanged: 200 });
  await expect(resumeImport(ctx, id).catch(code)).resolves.toMatchObject({ code: 'CONFLICT', current: ImportState.CANCELLED });

  const rest = await checked(ImportKind.ORDERS, many);
  expect(await counts(rest)).toMatchObject({ created: 200, unchanged: 2000 });
});

test('two people who commit at once start it once, and both batches of work add up', async () => {
  const id = await checked(ImportKind.ORDERS, many.replaceAll('\nF', '\nG'));
  await Promise.all([commitImport(ctx, id), commitImport(ctx, id)]);
  const waiting = await rowsOf(`select 1 from graphile_worker.jobs where key = $1`, `commit ${id}`);
  expect(waiting).toHaveLength(1);
  await Promise.all([commit(id), commit(id)]);
  expect(await counts(id)).toMatchObject({ state: 'DONE', created: 2200, total: 2200 });
  expect(await rowsOf(`select count(*)::integer as orders from orders where external_id like 'G%'`)).toEqual([{ orders: 2200 }]);
  await expect(mapImport(ctx, { id, mapping: [] }).catch(code)).resolves.toMatchObject({ code: 'CONFLICT' });
});

test('a mapping that lacks what is needed is refused, naming each place', async () => {
  const id = await startImport(ctx, { fileId: await upload(file(line('H1', 'S1'))), kind: ImportKind.ORDERS });
  const mapping = [
    { column: 'InvoiceNo', target: 'externalId' },
    { column: 'Nowhere', target: 'placedAt' },
    { column: 'Quantity', target: 'nothing' },
    { column: 'StockCode', target: 'externalId' },
  ];
  const refused = await mapImport(ctx, { id, mapping, options: { currency: 'GBP', zone: 'Asia/Shanghai' } }).catch(code);
  expect(refused).toMatchObject({ code: 'INPUT_INVALID' });
  expect(JSON.stringify(refused)).toContain('must name a column for lines.quantity');
  const complete = (await loadImport(ctx, id)).columns;
  await expect(mapImport(ctx, { id, mapping: complete, options: { currency: 'GBP' } }).catch(code)).resolves.toMatchObject({
    issues: [{ path: 'options.currency' }],
  });
  expect(await counts(id)).toMatchObject({ state: 'UPLOADED' });
});

test('customers come with keys, lists and custom attributes; an unusable address goes in with a warning', async () => {
  await defineAttribute(ctx, { key: 'shoeSize', type: 'number', label: 'demographic', titleEn: 'Shoe size', titleZhCn: '鞋码' });
  const text =
    '会员号,姓名,手机号,邮箱,标签,鞋码\nM1,王小明,13800138000,wang@example.com,"vip，new",42\nM2,李雷,123,not-an-address,,big\nM3,韩梅梅,,,,\n';
  const id = await checked(ImportKind.CUSTOMERS, text);
  expect(await counts(id)).toMatchObject({ total: 3, created: 2, rejected: 1 });
  await commitImport(ctx, id);
  await commit(id);
  expect(await rowsOf(`select display_name, phone, tags, attributes from customers where external_id = 'M1'`)).toEqual([
    { display_name: '王小明', phone: '+8613800138000', tags: ['vip', 'new'], attributes: { shoeSize: 42 } },
  ]);
  expect(await issues(id)).toContainEqual(
    expect.objectContaining({ line: 3, column: '鞋码', code: 'FIELD_INVALID', severity: 'REJECTED' }),
  );
});

test('a contact that cannot be used finds nobody: an order goes in without it, a customer needs another key, and again nothing is new', async () => {
  const orders =
    'order number,quantity,price,date,email,country\nL1,1,2.5,2026-02-01,not-an-address,France\nL2,1,2.5,2026-02-01,Me@Example.com,\nL3,1,2.5,2026-02-01,me@example.com,Spain\n';
  const id = await checked(ImportKind.ORDERS, orders);
  expect(await counts(id)).toMatchObject({ total: 3, created: 3, anonymous: 1 });
  expect(await issues(id)).toMatchObject([
    { line: 2, column: 'email', code: 'FIELD_INVALID', severity: 'WARNING', value: 'not-an-address' },
  ]);
  await commitImport(ctx, id);
  await commit(id);
  expect(await rowsOf(`select email, country from customers where email like '%@example.com' and email like 'me%'`)).toEqual([
    { email: 'me@example.com', country: 'Spain' },
  ]);
  expect(await counts(await checked(ImportKind.ORDERS, orders))).toMatchObject({ unchanged: 3 });

  const customers = await checked(ImportKind.CUSTOMERS, 'email,name\nnot-an-address,Nobody\nsome@example.com,Somebody\n');
  expect(await counts(customers)).toMatchObject({ created: 1, rejected: 1 });
  expect(await issues(customers)).toMatchObject([{ line: 2, code: 'FIELD_MISSING' }]);
});

test('products come with category path and facets', async () => {
  const id = await checked(ImportKind.PRODUCTS, 'SKU,Name,Category,Brand,Origin\nP1,Rye loaf,Food > Bread,Mill,Yunnan\n');
  await commitImport(ctx, id);
  await commit(id);
  expect(
    await rowsOf(
      `select p.name, p.brand, p.facets, c.path from products p join categories c on c.id = p.category_id where p.external_id = 'P1'`,
    ),
  ).toEqual([{ name: 'Rye loaf', brand: 'Mill', facets: { origin: 'Yunnan' }, path: ['food', 'bread'] }]);
});

const open = async (content: string) => startImport(ctx, { fileId: await upload(content), kind: ImportKind.ORDERS }).catch(code);

test('a file that is no table is refused at once, and one that breaks off later fails with its place', async () => {
  expect(await open('')).toMatchObject({ code: 'INPUT_INVALID' });
  expect(await open('only,a,header\n')).toMatchObject({ code: 'INPUT_INVALID' });
  expect(await open(Array.from({ length: 501 }, (_, at) => `c${at}`).join(',') + '\n1\n')).toMatchObject({ code: 'LIMIT_REACHED' });
  const rows = Array.from({ length: 300 }, (_, at) => line(`I${at}`, 'S1'));
  const broken = await checked(ImportKind.ORDERS, file(...rows, `x,${'y'.repeat(3_000_000)}`));
  expect(await rowsOf('select state, failure from imports where id = $1', broken)).toEqual([
    { state: 'FAILED', failure: 'The record that begins on line 302 is longer than 1 MB.' },
  ]);
  const unclosed = await checked(ImportKind.ORDERS, file(...rows, '"never closed', line('I300', 'S1')));
  expect(await counts(unclosed)).toMatchObject({ state: 'CHECKED', total: 302, created: 301, rejected: 1 });
});

test('only who may run imports runs them, and only with files of their own', async () => {
  const marketer = await as('marketer');
  const other = await as('owner');
  const fileId = await upload(file(line('J1', 'S1')));
  await expect(startImport(marketer, { fileId, kind: ImportKind.ORDERS }).catch(code)).resolves.toMatchObject({ code: 'ACTION_FORBIDDEN' });
  await expect(startImport(other, { fileId, kind: ImportKind.ORDERS }).catch(code)).resolves.toMatchObject({ code: 'NOT_FOUND' });
  const id = await checked(ImportKind.ORDERS, file(line('J1', 'S1')));
  await commitImport(ctx, id);
  await ctx.db.query('update users set disabled_at = now() where id = $1', [ctx.viewer.userId]);
  await commit(id);
  await ctx.db.query('update users set disabled_at = null where id = $1', [ctx.viewer.userId]);
  expect(await rowsOf('select state from imports where id = $1', id)).toEqual([{ state: 'FAILED' }]);
  await resumeImport(ctx, id);
  await commit(id);
  await check(id);
  expect(await counts(id)).toMatchObject({ state: 'DONE', created: 1 });
});
