import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { importStage } from '../../../test/support/import-stage.js';
import { upsertCustomers } from '../consent/index.js';
import { eraseCustomer } from '../customers/index.js';
import { attributeKeyOf, attributeTypeOf } from './attribute-of-column.rules.js';
import { defineColumnAttribute } from './column-attribute.service.js';
import { ImportKind, ImportState } from './import.enums.js';
import { readableSamples } from './import-samples.js';
import { issueValues, loadImport, samplesOf } from './import-store.js';
import { commitImport, correctImportValue, mapImport } from './imports.service.js';
import { startImport } from './open-import.service.js';

const database = await templateDatabase();
const { ctx, as, upload, check, checked, commit, brought, counts } = await importStage(database);
const rowsOf = <T = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<T[]> => ctx.db.query(sql, values);
const code = (error: unknown): unknown => (error instanceof Error && 'extensions' in error ? error.extensions : error);

const header = 'order number,sku,quantity,unit price,order date,customer id,status';
const orders = (...rows: readonly string[]): string => [header, ...rows].join('\n');

test('a value is corrected for all its rows, is kept with the import, and can be taken back', async () => {
  const id = await checked(
    ImportKind.ORDERS,
    orders(
      'A1,S1,one,2.50,2026-02-01,C1,bezahlt',
      'A2,S1,one,2.50,2026-02-01,C1,paid',
      'A3,S1,1,2.50,2026-02-01,C1,bezahlt',
      'A4,S1,1,,2026-02-01,C1,paid',
    ),
  );
  expect(await counts(id)).toMatchObject({ total: 4, created: 0, rejected: 4 });
  expect(await issueValues(ctx, id, 'FIELD_INVALID')).toMatchObject([
    { column: 'quantity', value: 'one', count: 2 },
    { column: 'status', value: 'bezahlt', count: 2 },
  ]);
  const correct = async (column: string, from: string, to: string | null): Promise<void> => {
    await correctImportValue(ctx, { id, column, from, to });
    expect(await counts(id)).toMatchObject({ state: ImportState.CHECKING, total: 0 });
    await check(id);
  };
  await correct('quantity', 'one', '1');
  await correct('status', 'bezahlt', 'paid');
  expect(await counts(id)).toMatchObject({ total: 4, created: 3, rejected: 1 });
  await correct('unit price', '', '3');
  await correct('quantity', 'one', '2');
  expect((await loadImport(ctx, id)).corrections).toEqual([
    { column: 'status', from: 'bezahlt', to: 'paid' },
    { column: 'unit price', from: '', to: '3' },
    { column: 'quantity', from: 'one', to: '2' },
  ]);
  await correct('unit price', '', null);
  expect(await counts(id)).toMatchObject({ created: 3, rejected: 1 });
  await expect(correctImportValue(ctx, { id, column: 'nowhere', from: 'a', to: 'b' }).catch(code)).resolves.toMatchObject({
    code: 'INPUT_INVALID',
  });
  await commitImport(ctx, id);
  await commit(id);
  expect(
    await rowsOf('select o.external_id, l.quantity::integer, o.status from orders o join lines l on l.order_id = o.id order by 1'),
  ).toEqual([
    { external_id: 'A1', quantity: 2, status: 'paid' },
    { external_id: 'A2', quantity: 2, status: 'paid' },
    { external_id: 'A3', quantity: 1, status: 'paid' },
  ]);
  await expect(correctImportValue(ctx, { id, column: 'quantity', from: 'one', to: '3' }).catch(code)).resolves.toMatchObject({
    code: 'CONFLICT',
  });
});

test('samples tell what is there now and what would be, to those who may read it', async () => {
  await upsertCustomers(ctx, [{ externalId: 'S1', city: 'Riga', email: 's1@example.com', tags: ['a'] }], { source: 'file' });
  const id = await checked(ImportKind.CUSTOMERS, 'customer id,city,tags,income\nS1,Oslo,"a,b",\nS2,Bergen,,high\nS1,Oslo,"a,b",\n');
  const owner = readableSamples(ctx.viewer.policy, await samplesOf(ctx, id));
  expect(owner.toSorted((a, b) => Number(a.isNew) - Number(b.isNew))).toEqual([
    {
      isNew: false,
      name: 'S1',
      values: [
        { field: 'city', before: 'Riga', after: 'Oslo' },
        { field: 'tags', before: 'a', after: 'a\nb' },
      ],
    },
    {
      isNew: true,
      name: 'S2',
      values: expect.arrayContaining([
        { field: 'city', before: null, after: 'Bergen' },
        { field: 'incomeBand', before: null, after: 'high' },
      ]),
    },
  ]);
  const { viewer } = await as('support');
  const seen = readableSamples(viewer.policy, await samplesOf(ctx, id)).flatMap(({ values }) => values.map(({ field }) => field));
  expect(seen).not.toContain('incomeBand');
  expect(await rowsOf(`select city from customers where external_id = 'S1'`)).toEqual([{ city: 'Riga' }]);

  const [{ id: person } = {}] = await rowsOf<{ id: never }>(`select id from customers where external_id = 'S1'`);
  if (person) await eraseCustomer(ctx, person, 'asked');
  expect(await samplesOf(ctx, id)).toEqual([]);
});

test('samples of orders show lines and money as people read them', async () => {
  await brought(ImportKind.ORDERS, orders('B1,S1,1,2.50,2026-02-01,C1,'));
  const id = await checked(
    ImportKind.ORDERS,
    orders('B1,S2,2,1.25,2026-02-01,C1,', ...Array.from({ length: 30 }, (_, at) => `N${at},S1,1,2,2026-02-01,,`)),
  );
  const samples = readableSamples(ctx.viewer.policy, await samplesOf(ctx, id));
  expect(samples).toHaveLength(11);
  expect(samples.find(({ name }) => name === 'B1')?.values).toEqual([
    { field: 'lines', before: '1 × S1 @ 2.5', after: '1 × S1 @ 2.5\n2 × S2 @ 1.25' },
    { field: 'subtotal', before: '2.50', after: '5.00' },
    { field: 'total', before: '2.50', after: '5.00' },
  ]);
});

test('a mapping is remembered for the next file with the same columns, in whatever order', async () => {
  const start = async (text: string) => startImport(ctx, { fileId: await upload(text), kind: ImportKind.CUSTOMERS });
  const id = await start('customer id,Nonsense,City\n1,a,Riga\n');
  expect(await rowsOf('select remembered_at from imports where id = $1', id)).toEqual([{ remembered_at: null }]);
  await mapImport(ctx, {
    id,
    mapping: [
      { column: 'customer id', target: 'externalId' },
      { column: 'Nonsense', target: 'occupation' },
    ],
    options: { source: 'till', zone: 'Europe/Riga' },
  });
  const next = await loadImport(ctx, await start('City,customer id,nonsense\nOslo,2,b\n'));
  expect(next.columns.map(({ target }) => target)).toEqual([null, 'externalId', 'occupation']);
  expect(next.options).toMatchObject({ source: 'till', zone: 'Europe/Riga', currency: 'CNY' });
  expect(await rowsOf('select remembered_at is not null as remembered from imports where id = $1', next.id)).toEqual([
    { remembered: true },
  ]);
  const other = await loadImport(ctx, await start('City,customer id\nOslo,2\n'));
  expect(other.options.source).toBe('file');
});

test('a column becomes a custom attribute, typed by what it holds', async () => {
  const fileId = await upload('customer id,Shoe size,会员 日期,Code\n1,42,2026-01-02,007\n2,,2026-01-03,12\n');
  const id = await startImport(ctx, { fileId, kind: ImportKind.CUSTOMERS });
  for (const column of ['Shoe size', '会员 日期', 'Code']) await defineColumnAttribute(ctx, { id, column });
  const { columns } = await loadImport(ctx, id);
  expect(columns.map(({ target }) => target)).toEqual(['externalId', 'attributes.shoeSize', 'attributes.huiYuanRiQi', 'attributes.code']);
  expect(await rowsOf('select key, type, label, title_zh from attribute_definitions order by key')).toEqual([
    { key: 'code', type: 'text', label: 'sensitive', title_zh: 'Code' },
    { key: 'huiYuanRiQi', type: 'date', label: 'sensitive', title_zh: '会员 日期' },
    { key: 'shoeSize', type: 'number', label: 'sensitive', title_zh: 'Shoe size' },
  ]);
  await mapImport(ctx, { id, mapping: columns });
  await check(id);
  expect(await counts(id)).toMatchObject({ state: 'CHECKED', created: 2, rejected: 0 });
  await expect(defineColumnAttribute(await as('marketer'), { id, column: 'Code' }).catch(code)).resolves.toMatchObject({
    code: 'ACTION_FORBIDDEN',
  });
});

test('types and keys of attributes follow from values and headers', () => {
  expect(attributeTypeOf(['true', 'FALSE', ''])).toBe('boolean');
  expect(attributeTypeOf(['1', '-2.5'])).toBe('number');
  expect(attributeTypeOf(['007', '1'])).toBe('text');
  expect(attributeTypeOf(['2026-01-01', '1'])).toBe('text');
  expect(attributeTypeOf([])).toBe('text');
  expect(attributeKeyOf('Shoe size', new Set(['shoeSize']))).toBe('shoeSize2');
  expect(attributeKeyOf('VIP', new Set())).toBe('vip');
  expect(attributeKeyOf('2nd name', new Set())).toBe('field2ndName');
  expect(attributeKeyOf('—', new Set())).toBe('field');
});
