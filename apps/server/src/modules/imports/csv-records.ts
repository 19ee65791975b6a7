import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** One record of the file. */
export interface CsvRecord {
  /** 1 for the first record after the header */
  readonly number: number;
  /** physical line it begins on; the header is on line 1 */
  readonly line: number;
  readonly cells: readonly string[];
  /** bytes of the file read so far, for estimates */
  readonly bytes: number;
}

/** A file that is no CSV from some place on; the message is for people. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** bytes of one record at most, so that a quote that never closes does not fill the memory */
const recordBytes = 1024 * 1024;

/**
 * Streams the records of a UTF-8 file with commas, the header first (as record 0); empty lines are passed over. Throws UnreadableFile for a
 * quote that never closes, a record over 1 MB, and a file that is gone.
 */
export async function* csvRecords(path: string, signal?: AbortSignal): AsyncGenerator<CsvRecord, void, void> {
  const file = createReadStream(path, signal ? { signal } : {});
  const parser = parse({ bom: true, relax_column_count: true, relax_quotes: true, max_record_size: recordBytes });
  // Reading to the end reports errors through the parser; the callback only keeps the pipeline from throwing them a second time.
  pipeline(file, parser, () => undefined);
  let line = 1;
  let number = 0;
  try {
    for await (const record of parser) {
      const cells = textCells(record);
      if (cells.length > 1 || cells[0] !== '') {
        yield { number, line, cells, bytes: file.bytesRead };
        number += 1;
      }
      line += 1 + lineEnds(cells);
    }
  } catch (error) {
    throw explain(error, line, number);
  } finally {
    file.destroy();
  }
}

const textCells = (record: unknown): readonly string[] => (Array.isArray(record) ? record.map(String) : []);

function lineEnds(cells: readonly string[]): number {
  let ends = 0;
  for (const cell of cells) if (cell.includes('\n') || cell.includes('\r')) ends += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return ends;
}

function explain(error: unknown, line: number, number: number): unknown {
  if (error instanceof CsvError) {
    const place = `The record that begins on line ${line}`;
    if (error.code === 'CSV_MAX_RECORD_SIZE') return new UnreadableFile(`${place} is longer than 1 MB; perhaps a quote is never closed.`);
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new UnreadableFile(`${place} has a quote that is never closed.`);
    return new UnreadableFile(`${place} (record ${number}) is no CSV.`);
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' ? new UnreadableFile('The uploaded file is not there any more; upload it again.') : error;
}
