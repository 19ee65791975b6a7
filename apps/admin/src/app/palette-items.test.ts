import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { findItems } from './palette-items.js';

const syllables = (text: string) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
const items = [
  { key: 'customers', label: '顾客', also: ['Customers'] },
  { key: 'segments', label: '客群', also: ['Segments'] },
  { key: 'new', label: '新建客群', also: ['New segment'] },
];
const found = (search: string) => findItems(items, search, syllables).map(({ key }) => key);

test('places are found by their name in either language, by pinyin and by its initials, the best first', () => {
  expect(found('客群')).toEqual(['segments', 'new']);
  expect(found('seg')).toEqual(['segments', 'new']);
  expect(found('guke')).toEqual(['customers']);
  expect(found('xjkq')).toEqual(['new']);
  expect(found('')).toEqual(['customers', 'segments', 'new']);
  expect(found('nothing')).toEqual([]);
});

test('without pinyin the names still answer', () => {
  expect(findItems(items, 'customers').map(({ key }) => key)).toEqual(['customers']);
  expect(findItems(items, 'guke')).toEqual([]);
});
