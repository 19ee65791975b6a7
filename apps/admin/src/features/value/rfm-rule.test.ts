import { expect, test } from 'vitest';
import { cutsOf } from './rfm-rule.js';

const texts = { recency: ['7', '30', '90', '180'], frequency: ['1', '2', ' 4', '8'], monetary: ['50', '99.50', '300', '1000'] };

test('cut points are four whole numbers, or amounts, each above the one before', () => {
  expect(cutsOf(texts)).toEqual({ recency: [7, 30, 90, 180], frequency: [1, 2, 4, 8], monetary: ['50', '99.50', '300', '1000'] });
  expect(cutsOf({ ...texts, recency: ['7', '30', '30', '180'] })).toBeUndefined();
  expect(cutsOf({ ...texts, frequency: ['1', '2', '3.5', '8'] })).toBeUndefined();
  expect(cutsOf({ ...texts, monetary: ['50', '60', '', '80'] })).toBeUndefined();
});
