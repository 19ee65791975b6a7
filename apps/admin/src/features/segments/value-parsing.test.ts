import { expect, test } from 'vitest';
import { isSeveral, parseAmount, parseNumber, parseWhole, pasteList } from './value-parsing.js';

test('a pasted column becomes values without repeats, in its order', () => {
  expect(pasteList('C1\r\nC2\n\n C3 \nC2')).toEqual({ values: ['C1', 'C2', 'C3'], repeated: 1, left: 0 });
});

test('commas of both scripts, tabs and semicolons separate; quotes around a value go', () => {
  expect(pasteList('杭州，苏州、上海;"New York"\tRiga').values).toEqual(['杭州', '苏州', '上海', 'New York', 'Riga']);
});

test('values already there are kept and not repeated', () => {
  expect(pasteList('b,c', ['a', 'b'])).toEqual({ values: ['a', 'b', 'c'], repeated: 1, left: 0 });
});

test('a list holds ten thousand values and says how many were left out', () => {
  const pasted = pasteList(Array.from({ length: 10_037 }, (_, at) => `id${at}`).join('\n'));
  expect(pasted.values.length).toBe(10_000);
  expect(pasted.left).toBe(37);
});

test('one value is not a list', () => {
  expect(isSeveral('New York')).toBe(false);
  expect(isSeveral('a\nb')).toBe(true);
  expect(isSeveral('a\n')).toBe(false);
});

test('numbers may have thousands commas and full-width figures', () => {
  expect(parseNumber('1,234.5')).toBe(1234.5);
  expect(parseNumber('１２３')).toBe(123);
  expect(parseNumber('1,23')).toBeUndefined();
  expect(parseNumber('sixty')).toBeUndefined();
  expect(parseNumber('')).toBeUndefined();
});

test('a whole number has no fraction and is not below its least', () => {
  expect(parseWhole('60')).toBe(60);
  expect(parseWhole('6.5')).toBeUndefined();
  expect(parseWhole('0', 1)).toBeUndefined();
});

test('an amount has no more digits than the currency', () => {
  expect(parseAmount('¥1,234.50', 2)).toBe(1234.5);
  expect(parseAmount('1.005', 2)).toBeUndefined();
  expect(parseAmount('12.5', 0)).toBeUndefined();
});
