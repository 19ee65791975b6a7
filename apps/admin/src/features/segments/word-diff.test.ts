import { parse, phrases } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { shop } from './shop.fixture.js';
import { wordDiff } from './word-diff.js';

const said = (text: string) => {
  const read = parse(text);
  if (!read.ok) throw new Error(text);
  return phrases(read.condition, shop, 'en');
};
const textOf = (text: string) =>
  said(text)
    .map((phrase) => phrase.text)
    .join('');

test('only the words that differ are marked, and each sentence can be read off', () => {
  const [before, after] = ['city = "Hangzhou" and age >= 20', 'city = "Shanghai" and age >= 20'];
  const runs = wordDiff(said(before), said(after));
  expect(runs.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'Hangzhou' },
    { kind: 'added', text: 'Shanghai' },
  ]);
  const without = (kind: string) =>
    runs
      .filter((run) => run.kind !== kind)
      .map((run) => run.text)
      .join('');
  expect(without('added')).toBe(textOf(before));
  expect(without('removed')).toBe(textOf(after));
});

test('equal sentences are one stretch', () => {
  expect(wordDiff(said('age >= 20'), said('age >= 20'))).toEqual([{ kind: 'same', text: textOf('age >= 20') }]);
});
