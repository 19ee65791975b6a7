import { parse } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { sameShape } from './counts.js';
import { funnelSteps, lossOf } from './funnel.js';
import { asGroup } from './tree-rows.js';

function tree(text: string) {
  const read = parse(text);
  if (!read.ok) throw new Error(text);
  return asGroup(read.condition);
}
const counts = new Map([
  ['', { alone: 5, inFunnel: 5 }],
  ['0', { alone: 50, inFunnel: 50 }],
  ['1', { alone: 20, inFunnel: 8 }],
  ['2', { alone: 90, inFunnel: 5 }],
]);

test('the funnel follows the lines of "all of" and marks exclusions', () => {
  const steps = funnelSteps(tree('age > 3 and city = "A" and not member of "staff"'), counts);
  expect(steps.map(({ left, isExclusion }) => [left, isExclusion])).toEqual([
    [50, false],
    [8, false],
    [5, true],
  ]);
});

test('"any of" is one step, since it has no order to drop out in', () => {
  expect(funnelSteps(tree('age > 3 or city = "A"'), counts)).toEqual([{ path: [], left: 5, isExclusion: false }]);
});

test('a loss is a share of those before; of nobody there is none', () => {
  expect(lossOf(50, 8)).toBeCloseTo(0.84);
  expect(lossOf(0, 0)).toBeUndefined();
});

test('counts stay at their rows while values change, not when rows come or go', () => {
  expect(sameShape(tree('age > 3 and city = "A"'), tree('age > 4 and city = "B"'))).toBe(true);
  expect(sameShape(tree('age > 3 and city = "A"'), tree('age > 3 and city = "A" and age < 9'))).toBe(false);
  expect(sameShape(tree('age > 3 and (city = "A" or age = 1)'), tree('age > 3 and city = "A"'))).toBe(false);
});
