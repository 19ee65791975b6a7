import { expect, test } from 'vitest';
import { isId, newId } from './ids.js';

test('ids are distinct, valid and ordered by when they were made, also within a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, () => newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => isId(id))).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
});
