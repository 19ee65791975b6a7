import { open } from 'node:fs/promises';
import { failure, inputInvalid } from '../../platform/errors.js';
import { cleanCell } from './read-cell.rules.js';
import { csvRecords, UnreadableFile } from './csv-records.js';

/** A column of a file: its header, made unique, and up to five values. */
export interface SampledColumn {
  readonly column: string;
  readonly samples: readonly string[];
}

const looked = 200;
const wanted = 5;
const longestSample = 120;
const lookedBytes = 64 * 1024;

/** Reads the header and the first rows of an uploaded file. Throws INPUT_INVALID for what is no UTF-8 table, LIMIT_REACHED for too many columns. */
export async function openFile(path: string, mostColumns: number): Promise<readonly SampledColumn[]> {
  await assertText(path);
  const rows: (readonly string[])[] = [];
  try {
    for await (const { number, cells } of csvRecords(path)) {
      rows.push(cells);
      if (number === 0 && cells.length > mostColumns) {
        throw failure('LIMIT_REACHED', `A file has ${mostColumns} columns at most; this one has ${cells.length}.`, { limit: mostColumns });
      }
      if (number === looked) break;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw inputInvalid({ path: 'fileId', rule: `must be a CSV file: ${error.message}` });
    throw error;
  }
  const [header, ...records] = rows;
  if (!header || records.length === 0)
    throw inputInvalid({ path: 'fileId', rule: 'must be a CSV file with a header and at least one row' });
  return uniqueNames(header).map((column, index) => ({ column, samples: samplesOf(records, index) }));
}

function samplesOf(records: readonly (readonly string[])[], index: number): readonly string[] {
  const values = records.map((cells) => cleanCell(cells[index] ?? '').slice(0, longestSample)).filter((text) => text !== '');
  return [...new Set(values)].slice(0, wanted);
}

/** Columns without a header, or with that of another column, get one of their own. */
function uniqueNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((text, index) => {
    const given = cleanCell(text) || `Column ${index + 1}`;
    let name = given;
    for (let turn = 2; taken.has(name); turn += 1) name = `${given} (${turn})`;
    taken.add(name);
    return name;
  });
}

/** The next form of the import takes any encoding; this one says so early instead of taking wrong signs in. */
async function assertText(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) throw inputInvalid({ path: 'fileId', rule: 'names a file that is not there any more' });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(lookedBytes), 0, lookedBytes, 0);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true });
    if (text.includes('\u0000\u0000') || text.startsWith('PK\u0003\u0004')) throw new TypeError('binary');
  } catch {
    throw inputInvalid({ path: 'fileId', rule: 'must be a CSV file in UTF-8; save it as "CSV UTF-8"' });
  } finally {
    await file.close();
  }
}
