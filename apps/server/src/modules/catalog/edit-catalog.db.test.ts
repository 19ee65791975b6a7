import { beforeEach, expect, test } from 'vitest';
import { database, seenBy, type Stage, stage } from '../../../test/support/builders.js';
import { newId } from '../../platform/ids.js';
import { editProducts, renameCategory } from './edit-catalog.service.js';
import { upsertProducts } from './products.service.js';

let on: Stage;
let ids: string[];
beforeEach(async () => {
  on = await stage();
  await upsertProducts(
    on.ctx,
    [
      { externalId: 'A', facets: [{ key: 'origin', value: 'Yunnan' }] },
      { externalId: 'B', category: ['Food', 'Bread'] },
    ],
    {
      source: 'test',
    },
  );
  ids = (await rowsOf('select id from products order by external_id')).map(({ id }) => String(id));
});
const rowsOf = async (sql: string): Promise<Record<string, unknown>[]> => (await database.pool.query<Record<string, unknown>>(sql)).rows;

test('many products take a category, tags and facets at once, and buyers are looked at again', async () => {
  const edit = {
    ids,
    category: ['Food', 'Cake'],
    addTags: ['seasonal', 'seasonal', ' new '],
    facets: [
      { key: 'origin', value: '' },
      { key: 'material', value: 'rye' },
    ],
  };
  expect(await editProducts(on.ctx, edit)).toBe(2);
  expect(
    await rowsOf('select p.external_id, c.key, p.tags, p.facets from products p join categories c on c.id = p.category_id order by 1'),
  ).toEqual([
    { external_id: 'A', key: 'cake', tags: ['new', 'seasonal'], facets: { material: 'rye' } },
    { external_id: 'B', key: 'cake', tags: ['new', 'seasonal'], facets: { material: 'rye' } },
  ]);
  expect(await rowsOf(`select 1 as one from changes where kind = 'products'`)).toHaveLength(1);
  expect(await editProducts(on.ctx, edit)).toBe(0);
  expect(await editProducts(on.ctx, { ids, removeTags: ['new'] })).toBe(2);
});

test('one product that is gone, and nothing is written; a category keeps its key when it is named anew', async () => {
  await expect(editProducts(on.ctx, { ids: [...ids, newId()], addTags: ['x'] })).rejects.toThrow('No such product.');
  expect(await rowsOf(`select 1 from products where tags <> '{}'`)).toEqual([]);
  await expect(editProducts(seenBy('marketer'), { ids, addTags: ['x'] })).rejects.toThrow('You may not do this.');
  await renameCategory(on.ctx, { key: 'bread', nameEn: 'Breads', nameZh: '面包' });
  expect(await rowsOf(`select name_en, name_zh from categories where key = 'bread'`)).toEqual([{ name_en: 'Breads', name_zh: '面包' }]);
  await expect(renameCategory(on.ctx, { key: 'nowhere', nameEn: 'a', nameZh: 'b' })).rejects.toThrow('No such category.');
});
