import { parse } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { conditionOf } from './rfm-selection.js';

const cells = (...keys: string[]) => keys.map((key) => ({ recency: Number(key[0]), frequency: Number(key[1]) }));

test('cells are said as a condition that parses, a rectangle in one part', () => {
  expect(conditionOf([])).toBeUndefined();
  expect(conditionOf(cells('54'))).toBe('rfmRecency = 5 and rfmFrequency = 4');
  expect(conditionOf(cells('14', '23', '13', '24'))).toBe('rfmRecency in (1, 2) and rfmFrequency in (3, 4)');
  const corner = conditionOf(cells('11', '21', '12')) ?? '';
  expect(corner).toBe('(rfmRecency = 1 and rfmFrequency in (1, 2)) or (rfmRecency = 2 and rfmFrequency = 1)');
  expect(parse(corner).ok).toBe(true);
});
