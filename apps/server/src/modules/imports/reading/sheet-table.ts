import type { TableRecord } from './file-form.js';
import { longestRecord } from './record-lexer.js';
import { UnreadableFile } from './unreadable-file.js';
import { openWorkbook, type Workbook } from './workbook.js';
import { xmlPieces } from './xml-pieces.js';

const dayLength = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);
/** columns that a sheet of any program can have */
const mostColumns = 16_384;

/** Names of the sheets of a workbook, in their order. */
export async function sheetNames(path: string): Promise<readonly string[]> {
  const { sheets, archive } = await openWorkbook(path);
  archive.close();
  return [...sheets.keys()];
}

/** Streams the rows of a sheet that have cells: numbers as they are shown, dates as 2026-03-01 09:30:00. */
export async function* sheetRecords(path: string, sheet: string | null, signal?: AbortSignal): AsyncGenerator<TableRecord, void, void> {
  const workbook = await openWorkbook(path);
  try {
    const part = workbook.sheets.get(sheet ?? '') ?? [...workbook.sheets.values()][0] ?? '';
    const reader = new SheetReader(workbook);
    let bytes = 0;
    for await (const length of xmlPieces(await workbook.archive.read(part), reader)) {
      signal?.throwIfAborted();
      bytes += length;
      for (const row of reader.take()) yield { ...row, openQuote: false, bytes };
    }
  } finally {
    workbook.archive.close();
  }
}

class SheetReader {
  readonly #workbook: Workbook;
  #rows: { line: number; cells: string[] }[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #text = '';
  #listens = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  /** The rows that are complete, once. */
  take(): readonly { readonly line: number; readonly cells: readonly string[] }[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.#line = Number(attributes['r'] ?? this.#line + 1);
      this.#cells = [];
      this.#column = -1;
    } else if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#column + 1;
      if (this.#column >= mostColumns) throw new UnreadableFile(`Row ${this.#line} of the sheet has too many columns.`);
      this.#type = attributes['t'] ?? 'n';
      this.#style = Number(attributes['s'] ?? 0);
      this.#text = '';
    } else this.#listens = name === 'v' || name === 't';
  };

  readonly text = (piece: string): void => {
    if (!this.#listens) return;
    this.#text += piece;
    if (this.#text.length > longestRecord) throw new UnreadableFile(`A cell in row ${this.#line} of the sheet is longer than 1 MB.`);
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.#listens = false;
    if (name === 'c' && this.#text !== '') {
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells[this.#column] = this.#shown();
    }
    if (name === 'row' && this.#cells.length > 0) this.#rows.push({ line: this.#line, cells: this.#cells });
  };

  /** The cell as somebody who looks at the sheet would read it. */
  #shown(): string {
    switch (this.#type) {
      case 's':
        return this.#workbook.texts[Number(this.#text)] ?? '';
      case 'n':
        return this.#workbook.isDate(this.#style) ? shownDate(Number(this.#text) + this.#workbook.firstDay) : shownNumber(this.#text);
      case 'b':
        return this.#text === '1' ? 'TRUE' : 'FALSE';
      default:
        return this.#text;
    }
  }
}

/** 0 for A1, 27 for AB7. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  return letters === undefined ? undefined : [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Fifteen digits, as spreadsheet programs keep them, and no exponent. */
export function shownNumber(text: string): string {
  const value = Number(Number(text).toPrecision(15));
  if (!Number.isFinite(value)) return text;
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? BigInt(value).toString() : plain(value);
}

const plain = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
};

/** Day and time of a number of days since 1899-12-30, to the second. */
export function shownDate(days: number): string {
  const time = new Date(dayZero + Math.round((days * dayLength) / 1000) * 1000);
  if (Number.isNaN(time.getTime())) return String(days);
  const text = time.toISOString().slice(0, 19).replace('T', ' ');
  return Number.isInteger(days) ? text.slice(0, 10) : text;
}
