import type { Condition, Group } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { reduceBuilder, startBuilder } from './builder-state.js';
import { dropPlace } from './drop-place.js';
import { rowsOf, samePath, type Row } from './tree-rows.js';

const city = (value: string): Condition => ({ kind: 'compare', field: 'city', operator: '=', value });
const root: Group = { kind: 'all', children: [city('A'), { kind: 'not', child: { kind: 'any', children: [city('B'), city('C')] } }] };
const row = (...path: number[]): Row => {
  const found = rowsOf(root).find((each) => samePath(each.path, path));
  if (!found) throw new Error(`There is no row at ${path.join('.')}.`);
  return found;
};

test('over the halves of a line a row goes before or behind it', () => {
  expect(dropPlace(root, [0], row(1, 0, 1), true)).toEqual([1, 0, 1]);
  expect(dropPlace(root, [0], row(1, 0, 1), false)).toEqual([1, 0, 2]);
});

test('over the head of a bracket it goes before it or first inside, through the not', () => {
  expect(dropPlace(root, [1, 0, 0], row(1), true)).toEqual([1]);
  expect(dropPlace(root, [0], row(1), false)).toEqual([1, 0, 0]);
});

test('a row goes nowhere where it stands already, nor into itself', () => {
  expect(dropPlace(root, [0], row(0), true)).toBeUndefined();
  expect(dropPlace(root, [0], row(0), false)).toBeUndefined();
  expect(dropPlace(root, [1], row(1, 0, 0), true)).toBeUndefined();
});

test('what was moved keeps the focus', () => {
  const state = startBuilder(root);
  const next = reduceBuilder(state, { type: 'move', from: [0], to: [1, 0, 1] });
  expect(next.root.children).toEqual([{ kind: 'not', child: { kind: 'any', children: [city('B'), city('A'), city('C')] } }]);
  expect(next.focus).toEqual([0, 0, 1]);
});
