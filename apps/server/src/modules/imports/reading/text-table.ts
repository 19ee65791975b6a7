import { createReadStream } from 'node:fs';
import type { Encoding } from './encoding.rules.js';
import type { TableRecord } from './file-form.js';
import { type LexedRecord, RecordLexer } from './record-lexer.js';
import { UnreadableFile } from './unreadable-file.js';

const pieceBytes = 256 * 1024;

/** Streams the records of a text, empty lines too. Throws UnreadableFile for a record that is too long and a file that is gone. */
export async function* textRecords(
  path: string,
  { encoding, delimiter }: { readonly encoding: Encoding; readonly delimiter: string },
  signal?: AbortSignal,
): AsyncGenerator<TableRecord, void, void> {
  const file = createReadStream(path, { highWaterMark: pieceBytes, ...(signal ? { signal } : {}) });
  const decoder = new TextDecoder(encoding);
  const lexer = new RecordLexer(delimiter);
  let bytes = 0;
  const placed = (record: LexedRecord): TableRecord => ({ ...record, bytes });
  try {
    for await (const piece of file) {
      if (!(piece instanceof Uint8Array)) throw new TypeError('A file without encoding is read as bytes.');
      bytes += piece.length;
      for (const record of lexer.push(decoder.decode(piece, { stream: true }))) yield placed(record);
    }
    for (const record of lexer.push(decoder.decode())) yield placed(record);
    for (const record of lexer.end()) yield placed(record);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isGone ? new UnreadableFile('The uploaded file is not there any more; upload it again.') : error;
  } finally {
    file.destroy();
  }
}
