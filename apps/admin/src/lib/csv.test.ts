import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, toCsv } from './csv.js';

test.each(['=1+1', '+49 30', '-2', '@cmd', '\tx', '\rx'])('what a spreadsheet would take for a formula is disarmed: %j', (text) => {
  expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true);
});

test('numbers stay numbers, also below zero', () => {
  expect(csvCell(-36.5)).toBe('-36.5');
});

test('commas, quotes and line ends are quoted, absent values are empty', () => {
  expect(csvCell('Bun, "salted"\nwarm')).toBe('"Bun, ""salted""\nwarm"');
  expect(csvCell(null)).toBe('');
  expect(csvCell(undefined)).toBe('');
});

test('rows end with CR LF', () => {
  expect(
    toCsv([
      ['a', 'b'],
      [1, '王芳'],
    ]),
  ).toBe('a,b\r\n1,王芳\r\n');
});

test('no text at all begins a cell with a sign of a formula', () => {
  fc.assert(fc.property(fc.string(), (text) => !/^"?[=+\-@\t\r]/.test(csvCell(text))));
});
