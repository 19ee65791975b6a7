import { expect, test } from 'vitest';
import { recordsOf } from './record-lexer.js';
import { findDelimiter, findHeader } from './table-shape.rules.js';

const isName = (cell: string): boolean => /^(order number|date|qty|price|订单号|数量)$/i.test(cell.trim());
const delimiter = (text: string) => findDelimiter(text, true, isName);
const headerLine = (text: string, sign = ',') => {
  const records = recordsOf(text, sign).filter(({ cells }) => cells.length > 1 || cells[0] !== '');
  return records[findHeader(records, isName)]?.line ?? 0;
};

test('the delimiter is the sign that cuts records alike, whatever stands in the cells', () => {
  expect(delimiter('a;b;c\n1;2,5;x\n2;3,75;y, z\n')).toBe(';');
  expect(delimiter('order number\tdate\tqty\nA1\t1,5\t2;3\n')).toBe('\t');
  expect(delimiter('a|b\n1,2|3\n4|5,6\n')).toBe('|');
  expect(delimiter('name,note\n"Li; Lei","a;b;c"\n"Han","d;e;f"\n')).toBe(',');
  expect(delimiter('only\none\ncolumn\n')).toBe(',');
});

test('a first line sep= is believed', () => {
  expect(delimiter('sep=;\na;b\n1,2;3\n')).toBe(';');
  expect(headerLine('sep=;\na;b\n1;3\n', ';')).toBe(2);
});

test('the header is found below titles, and above everything when it has no known name', () => {
  expect(headerLine('Sales report,,\nfrom March,,\n\nOrder number,Date,Qty\nA1,2026-03-01,2\n')).toBe(4);
  expect(headerLine('导出时间：2026-03-01\n订单号,数量\nA1,2\n')).toBe(2);
  expect(headerLine('Wann,Was,Wieviel\nheute,Brot,2\n')).toBe(1);
  expect(headerLine('Brot und Mehr GmbH\nWann,Was,Wieviel\nheute,Brot,2\ngestern,Mehl,1\n')).toBe(2);
});

test('a table without names is told by its first record being values', () => {
  expect(headerLine('A1,2026-03-01,2.50,a@example.com\nA2,2026-03-02,3.50,b@example.com\n')).toBe(0);
});
