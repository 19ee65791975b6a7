import { print } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { customerItems } from './picker-items.js';
import { indexItems, searchValues } from './picker-search.js';
import { shop } from './shop.fixture.js';

const pinyin: Readonly<Record<string, readonly string[]>> = { 面包: ['mian', 'bao'], 杭州: ['hang', 'zhou'] };
const index = indexItems(customerItems(shop, 'segments'), (text) => pinyin[text] ?? []);
const made = (search: string) => searchValues(index, search).map((item) => print(item.make()));

test('a value of the shop is found by its names and its initials, and is a whole condition', () => {
  expect(made('hangzhou')).toEqual(['city = "Hangzhou"']);
  expect(made('杭')).toEqual(['city = "Hangzhou"']);
  expect(made('hz')).toEqual(['city = "Hangzhou"']);
});

test('one letter is not enough for a value', () => {
  expect(made('h')).toEqual([]);
});
