import { expect, test } from 'vitest';
import { FormatScout } from './formats.rules.js';
import { readNumber } from './written-number.rules.js';
import { readTime } from './written-time.rules.js';

const number = (text: string, mark: '.' | ',' | null = null) => {
  const found = readNumber(text, mark);
  return typeof found === 'object' ? found.plain : found;
};
const time = (text: string, order: 'DMY' | 'MDY' | null = null) => {
  const found = readTime(text, order);
  return typeof found === 'object' ? new Date(found.wall - (found.offset ?? 0)).toISOString().slice(0, 16).replace('T', ' ') : found;
};

test.each([
  ['1234.5', '1234.5'],
  ['3,75', '3.75'],
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ['1,234,567', '1234567'],
  ['1.234.567', '1234567'],
  ['0,123', '0.123'],
  ['1234,567', '1234.567'],
  ["1'234.50", '1234.50'],
  ['1 234,50', '1234.50'],
  ['1\u202f234,50 €', '1234.50'],
  ['￥１２.５０', '12.50'],
  ['٣', '3'],
  ['-0', '-0'],
  ['(3.75)', '-3.75'],
  ['12,50-', '-12.50'],
  ['−4', '-4'],
  ['.5', '0.5'],
  ['12元', '12'],
  ['CNY 12', '12'],
  ['1,234', 'EITHER'],
  ['1.234', 'EITHER'],
  ['1,23,456', undefined],
  ['1.2.3', undefined],
  ['NaN', undefined],
  ['1e5', undefined],
  ['12 34', undefined],
  ['--1', undefined],
  ['', undefined],
  ['5%', undefined],
])('the number %s is %s', (text, expected) => expect(number(text)).toBe(expected));

test('1,234 is what the file says it is', () => {
  expect(number('1,234', '.')).toBe('1234');
  expect(number('1,234', ',')).toBe('1.234');
  expect(number('1.234', ',')).toBe('1234');
});

test.each([
  ['2026-02-01', '2026-02-01 00:00'],
  ['2026/2/1 8:05', '2026-02-01 08:05'],
  ['2026-02-01T08:05:30.5+08:00', '2026-02-01 00:05'],
  ['2010-12-01 08:45:00 +0000', '2010-12-01 08:45'],
  ['2010年12月01日 08:45', '2010-12-01 08:45'],
  ['2010年12月1日 下午3:05', '2010-12-01 15:05'],
  ['01.02.2026 08:45', '2026-02-01 08:45'],
  ['13/02/2026', '2026-02-13 00:00'],
  ['02/13/26 3:05 PM', '2026-02-13 15:05'],
  ['02/02/2026 12:00 AM', '2026-02-02 00:00'],
  ['1-Dec-10', '2010-12-01 00:00'],
  ['Dec 1, 2010 8:45 am', '2010-12-01 08:45'],
  ['1. Dezember 2010', '2010-12-01 00:00'],
  ['1er décembre 2010', undefined],
  ['1 décembre 2010', '2010-12-01 00:00'],
  ['3 de mayo de 2024', '2024-05-03 00:00'],
  ['20101201', '2010-12-01 00:00'],
  ['20101201 0845', '2010-12-01 08:45'],
  ['20101201084530', '2010-12-01 08:45'],
  ['40513.364583', '2010-12-01 08:45'],
  ['1291193100', '2010-12-01 08:45'],
  ['1291193100000', '2010-12-01 08:45'],
  ['２０２６-０２-０１', '2026-02-01 00:00'],
  ['03/04/2026', 'EITHER'],
  ['3-4-26', 'EITHER'],
  ['2026-02-30', undefined],
  ['0000-00-00', undefined],
  ['2010-13-45 99:99', undefined],
  ['13/13/2026', undefined],
  ['2026-03-01 25:00', undefined],
  ['yesterday', undefined],
  ['12', undefined],
])('the time %s is %s', (text, expected) => expect(time(text)).toBe(expected));

test('03/04 is what the file says it is', () => {
  expect(time('03/04/2026', 'DMY')).toBe('2026-04-03 00:00');
  expect(time('03/04/2026', 'MDY')).toBe('2026-03-04 00:00');
  expect(time('13/04/2026', 'MDY')).toBe('2026-04-13 00:00');
});

const chosen = { decimalMark: null, dateOrder: null };

test('one value that can be read in a single way settles the others, across the columns of the file', () => {
  const scout = new FormatScout();
  scout.look('quantity', 'Qty', '1.000');
  scout.look('price', 'Price', '3,75');
  scout.look('instant', 'Date', '03/04/2026');
  scout.look('day', 'Born', '12/31/1990');
  expect(scout.formats(chosen)).toEqual({ decimalMark: ',', dateOrder: 'MDY', questions: [] });
});

test('what no value settles is asked, with both readings, until somebody says', () => {
  const scout = new FormatScout();
  scout.look('price', 'Price', '1,234');
  scout.look('instant', 'Date', '03/04/2026');
  scout.look('instant', 'Date', '05/05/2026');
  expect(scout.formats(chosen).questions).toEqual([
    {
      about: 'DECIMAL_MARK',
      column: 'Price',
      example: '1,234',
      readings: [
        { choice: 'POINT', reading: '1234' },
        { choice: 'COMMA', reading: '1.234' },
      ],
    },
    {
      about: 'DATE_ORDER',
      column: 'Date',
      example: '03/04/2026',
      readings: [
        { choice: 'DAY_FIRST', reading: '2026-04-03' },
        { choice: 'MONTH_FIRST', reading: '2026-03-04' },
      ],
    },
  ]);
  expect(scout.formats({ decimalMark: '.', dateOrder: 'DMY' })).toEqual({ decimalMark: '.', dateOrder: 'DMY', questions: [] });
});

test('values that say both leave what is open open', () => {
  const scout = new FormatScout();
  for (const text of ['1,234.56', '1.234,56', '1,234']) scout.look('price', 'Price', text);
  expect(scout.formats(chosen)).toMatchObject({ decimalMark: null, questions: [{ example: '1,234' }] });
});
