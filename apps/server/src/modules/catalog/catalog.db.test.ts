import { beforeEach, expect, test } from 'vitest';
import { database, type Stage, stage } from '../../../test/support/builders.js';
import { inTransaction } from '../../platform/transaction.js';
import { ensureCategories, ensureStores, pathKey, upsertProducts } from './index.js';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});

const rowsOf = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  (await database.pool.query<Record<string, unknown>>(sql, values)).rows;
const from = { source: 'test' };

const ask = async (...paths: string[][]) => inTransaction(on.ctx, async (tx) => ensureCategories(tx, paths));

const outcomes = async (...rows: Parameters<typeof upsertProducts>[1]) =>
  (await upsertProducts(on.ctx, rows, from)).map(({ outcome }) => outcome);

test('categories are made along a path of names, with keys from Latin letters or pinyin, and found again by name or key', async () => {
  const first = await ask(['Food', 'Fresh Bread'], ['食品', '面包'], ['食品', '面包']);
  expect(await rowsOf('select key, path from categories order by key')).toEqual([
    { key: 'food', path: ['food'] },
    { key: 'fresh-bread', path: ['food', 'fresh-bread'] },
    { key: 'mian-bao', path: ['shi-pin', 'mian-bao'] },
    { key: 'shi-pin', path: ['shi-pin'] },
  ]);
  const again = await ask(['FOOD', 'fresh bread'], ['fresh-bread']);
  expect([...again.values()]).toEqual([first.get(pathKey(['Food', 'Fresh Bread'])), first.get(pathKey(['Food', 'Fresh Bread']))]);
  await ask(['Drinks', 'Fresh Bread']);
  expect(await rowsOf(`select path from categories where key = 'fresh-bread-2'`)).toEqual([{ path: ['drinks', 'fresh-bread-2'] }]);
});

test('products take the latest non-empty values and the same row again is unchanged', async () => {
  const row = { externalId: 'BR-1', name: 'Loaf', category: ['Bread'], brand: 'Yili', facets: [{ key: 'origin', value: 'Yunnan' }] };
  expect(await outcomes(row, row)).toEqual(['CREATED', 'UNCHANGED']);
  expect(await outcomes({ externalId: 'BR-1', name: 'Big Loaf', brand: ' ' }, row, { externalId: ' ' })).toEqual([
    'UPDATED',
    'UPDATED',
    'REJECTED',
  ]);
  expect(await outcomes({ externalId: 'BR-1', facets: [{ key: 'material', value: 'rye' }] })).toEqual(['UPDATED']);
  expect(await rowsOf('select name, name_folded, brand, facets from products')).toEqual([
    { name: 'Loaf', name_folded: 'loaf', brand: 'Yili', facets: { origin: 'Yunnan', material: 'rye' } },
  ]);
});

test('callers that name the same new products, categories and stores at once make each once', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => ({ externalId: `P${n}`, category: ['All', `Shelf ${n % 5}`] }));
  await Promise.all([rows, rows.toReversed(), rows].map(async (batch) => upsertProducts(on.ctx, batch, from)));
  await Promise.all([1, 2, 3].map(async () => inTransaction(on.ctx, async (tx) => ensureStores(tx, ['West Lake', '西湖店', 'west lake']))));
  expect(await rowsOf('select count(*)::int as n from products')).toEqual([{ n: 30 }]);
  expect(await rowsOf('select count(*)::int as n from categories')).toEqual([{ n: 6 }]);
  expect(await rowsOf('select key from stores order by key')).toEqual([{ key: 'west-lake' }, { key: 'xi-hu-dian' }]);
});
