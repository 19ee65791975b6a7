import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value of one column: text is escaped, null is null, `Date` never appears (times are ISO text, made once). */
export type Cell = string | number | boolean | null;

const firstCapacity = 65_536;
const bytesPerCharacter = 3;

/** Rows of one table that wait for COPY, as PostgreSQL's text format. Rows become bytes at once: long strings would keep the collector busy. */
export class RowBuffer {
  private bytes = Buffer.allocUnsafe(firstCapacity);
  private used = 0;
  /** rows added since the beginning, sent or not */
  count = 0;

  constructor(
    readonly table: string,
    readonly columns: readonly string[],
  ) {}

  add(...cells: readonly Cell[]): void {
    let row = encode(cells[0] ?? null);
    for (let column = 1; column < cells.length; column++) row += '\t' + encode(cells[column] ?? null);
    row += '\n';
    this.reserve(row.length * bytesPerCharacter);
    this.used += this.bytes.write(row, this.used, 'utf8');
    this.count++;
  }

  /** Hands over what waits and begins anew. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.used);
    this.bytes = Buffer.allocUnsafe(this.bytes.length);
    this.used = 0;
    return taken;
  }

  private reserve(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe((this.used + more) * 2);
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
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
