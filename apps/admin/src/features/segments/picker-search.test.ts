import { print, validate } from '@regulars/segment-language';
import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { customerItems, filterItems } from './picker-items.js';
import { indexItems, searchItems } from './picker-search.js';
import { shop } from './shop.fixture.js';

const syllables = (text: string) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
const index = indexItems(customerItems(shop, 'segments'), syllables);
const first = (search: string) => searchItems(index, search)[0]?.title.zhCn;

test('a condition is found by its Chinese name, its pinyin and the initials of it', () => {
  expect(first('购买')).toBe('购买次数');
  expect(first('goumaicishu')).toBe('购买次数');
  expect(first('gmcs')).toBe('购买次数');
  expect(first('leijixf')).toBeUndefined();
});

test('a condition is found by its English name, its name in the graph and its synonyms', () => {
  expect(first('number of')).toBe('购买次数');
  expect(first('ordersCount')).toBe('购买次数');
  expect(first('TOWN')).toBe('城市');
  expect(first('last order')).toBe('最近下单');
});

test('full-width letters and case make no difference', () => {
  expect(first('ＣＩＴＹ')).toBe('城市');
});

test('a description answers after everything else', () => {
  const found = searchItems(index, 'paid').map((item) => item.name);
  expect(found).toContain('orders');
});

test('what nothing answers finds nothing', () => {
  expect(searchItems(index, 'zzz')).toEqual([]);
});

test('without pinyin the rest of the search still works', () => {
  const plain = indexItems(customerItems(shop, 'segments'));
  expect(searchItems(plain, 'gmcs')).toEqual([]);
  expect(searchItems(plain, 'age')[0]?.name).toBe('age');
});

test('orders with a category are one pick, and read as orders that hold such a line', () => {
  const picked = searchItems(index, 'orders category')[0]?.make();
  expect(picked && print(picked)).toBe('count(orders within 60 days where count(lines where product.category in ()) >= 1) >= 1');
});

test('everything offered is whole but for values still to choose', () => {
  for (const item of customerItems(shop, 'segments')) {
    const codes = validate({ kind: 'all', children: [item.make()] }, shop).map((issue) => issue.code);
    expect(codes.filter((code) => code !== 'EMPTY_LIST')).toEqual([]);
  }
});

test('inside orders the channel of a line is not offered beside the order itself', () => {
  const orders = shop.facts[0];
  expect(orders && filterItems(orders, shop).map((item) => item.name)).toEqual(['product.category', 'placedAt', 'total']);
});
