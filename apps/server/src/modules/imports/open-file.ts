import { failure, inputInvalid } from '../../platform/errors.js';
import { cleanCell } from './read-cell.rules.js';
import type { ChosenForm, FileForm } from './reading/file-form.js';
import { lookAtFile } from './reading/look-at-file.js';
import type { IsName } from './reading/table-shape.rules.js';
import { UnreadableFile } from './reading/unreadable-file.js';

/** A column of a file: its header, made unique, and up to five values. */
export interface SampledColumn {
  readonly column: string;
  readonly samples: readonly string[];
}

/** A file that is looked at: how it is read, and its columns. */
export interface OpenedFile {
  readonly form: FileForm;
  readonly columns: readonly SampledColumn[];
}

const wanted = 5;
const longestSample = 120;

/**
 * Looks at an uploaded file: how it is read, unless somebody chose, and its columns. Throws INPUT_INVALID for what is no table, LIMIT_REACHED
 * for too many columns.
 */
export async function openFile(path: string, mostColumns: number, isName: IsName, chosen: ChosenForm = {}): Promise<OpenedFile> {
  const { form, header, records } = await lookAtFile(path, isName, chosen).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? inputInvalid({ path: 'fileId', rule: `must be a table: ${error.message}` }) : error;
  });
  if (records.length === 0)
    throw inputInvalid({ path: 'fileId', rule: 'must be a table with the names of its columns and at least one row' });
  const width = header?.length ?? Math.max(...records.map(({ cells }) => cells.length));
  if (width > mostColumns) {
    throw failure('LIMIT_REACHED', `A file has ${mostColumns} columns at most; this one has ${width}.`, { limit: mostColumns });
  }
  const names = uniqueNames(header ?? Array.from({ length: width }, () => ''));
  return { form, columns: names.map((column, index) => ({ column, samples: samplesOf(records, index) })) };
}

function samplesOf(records: readonly { readonly cells: readonly string[] }[], index: number): readonly string[] {
  const values = records.map(({ cells }) => cleanCell(cells[index] ?? '').slice(0, longestSample)).filter((text) => text !== '');
  return [...new Set(values)].slice(0, wanted);
}

/** Columns without a header, or with that of another column, get one of their own. */
function uniqueNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((text, index) => {
    const given = cleanCell(text).replace(/\s+/g, ' ') || `Column ${index + 1}`;
    let name = given;
    for (let turn = 2; taken.has(name); turn += 1) name = `${given} (${turn})`;
    taken.add(name);
    return name;
  });
}
