import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestRecord, RecordLexer, recordsOf } from './record-lexer.js';

const cellsOf = (text: string, delimiter = ',') => recordsOf(text, delimiter).map(({ cells }) => cells);

test('cells hold delimiters, line ends and doubled quotes when they are quoted, and each record knows its line', () => {
  expect(recordsOf('a,"b,\r\n""c"""\r\nd,e\rf,\n', ',')).toEqual([
    { line: 1, cells: ['a', 'b,\r\n"c"'], openQuote: false },
    { line: 3, cells: ['d', 'e'], openQuote: false },
    { line: 4, cells: ['f', ''], openQuote: false },
  ]);
  expect(cellsOf('a|b;c', '|')).toEqual([['a', 'b;c']]);
  expect(cellsOf('5" nail,"6"" nail",7"\n')).toEqual([['5" nail', '6" nail', '7"']]);
});

test('a quote that is never closed costs its line, not the rest of the file', () => {
  expect(recordsOf('1,"bread,2\n2,cake,3\n3,"a ""pie""",4\n', ',')).toEqual([
    { line: 1, cells: ['1', '"bread', '2'], openQuote: true },
    { line: 2, cells: ['2', 'cake', '3'], openQuote: false },
    { line: 3, cells: ['3', 'a "pie"', '4'], openQuote: false },
  ]);
  const far = `1,"bread,2\n${'2,cake,3\n'.repeat(longestRecord / 8)}`;
  expect(recordsOf(far, ',').filter(({ openQuote }) => openQuote)).toHaveLength(1);
});

test('a record without end is refused with its line', () => {
  expect(() => recordsOf(`a,b\nc,${'x'.repeat(2 * longestRecord)}`, ',')).toThrow('line 2 is longer than 1 MB');
});

test('wherever a text is cut on its way in, the records are the same', () => {
  const sign = fc.constantFrom('a', '"', '""', ',', '\n', '\r', '\r\n', '面', ' ');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), fc.nat(59), (signs, cut) => {
      const text = signs.join('');
      const lexer = new RecordLexer(',');
      const pieces = [...lexer.push(text.slice(0, cut)), ...lexer.push(text.slice(cut)), ...lexer.end()];
      expect(pieces).toEqual(recordsOf(text, ','));
    }),
    { numRuns: 2000 },
  );
});

test('what is written with quotes is read back', () => {
  const record = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '面') }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), (records) => {
      const text = records.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      expect(cellsOf(text)).toEqual(records);
    }),
  );
});

const spectrum = fileURLToPath(new URL('../../../../../../../shared/data/csv-spectrum/', import.meta.url));
test.skipIf(!existsSync(spectrum))('the cases of csv-spectrum come out (needs ../shared/data/csv-spectrum)', () => {
  for (const file of readdirSync(`${spectrum}csvs`)) {
    if (file === 'location_coordinates.csv') continue; // its answer names another phone number than the file
    const [header = [], ...rows] = cellsOf(readFileSync(`${spectrum}csvs/${file}`, 'utf8'));
    const expected: unknown = JSON.parse(readFileSync(`${spectrum}json/${file.replace('.csv', '.json')}`, 'utf8'));
    expect(
      rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]]))),
      file,
    ).toEqual(expected);
  }
});
