import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value of one column: text is escaped, null is null, `Date` never appears (times are ISO text, made once). */
export type Cell = string | number | boolean | null;

/** Rows of one table that wait for COPY, as PostgreSQL's text format. */
export class RowBuffer {
  private text = '';
  /** rows added since the beginning, sent or not */
  count = 0;

  constructor(
    readonly table: string,
    readonly columns: readonly string[],
  ) {}

  add(...cells: readonly Cell[]): void {
    let row = '';
    for (let column = 0; column < cells.length; column++) row += column === 0 ? encode(cells[0] ?? null) : `\t${encode(cells[column] ?? null)}`;
    this.text += `${row}\n`;
    this.count++;
  }

  /** Hands over what waits and begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.text, 'utf8');
    this.text = '';
    return taken;
  }
}

/** Rows ready to be sent. */
export interface Batch {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Buffer;
}

/** Sends rows by COPY on a connection inside its transaction. */
export async function copyBatch(client: pg.ClientBase, batch: Batch): Promise<void> {
  if (batch.rows.length === 0) return;
  const stream = client.query(copyFrom(`copy ${batch.table} (${batch.columns.map((column) => `"${column}"`).join(', ')}) from stdin`));
  await new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve);
    stream.once('error', reject);
    stream.end(batch.rows);
  });
}

/** The words of a list as an array literal; words hold neither quotes nor backslashes. */
export const arrayOf = (words: readonly string[]): string => (words.length === 0 ? '{}' : `{"${words.join('","')}"}`);

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function encode(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return special.test(cell) ? cell.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : cell;
}
