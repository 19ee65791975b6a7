import { expect, test } from 'vitest';
import { answerRows, changeOf, seriesOf } from './answer-rows.js';

test('rows stand beside those they are held against, also where only one of the two has a key', () => {
  const now = [
    { keys: ['web'], values: ['10', null] },
    { keys: ['app'], values: ['3', '1'] },
  ];
  const before = [
    { keys: ['web'], values: ['5', '2'] },
    { keys: ['store'], values: ['7', '7'] },
  ];
  expect(answerRows(now, before)).toEqual([
    { keys: ['web'], values: [10, null], before: [5, 2] },
    { keys: ['app'], values: [3, 1], before: [null, null] },
    { keys: ['store'], values: [null, null], before: [7, 7] },
  ]);
  expect(answerRows(now, undefined)[0]?.before).toBeUndefined();
});

test('a change is a share of what was, and nothing where there was nothing', () => {
  expect(changeOf(15, 10)).toBe(0.5);
  expect(changeOf(5, -10)).toBe(1.5);
  expect([changeOf(5, 0), changeOf(null, 5), changeOf(5, undefined)]).toEqual([null, null, null]);
});

test('lines have a point for every day, and the biggest keys come first', () => {
  const rows = answerRows(
    [
      { keys: ['2026-03-01', 'web'], values: ['1'] },
      { keys: ['2026-03-03', 'web'], values: ['2'] },
      { keys: ['2026-03-03', 'app'], values: ['9'] },
    ],
    undefined,
  );
  expect(seriesOf(rows, ['DAY', 'CHANNEL'], ([name]) => name ?? '')).toEqual({
    keys: ['2026-03-01', '2026-03-02', '2026-03-03'],
    lines: [
      { name: 'app', values: [0, 0, 9] },
      { name: 'web', values: [1, 0, 2] },
    ],
  });
  expect(seriesOf(rows, ['CHANNEL'], () => '')).toBeUndefined();
});
