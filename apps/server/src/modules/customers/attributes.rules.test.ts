import { expect, test } from 'vitest';
import { readAttribute } from './attributes.rules.js';

test.each([
  ['text', ' a ', 'a'],
  ['text', 7, '7'],
  ['number', '4.50', 4.5],
  ['number', 4, 4],
  ['boolean', 'TRUE', true],
  ['boolean', false, false],
  ['date', '2026-02-28', '2026-02-28'],
  ['list', 'a, b,a', ['a', 'b']],
  ['list', ['a', 'b'], ['a', 'b']],
] as const)('as %s, %j is kept as %j', (type, value, kept) => {
  expect(readAttribute(type, value)).toEqual(kept);
});

test.each([
  ['text', {}],
  ['number', 'four'],
  ['number', Number.POSITIVE_INFINITY],
  ['boolean', 'yes please'],
  ['date', '2026-02-30'],
  ['date', 20260228],
  ['list', [1]],
] as const)('as %s, %j does not fit', (type, value) => {
  expect(readAttribute(type, value)).toBeUndefined();
});
