import { expect, test } from 'vitest';
import { branchesOf, type Category } from './category-tree.js';

const category = (path: string, productsCount: number): Category => {
  const keys = path.split('/');
  return { key: keys.at(-1) ?? '', path: keys, productsCount, name: { en: path, zhCn: path } };
};

test('each category stands beneath its own, with the products of all beneath it', () => {
  const branches = branchesOf([category('food/bread', 3), category('drinks', 2), category('food', 0), category('food/bread/rye', 4)]);
  expect(branches.map(({ category: { key }, depth, products }) => [key, depth, products])).toEqual([
    ['drinks', 0, 2],
    ['food', 0, 7],
    ['bread', 1, 7],
    ['rye', 2, 4],
  ]);
});
