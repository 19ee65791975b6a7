import { expect, test } from 'vitest';
import { nextStage, type StageRule } from './lifecycle.rules.js';

const rules: readonly StageRule[] = [
  { stage: 'lapsed', from: null, condition: 'a' },
  { stage: 'won-back', from: ['lapsed'], condition: 'b' },
  { stage: 'active', from: null, condition: 'b' },
];
const holding =
  (...places: readonly number[]) =>
  (place: number) =>
    places.includes(place);

test('the first rule that may be taken and holds decides', () => {
  expect(nextStage(rules, 'active', holding(0, 1, 2))).toBe('lapsed');
  expect(nextStage(rules, 'lapsed', holding(1, 2))).toBe('won-back');
  expect(nextStage(rules, 'new', holding(1, 2))).toBe('active');
  expect(nextStage(rules, null, holding(1, 2))).toBe('active');
});

test('where no rule holds, the stage stays', () => {
  expect(nextStage(rules, 'growing', holding())).toBe('growing');
  expect(nextStage(rules, null, holding(1))).toBeNull();
});
