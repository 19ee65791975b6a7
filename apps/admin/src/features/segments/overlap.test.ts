import { parse } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { countIn, memberRule } from './overlap.js';

const found = [
  { segmentIds: ['a'], count: 5 },
  { segmentIds: ['a', 'b'], count: 3 },
  { segmentIds: ['a', 'b', 'c'], count: 2 },
  { segmentIds: ['c'], count: 7 },
];

test('a segment counts all who are in it, a pair all who are in both', () => {
  expect(countIn(found, ['a'])).toBe(10);
  expect(countIn(found, ['a', 'b'])).toBe(5);
  expect(countIn(found, ['b', 'c'])).toBe(2);
  expect(countIn(found, ['d'])).toBe(0);
});

test('an intersection becomes a rule that parses, with who is left out', () => {
  const rule = memberRule(['big "ones"', 'young'], ['lost']);
  expect(parse(rule)).toMatchObject({
    ok: true,
    condition: {
      kind: 'all',
      children: [
        { kind: 'member', segment: 'big "ones"' },
        { kind: 'member', segment: 'young' },
        { kind: 'not', child: { kind: 'member', segment: 'lost' } },
      ],
    },
  });
});
