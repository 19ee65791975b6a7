import { parse } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { fixOf, problemsOf, rowAt } from './problems.js';
import { shop } from './shop.fixture.js';
import { asGroup } from './tree-rows.js';

function tree(text: string) {
  const read = parse(text);
  if (!read.ok) throw new Error(text);
  return asGroup(read.condition);
}

test('an empty tree is a start, not a problem', () => {
  expect(problemsOf({ kind: 'all', children: [] }, shop)).toEqual([]);
});

test('a problem inside a filter stands at the rule that holds the filter', () => {
  const root = tree('age > 3 and not count(orders where count(lines where product.nothing = "x") >= 1) >= 1');
  const [problem] = problemsOf(root, shop);
  expect(problem).toMatchObject({ number: 1, row: [1], issue: { code: 'UNKNOWN_FIELD' } });
});

test('a path of a not and of what it negates lead to the same row', () => {
  const root = tree('age > 3 and not city = "A"');
  expect(rowAt(root, [1])).toEqual([1]);
  expect(rowAt(root, [1, 0])).toEqual([1]);
});

test('the fix of a misspelt field is a condition to put in its place', () => {
  const [problem] = problemsOf(tree('citty = "A" and age > 3'), shop);
  expect(problem && fixOf(problem.issue)).toEqual({ kind: 'compare', field: 'city', operator: '=', value: 'A' });
});
