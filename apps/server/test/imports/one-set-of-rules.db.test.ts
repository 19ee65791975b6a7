import { expect, test } from 'vitest';
import { ImportKind } from '../../src/modules/imports/index.js';
import { upsertMany } from '../../src/modules/customers/index.js';
import { upsertProducts } from '../../src/modules/catalog/index.js';
import { recordMany } from '../../src/modules/orders/index.js';
import { templateDatabase } from '../support/database.js';
import { importStage } from '../support/import-stage.js';

const { ctx, checked } = await importStage(await templateDatabase(), { now: '2026-03-01T00:00:00Z' });

const cells = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(',');

/** What a file says of one row. */
async function saidOfFile(kind: ImportKind, row: Readonly<Record<string, string>>): Promise<string[]> {
  const id = await checked(kind, `${cells(Object.keys(row))}\n${cells(Object.values(row))}`);
  const found = await ctx.db.query<{ code: string; message: string }[]>(
    `select code, message from import_issues where import_id = $1 and severity = 'REJECTED' order by id`,
    [id],
  );
  return found.map(({ code, message }) => `${code} ${message}`);
}

test.each([
  ['quantity', 'many'],
  ['quantity', '0'],
  ['quantity', '1.23456'],
  ['unitPrice', 'n/a'],
  ['unitPrice', '-1'],
  ['unitPrice', '1.1234567'],
  ['discount', '-2'],
  ['discount', '0.123'],
  ['status', 'sold'],
  ['currency', 'USD'],
  ['placedAt', '2031-01-31'],
])('an order with %s %s is refused alike in a file and from a program', async (field, value) => {
  const row = { externalId: 'A', placedAt: '2026-02-01', quantity: '1', unitPrice: '2.5', [field]: value };
  const { quantity, unitPrice, placedAt, ...rest } = row;
  const [outcome] = await recordMany(ctx, [{ ...rest, placedAt: new Date(placedAt), lines: [{ quantity, unitPrice }] }], {
    source: 'file',
  });
  const said = outcome?.issues.map(({ code, message }) => `${code} ${message}`);
  expect(said).toHaveLength(1);
  const { externalId, ...others } = { ...rest, placedAt };
  expect(await saidOfFile(ImportKind.ORDERS, { externalId, ...others, 'lines.quantity': quantity, 'lines.unitPrice': unitPrice })).toEqual(
    said,
  );
});

test.each([
  ['birthDate', 'yesterday'],
  ['birthDate', '2026-03-09'],
  ['gender', 'both'],
])('a customer with %s %s is refused alike in a file and from a program', async (field, value) => {
  const row = { externalId: '1', [field]: value };
  const [outcome] = await upsertMany(ctx, [row], { source: 'file' });
  const said = outcome?.issues.map(({ code, message }) => `${code} ${message}`);
  expect(said).toHaveLength(1);
  expect(await saidOfFile(ImportKind.CUSTOMERS, row)).toEqual(said);
});

test('names and places are kept in the usual width, whichever way they come', async () => {
  await upsertMany(ctx, [{ externalId: 'W', displayName: '王　Ｗａｎｇ', city: 'Ｈａｎｇｚｈｏｕ', address: '西湖区１２号' }], {
    source: 'file',
  });
  expect(await ctx.db.query(`select display_name, city, address from customers where external_id = 'W'`)).toEqual([
    { display_name: '王 Wang', city: 'Hangzhou', address: '西湖区12号' },
  ]);
});

const lineOf = (sku: string) => ({ sku, name: `${sku} of the till`, quantity: '1', unitPrice: '2' });

test('a till sells what the stock system keeps: the one product with that number, as that system says', async () => {
  await upsertProducts(ctx, [{ externalId: 'S1', name: 'Rye', brand: 'Mill' }], { source: 'erp' });
  await upsertProducts(ctx, [{ externalId: 'S2', name: 'One' }], { source: 'erp' });
  await upsertProducts(ctx, [{ externalId: 'S2', name: 'Two' }], { source: 'old' });
  const order = { externalId: 'P1', placedAt: new Date('2026-02-01'), lines: ['S1', 'S2', 'S3'].map(lineOf) };
  for (const outcome of ['CREATED', 'UNCHANGED']) expect(await recordMany(ctx, [order], { source: 'pos' })).toMatchObject([{ outcome }]);
  expect(
    await ctx.db.query(
      `select p.source, p.external_id, p.name from lines l join products p on p.id = l.product_id join orders o on o.id = l.order_id
       where o.external_id = 'P1' order by l.position`,
    ),
  ).toEqual([
    { source: 'erp', external_id: 'S1', name: 'Rye' },
    { source: 'pos', external_id: 'S2', name: 'S2 of the till' },
    { source: 'pos', external_id: 'S3', name: 'S3 of the till' },
  ]);
});
