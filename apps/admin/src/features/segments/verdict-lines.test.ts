import { expect, test } from 'vitest';
import { firstFailing, verdictLines, type Verdict } from './verdict-lines.js';

const verdict = (words: string, holds: boolean, value: unknown, ...path: number[]): Verdict => ({
  path,
  text: words,
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

const outBy = (verdicts: readonly Verdict[]) => firstFailing(verdicts)?.words;

test('who is out is out by the first rule that fails; of "any of" and of "not" by the whole', () => {
  const group = (text: string, holds: boolean, ...path: number[]): Verdict => ({ ...verdict(text, holds, null, ...path), text });
  const inner = 'city = "Riga" or city = "Oslo"';
  expect(
    outBy([
      group('age > 20 and (a is true or b is true)', false),
      verdict('age', true, 37, 0),
      group('a is true or b is true', false, 1),
      verdict('a', false, 0, 1, 0),
      verdict('b', false, 0, 1, 1),
    ]),
  ).toBe('a is true or b is true');
  expect(
    outBy([
      group('age > 20 and not a is true', false),
      verdict('age', false, 3, 0),
      group('not a is true', false, 1),
      verdict('a', true, true, 1, 0),
    ]),
  ).toBe('age');
  expect(outBy([group('not a is true', false), verdict('a', true, true, 0)])).toBe('not a is true');
  expect(outBy([group(inner, false), verdict('riga', false, 'X', 0), verdict('oslo', false, 'X', 1)])).toBe(inner);
  expect(outBy([group(inner, true)])).toBeUndefined();
});
