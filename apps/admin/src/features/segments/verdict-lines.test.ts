import { expect, test } from 'vitest';
import { verdictLines, type Verdict } from './verdict-lines.js';

const verdict = (words: string, holds: boolean, value: unknown, ...path: number[]): Verdict => ({
  path,
  words,
  holds,
  value,
  needed: '',
  rows: { nodes: [], totalCount: 0 },
});

const all = [
  verdict('all', true, null),
  verdict('age', true, 37, 0),
  verdict('any', true, null, 1),
  verdict('city', false, 'Riga', 1, 0),
  verdict('not ordered', true, null, 1, 1),
  verdict('ordered', false, 0, 1, 1, 0),
];

test('the outermost group goes without saying, groups stand above their parts', () => {
  expect(verdictLines(all).map(({ verdict: { words }, depth }) => `${'  '.repeat(depth)}${words}`)).toEqual([
    'age',
    'any',
    '  city',
    '  not ordered',
  ]);
});

test('a "not" shows the value that what it negates has seen', () => {
  expect(verdictLines(all).at(-1)?.seen?.value).toBe(0);
});

test('a single rule is its own line', () => {
  expect(verdictLines([verdict('age', true, 37)]).map(({ verdict: { words }, seen }) => [words, seen?.value])).toEqual([['age', 37]]);
});
