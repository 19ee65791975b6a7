import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Ctx } from '../../access/viewer.js';
import { byteOrderMark, csvLine } from '../../platform/csv-line.js';
import { toGlobalId } from '../../platform/ids.js';
import { rowsByOrdinal } from '../../read/index.js';
import { ExportFormat } from './export.enums.js';
import type { RecordFile } from './record-files.js';

/** What a file of customers holds and how it is written. */
export interface ExportPlan {
  /** names of the catalogue */
  readonly fields: readonly string[];
  readonly format: ExportFormat;
  /** whether a CSV begins with the mark by which spreadsheet programs know UTF-8 */
  readonly withBom: boolean;
}

const pageRows = 2000;

/** Writes a CSV of records; answers how many rows it has. */
export async function writeRecordFile(
  ctx: Ctx,
  { columns, pages }: RecordFile,
  { withBom }: Pick<ExportPlan, 'withBom'>,
  path: string,
): Promise<number> {
  return written(path, async (file) => {
    let count = 0;
    await file.write((withBom ? byteOrderMark : '') + csvLine(columns));
    for await (const rows of pages) {
      ctx.signal.throwIfAborted();
      if (rows.length > 0) await file.write(rows.map(csvLine).join(''));
      count += rows.length;
    }
    return count;
  });
}

/** Makes a file that appears under its name when all of it is on disk. */
async function written(path: string, fill: (file: FileHandle) => Promise<number>): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.part`;
  const file = await open(draft, 'w', 0o600);
  let count: number;
  try {
    count = await fill(file);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  return count;
}

/**
 * Writes the customers with these ordinals to a file, read page by page with the viewer's rights and scope; answers how many there are.
 */
export async function writeExport(ctx: Ctx, plan: ExportPlan, ordinals: Uint32Array, path: string): Promise<number> {
  return written(path, async (file) => {
    const form = plan.format === ExportFormat.CSV ? csvForm(plan) : jsonForm(plan);
    let count = 0;
    await file.write(form.head);
    for (let at = 0; at < ordinals.length; at += pageRows) {
      ctx.signal.throwIfAborted();
      const rows = await rowsByOrdinal(ctx, plan.fields, [...ordinals.subarray(at, at + pageRows)]);
      if (rows.length > 0) await file.write(rows.map((row, place) => form.row(shown(plan, row), count + place)).join(''));
      count += rows.length;
    }
    await file.write(form.tail);
    return count;
  });
}

/** Ids leave as the graph has them. */
const shown = ({ fields }: ExportPlan, row: readonly unknown[]): readonly unknown[] =>
  row.map((value, at) => (fields[at] === 'id' && typeof value === 'string' ? toGlobalId('Customer', value) : value));

interface Form {
  readonly head: string;
  readonly row: (values: readonly unknown[], index: number) => string;
  readonly tail: string;
}

const csvForm = ({ fields, withBom }: ExportPlan): Form => ({
  head: (withBom ? byteOrderMark : '') + csvLine(fields),
  row: (values) => csvLine(values.map(cellText)),
  tail: '',
});

const jsonForm = ({ fields }: ExportPlan): Form => ({
  head: '[',
  row: (values, index) =>
    `${index === 0 ? '' : ','}\n${JSON.stringify(Object.fromEntries(fields.map((field, at) => [field, values[at] ?? null])))}`,
  tail: '\n]\n',
});

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellText).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
