import { type FileForm, isBlank, type TableRecord } from './file-form.js';
import { sheetRecords } from './sheet-table.js';
import { textRecords } from './text-table.js';

/** A record below the header. */
export interface FileRecord extends TableRecord {
  /** 1 for the first */
  readonly number: number;
}

/**
 * Streams the records below the header of a file; empty lines are passed over. The rows of a sheet, which end with their last value, are
 * filled to the width of the header. Throws UnreadableFile for what cannot be read, and for a file that is gone.
 */
export async function* fileRecords(
  path: string,
  form: FileForm,
  width: number,
  signal?: AbortSignal,
): AsyncGenerator<FileRecord, void, void> {
  const isSheet = form.format === 'XLSX';
  let number = 0;
  for await (const record of isSheet ? sheetRecords(path, form.sheet, signal) : textRecords(path, form, signal)) {
    if (record.line <= form.headerLine || isBlank(record)) continue;
    number += 1;
    yield { ...record, number, cells: isSheet ? filledTo(width, record.cells) : record.cells };
  }
}

const filledTo = (width: number, cells: readonly string[]): readonly string[] =>
  cells.length >= width ? cells : [...cells, ...Array.from({ length: width - cells.length }, () => '')];
