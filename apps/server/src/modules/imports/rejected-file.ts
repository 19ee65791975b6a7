import type { PlatformCtx } from '../../platform/ctx.js';
import { byteOrderMark, csvLine } from '../../platform/csv-line.js';
import type { ImportRecord } from './import.record.js';
import { fileRecords } from './reading/file-records.js';

interface RejectedRow {
  readonly number: number;
  readonly line: number;
  readonly codes: string | null;
  readonly reasons: string | null;
}

const pageRows = 2000;

/** The rejected rows of an import as CSV: the file's own columns, then line, code and reason. Streams; the file is read again beside it. */
export async function* rejectedCsv(ctx: PlatformCtx, imported: ImportRecord): AsyncGenerator<string, void, void> {
  const width = imported.columns.length;
  yield byteOrderMark + csvLine([...imported.columns.map(({ column }) => column), 'line', 'code', 'reason']);
  const rejected = rejectedRows(ctx, imported);
  let next = await rejected.next();
  for await (const { number, cells } of fileRecords(imported.path, imported.form, width, ctx.signal)) {
    if (next.done) return;
    if (number !== next.value.number) continue;
    const { line, codes, reasons } = next.value;
    yield csvLine([
      ...Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? ''),
      String(line),
      codes ?? '',
      reasons ?? '',
    ]);
    next = await rejected.next();
  }
}

async function* rejectedRows(ctx: PlatformCtx, { id }: ImportRecord): AsyncGenerator<RejectedRow, void, void> {
  for (let after = 0; ;) {
    const page = await ctx.db.query<RejectedRow[]>(
      `select r.number, r.line, string_agg(distinct i.code, '; ') as codes,
         string_agg(coalesce(i."column" || ': ', '') || i.message, '; ' order by i.id) as reasons
       from (select number, line from import_rows where import_id = $1 and outcome = 'REJECTED' and number > $2 order by number limit $3) r
       left join import_issues i on i.import_id = $1 and i.line = r.line and i.severity = 'REJECTED'
       group by r.number, r.line order by r.number`,
      [id, after, pageRows],
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageRows) return;
    after = last.number;
  }
}
