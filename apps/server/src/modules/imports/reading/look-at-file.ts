import { open } from 'node:fs/promises';
import { detectEncoding, encodings, type Encoding } from './encoding.rules.js';
import type { ChosenForm, FileForm, TableRecord } from './file-form.js';
import { isBlank } from './file-form.js';
import { sheetNames, sheetRecords } from './sheet-table.js';
import { findDelimiter, findHeader, type IsName } from './table-shape.rules.js';
import { textRecords } from './text-table.js';
import { UnreadableFile } from './unreadable-file.js';

/** What is seen of a file at its beginning. */
export interface FileLook {
  readonly form: FileForm;
  /** the cells of the header as they stand; undefined where the table has none */
  readonly header: readonly string[] | undefined;
  /** the first records below it */
  readonly records: readonly TableRecord[];
}

const firstBytes = 1024 * 1024;
const laterBytes = 64 * 1024;
const laterPlaces = 24;
const shapeSigns = 256 * 1024;
const looked = 200;
const lookedAbove = 60;

/** Looks at a file: how it is read, unless somebody chose, its header, and its first records. Throws UnreadableFile for what is no table. */
export async function lookAtFile(path: string, isName: IsName, chosen: ChosenForm = {}): Promise<FileLook> {
  const pieces = await somePieces(path);
  const begins = Buffer.from(pieces[0] ?? []);
  const form = begins.subarray(0, 4).equals(zipMark) ? await workbookForm(path, chosen) : textForm(pieces, isName, chosen);
  const records: TableRecord[] = [];
  for await (const record of form.format === 'XLSX' ? sheetRecords(path, form.sheet) : textRecords(path, form)) {
    if (!isBlank(record)) records.push(record);
    if (records.length >= looked + lookedAbove) break;
  }
  const headerLine = chosen.headerLine ?? records[findHeader(records, isName)]?.line ?? 0;
  const below = records.filter(({ line }) => line > headerLine).slice(0, looked);
  return { form: { ...form, headerLine }, header: records.find(({ line }) => line === headerLine)?.cells, records: below };
}

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1');
const otherKinds: readonly (readonly [Buffer, string])[] = [
  [Buffer.from('d0cf11e0', 'hex'), 'This is a workbook of Excel 97 to 2003; save it as .xlsx or as CSV.'],
  [Buffer.from('%PDF', 'latin1'), 'This is a PDF; a table is needed.'],
  [Buffer.from('1f8b', 'hex'), 'This is packed; unpack it first.'],
  [Buffer.from('Rar!', 'latin1'), 'This is packed; unpack it first.'],
];

async function workbookForm(path: string, { sheet }: ChosenForm): Promise<Omit<FileForm, 'headerLine'>> {
  const sheets = await sheetNames(path);
  if (typeof sheet === 'string' && !sheets.includes(sheet)) throw new UnreadableFile(`The workbook has no sheet ${sheet}.`);
  return { format: 'XLSX', encoding: 'utf-8', delimiter: ',', sheet: sheet ?? sheets[0] ?? null, sheets };
}

function textForm(pieces: readonly Uint8Array[], isName: IsName, chosen: ChosenForm): Omit<FileForm, 'headerLine'> {
  const [first = new Uint8Array()] = pieces;
  for (const [mark, reason] of otherKinds) if (Buffer.from(first).subarray(0, mark.length).equals(mark)) throw new UnreadableFile(reason);
  const found = chosen.encoding ?? detectEncoding(pieces);
  const text = new TextDecoder(found).decode(first, { stream: true }).slice(0, shapeSigns);
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text))
    throw new UnreadableFile('This is a web page or XML, whatever its name says; save it as CSV or .xlsx.');
  if (isBinary(text)) throw new UnreadableFile('This is no text.');
  const isWhole = pieces.length === 1 && text.length < shapeSigns;
  const delimiter = chosen.delimiter ?? findDelimiter(text, isWhole, isName);
  // Plain ASCII so far: a spreadsheet that writes semicolons writes the letters that may come in the encoding of Western Europe.
  const isSpreadsheets = chosen.encoding === undefined && delimiter === ';' && pieces.every((piece) => piece.every((byte) => byte < 0x80));
  return { format: 'TEXT', encoding: isSpreadsheets ? 'windows-1252' : found, delimiter, sheet: null, sheets: [] };
}

/** A hundredth of signs that steer a terminal are no table; a few stray ones are dirt, and NUL is what some programs fill cells with. */
function isBinary(text: string): boolean {
  let steering = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0 && code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) steering += 1;
  }
  return steering > 4 && steering * 100 > text.length;
}

/** The beginning of a file, and pieces of whole lines from all over the rest. */
async function somePieces(path: string): Promise<readonly Uint8Array[]> {
  const file = await open(path, 'r').catch(() => {
    throw new UnreadableFile('The uploaded file is not there any more; upload it again.');
  });
  try {
    const { size } = await file.stat();
    const read = async (from: number, length: number): Promise<Uint8Array> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    const beginning = await read(0, firstBytes);
    if (size <= firstBytes) return [beginning];
    const step = Math.max(laterBytes, Math.floor((size - firstBytes) / laterPlaces));
    const pieces = [untilLastLine(beginning)];
    for (let from = firstBytes; from < size; from += step) pieces.push(wholeLines(await read(from, laterBytes)));
    return pieces;
  } finally {
    await file.close();
  }
}

const lineFeed = 0x0a;
const untilLastLine = (piece: Uint8Array): Uint8Array => piece.subarray(0, piece.lastIndexOf(lineFeed) + 1 || piece.length);
const wholeLines = (piece: Uint8Array): Uint8Array => {
  const first = piece.indexOf(lineFeed);
  return first < 0 ? new Uint8Array() : piece.subarray(first + 1, piece.lastIndexOf(lineFeed) + 1);
};

/** Whether a text names an encoding that files are read in. */
export const isEncoding = (name: string): name is Encoding => encodings.some((known) => known === name);
