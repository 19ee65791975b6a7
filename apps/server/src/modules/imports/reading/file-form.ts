import type { Encoding } from './encoding.rules.js';

/** How a file is read: as found in it, or as somebody said. */
export interface FileForm {
  readonly format: 'TEXT' | 'XLSX';
  /** of a text */
  readonly encoding: Encoding;
  /** what stands between two cells of a text */
  readonly delimiter: string;
  /** the sheet of a workbook that is read */
  readonly sheet: string | null;
  /** the sheets a workbook has */
  readonly sheets: readonly string[];
  /** line of a text, row of a sheet, on which the columns' names stand; what is above is passed over, and 0 is a table without names */
  readonly headerLine: number;
}

/** What can be said of a file by somebody who knows it. */
export type ChosenForm = Partial<Pick<FileForm, 'encoding' | 'delimiter' | 'sheet' | 'headerLine'>>;

export const delimiters = [',', ';', '\t', '|'] as const;

/** One record of a table, as text. */
export interface TableRecord {
  /** line of a text or row of a sheet that it begins on */
  readonly line: number;
  readonly cells: readonly string[];
  readonly openQuote: boolean;
  /** bytes of the file read so far, for estimates */
  readonly bytes: number;
}

export const isBlank = ({ cells }: Pick<TableRecord, 'cells'>): boolean => cells.length === 1 && cells[0] === '';
