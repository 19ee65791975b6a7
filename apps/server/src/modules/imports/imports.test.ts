import { expect, test } from 'vitest';
import { csvLine } from '../../platform/csv-line.js';
import { ImportKind } from './import.enums.js';
import { guessTargets } from './guess-columns.rules.js';
import { targetsOf } from './import-targets.js';
import { cellReader } from './read-cell.rules.js';
import { readTime } from './reading/written-time.rules.js';
import { zoneReader } from './wall-time.rules.js';

const shown = (headers: readonly string[]) => headers.map((column) => ({ column, samples: [] }));
const guess = (kind: ImportKind, ...headers: readonly string[]) => guessTargets(kind, shown(headers), targetsOf(kind, []));

test('columns are guessed by their names in English and Chinese', () => {
  expect(
    guess(ImportKind.ORDERS, 'InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'),
  ).toEqual([
    'externalId',
    'lines.sku',
    'lines.name',
    'lines.quantity',
    'placedAt',
    'lines.unitPrice',
    'customer.externalId',
    'customer.country',
  ]);
  expect(guess(ImportKind.ORDERS, '订单编号', '商品编码', '商品名称', '数量', '下单时间', '单价', '会员号', '城市')).toEqual([
    'externalId',
    'lines.sku',
    'lines.name',
    'lines.quantity',
    'placedAt',
    'lines.unitPrice',
    'customer.externalId',
    'customer.city',
  ]);
  expect(guess(ImportKind.CUSTOMERS, '姓名', '手机号', 'E-mail', '生日', 'Name', 'Nonsense')).toEqual([
    'displayName',
    'phone',
    'email',
    'birthDate',
    undefined,
    undefined,
  ]);
});

test('custom attributes of customers are targets by key and title', () => {
  const targets = targetsOf(ImportKind.CUSTOMERS, [{ key: 'favouriteShop', title: { en: 'Favourite shop', zhCn: '常去门店' } }]);
  for (const header of ['常去门店', 'favourite_shop', 'Favourite shop'])
    expect(guessTargets(ImportKind.CUSTOMERS, shown([header]), targets)).toEqual(['attributes.favouriteShop']);
});

const utc = (text: string): number => {
  const time = readTime(text, null);
  return typeof time === 'object' ? time.wall : Number.NaN;
};
const inZone = (zone: string, text: string): string => new Date(zoneReader(zone)(utc(text))).toISOString();

test('times are read in the zone, with an hour that is skipped or comes twice', () => {
  expect(inZone('Europe/London', '2010-12-01 08:26:00')).toBe('2010-12-01T08:26:00.000Z');
  expect(inZone('Europe/London', '2011-06-01 08:26')).toBe('2011-06-01T07:26:00.000Z');
  expect(inZone('Asia/Shanghai', '2026-03-01')).toBe('2026-02-28T16:00:00.000Z');
  expect(inZone('Europe/Berlin', '2026-03-29 02:30')).toBe('2026-03-29T01:30:00.000Z'); // 02:30 never was: it is 03:30
  expect(inZone('Europe/Berlin', '2026-10-25 02:30')).toBe('2026-10-25T00:30:00.000Z'); // the first of the two
  expect(inZone('Europe/Berlin', '2026-10-25 03:00')).toBe('2026-10-25T02:00:00.000Z');
});

const read = cellReader({
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  country: 'CN',
  now: new Date('2026-03-01T00:00:00Z'),
  decimalMark: null,
  dateOrder: null,
});

test('cells are read strictly, and every refusal has its code', () => {
  expect(read('instant', '2026-02-01T08:00:00+01:00')).toEqual({ value: '2026-02-01T07:00:00.000Z' });
  expect(read('instant', '2026-03-05 00:00')).toMatchObject({ problem: { code: 'DATE_IN_FUTURE' } });
  expect(read('instant', '03/04/2026')).toMatchObject({ problem: { code: 'FORMAT_AMBIGUOUS' } });
  expect(read('price', '￥１２.５０')).toEqual({ value: '12.5' });
  expect(read('price', '1,234')).toMatchObject({ problem: { code: 'FORMAT_AMBIGUOUS' } });
  expect(read('price', '1,234.50')).toEqual({ value: '1234.5' });
  expect(read('price', '-0.00')).toEqual({ value: '0' });
  expect(read('quantity', '007')).toEqual({ value: '7' });
  for (const text of ['NaN', '1e5', '', '1.23456', '99999999999999999'])
    expect(read('quantity', text)).toMatchObject({ problem: { code: 'FIELD_INVALID' } });
  expect(read('currency', 'usd')).toMatchObject({ problem: { code: 'CURRENCY_MISMATCH' } });
  expect(read('status', '已完成')).toEqual({ value: 'fulfilled' });
});

test('a formula in a cell is inert in a file, and numbers stay numbers', () => {
  expect(csvLine(['=1+1', '+cmd', '-2.5', '@x', '\tx', '＝1', 'a,"b"\n'])).toBe(`'=1+1,'+cmd,-2.5,'@x,'\tx,'＝1,"a,""b""\n"\r\n`);
});
