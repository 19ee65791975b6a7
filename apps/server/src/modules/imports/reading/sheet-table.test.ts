import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { fileRecords } from './file-records.js';
import { lookAtFile } from './look-at-file.js';
import { shownDate, shownNumber } from './sheet-table.js';
import { showsDate } from './workbook.js';

const folder = await mkdtemp(join(tmpdir(), 'regulars-sheets-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const isName = (cell: string): boolean => ['order number', 'date', 'price', 'qty'].includes(cell.toLowerCase());

async function saved(fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = join(folder, `${Math.random()}.xlsx`);
  await book.xlsx.writeFile(path);
  return path;
}

test('a sheet is read as somebody who looks at it would: title rows, dates, numbers, texts with parts, formulas by their value, blanks', async () => {
  const path = await saved((book) => {
    const sheet = book.addWorksheet('销售');
    sheet.addRow(['Sales of March']);
    sheet.addRow([]);
    sheet.addRow(['Order number', 'Date', 'Price', 'Qty', 'Note']);
    sheet.addRow(['A1', new Date(Date.UTC(2026, 2, 1, 9, 30)), 3.75, 2, { richText: [{ text: '面' }, { text: '包' }] }]);
    sheet.addRow([13000000000, new Date(Date.UTC(2026, 2, 2)), 0.1 + 0.2, { formula: '1+1', result: 2 }]);
    sheet.getCell('B4').numFmt = 'yyyy/m/d h:mm;@';
    sheet.getCell('B5').numFmt = 'dd-mmm-yy';
    sheet.getCell('C4').numFmt = '"¥"#,##0.00';
    book.addWorksheet('Other').addRow(['qty', 'price']);
  });
  const { form, header, records } = await lookAtFile(path, isName);
  expect(form).toMatchObject({ format: 'XLSX', sheet: '销售', sheets: ['销售', 'Other'], headerLine: 3 });
  expect(header).toEqual(['Order number', 'Date', 'Price', 'Qty', 'Note']);
  expect(records.map(({ line, cells }) => [line, cells])).toEqual([
    [4, ['A1', '2026-03-01 09:30:00', '3.75', '2', '面包']],
    [5, ['13000000000', '2026-03-02', '0.3', '2']],
  ]);
  const all = [];
  for await (const { number, cells } of fileRecords(path, form, 5)) all.push([number, cells.length]);
  expect(all).toEqual([
    [1, 5],
    [2, 5],
  ]);
});

test('another sheet is read when it is chosen, and one that is not there is refused', async () => {
  const path = await saved((book) => {
    book.addWorksheet('A').addRow(['qty', 'price']);
    book.addWorksheet('B').addRows([
      ['Date', 'Qty'],
      ['2026-03-01', 1],
    ]);
  });
  expect((await lookAtFile(path, isName, { sheet: 'B' })).records).toMatchObject([{ cells: ['2026-03-01', '1'] }]);
  await expect(lookAtFile(path, isName, { sheet: 'C' })).rejects.toThrow('no sheet C');
});

test('what would unpack to far more than it is, is refused before it does', async () => {
  const path = await saved((book) => void book.addWorksheet('A').addRow(['a'.repeat(17_000_000)]));
  await expect(lookAtFile(path, isName)).rejects.toThrow(/would unpack to \d+ MB/);
});

async function lookAtContent(content: Buffer) {
  const path = join(folder, `${Math.random()}.xlsx`);
  await writeFile(path, content);
  return lookAtFile(path, isName);
}

test('files that are no workbook, whatever their name, say what they are', async () => {
  await expect(lookAtContent(Buffer.from('PK\u0003\u0004 and nothing more'))).rejects.toThrow('damaged');
  await expect(lookAtContent(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toThrow('Excel 97');
  await expect(lookAtContent(Buffer.from('<html><table><tr><td>1</td></tr></table></html>'))).rejects.toThrow('web page');
  await expect(lookAtContent(Buffer.from('%PDF-1.7'))).rejects.toThrow('PDF');
});

test('numbers have the fifteen digits a spreadsheet keeps, and no exponent', () => {
  expect(['3.7499999999999996', '1.3E10', '1E-7', '12583', '1E+16', 'x'].map(shownNumber)).toEqual([
    '3.75',
    '13000000000',
    '0.0000001',
    '12583',
    '10000000000000000',
    'x',
  ]);
  expect([40513, 40513.364583333336].map(shownDate)).toEqual(['2010-12-01', '2010-12-01 08:45:00']);
});

test('formats of dates are told from those of numbers', () => {
  for (const code of ['yyyy-mm-dd', '[$-804]yyyy"年"m"月"', 'h:mm', '[h]:mm', 'd/m/yy\\ h:mm']) expect(showsDate(code), code).toBe(true);
  for (const code of ['General', '#,##0.00', '0.00 "days"', '[Red]-0.00', '\\d0', '"¥"#,##0_);(#,##0)'])
    expect(showsDate(code), code).toBe(false);
});
