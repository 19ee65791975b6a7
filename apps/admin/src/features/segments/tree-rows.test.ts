import { parse, type Group } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { asGroup, bare, exclusions, neighbour, pathKey, rowsOf } from './tree-rows.js';

function tree(text: string): Group {
  const read = parse(text);
  if (!read.ok) throw new Error(text);
  return asGroup(read.condition);
}

const rule = tree('city = "A" and (age > 3 or not (age > 9 and city = "B")) and not member of "staff" and bucket.holdout >= 10');

test('rows come in the order of the page, each bracket closed by its adding row', () => {
  expect(rowsOf(rule).map((row) => `${row.kind} ${pathKey(row.path)}`)).toEqual([
    'group ',
    'rule 0',
    'group 1',
    'rule 1.0',
    'group 1.1',
    'rule 1.1.0.0',
    'rule 1.1.0.1',
    'add 1.1.0.2',
    'add 1.2',
    'add 4',
  ]);
});

test('exclusions stand in their own strip, not among the rows', () => {
  expect(exclusions(rule).map(({ path }) => path)).toEqual([[2], [3]]);
});

test('a row says how many of its siblings it is, without exclusions', () => {
  expect(rowsOf(rule).find((row) => pathKey(row.path) === '1')).toMatchObject({ position: 2, setSize: 2, level: 2 });
});

test('nots are taken off a row and counted', () => {
  expect(bare(tree('not not city = "A"').children[0] ?? rule, [0])).toMatchObject({ path: [0, 0, 0], nots: 2, node: { kind: 'compare' } });
});

test('arrows walk the rows, out to the bracket and into it', () => {
  const rows = rowsOf(rule);
  expect(neighbour(rows, [0], 'ArrowDown')).toEqual([1]);
  expect(neighbour(rows, [1, 0], 'ArrowLeft')).toEqual([1]);
  expect(neighbour(rows, [1, 1], 'ArrowRight')).toEqual([1, 1, 0, 0]);
  expect(neighbour(rows, [0], 'ArrowRight')).toBeUndefined();
  expect(neighbour(rows, [], 'End')).toEqual([4]);
});
