import type { PlatformCtx } from '../../platform/ctx.js';
import type { ImportId } from '../../platform/ids.js';
import { ImportKind } from './import.enums.js';
import { emptyTally, type Outcome, type Tally } from './import.record.js';
import type { Cells } from './stage-row.rules.js';

/** A staged row that waits to be written, or was rejected when the file was read. */
export interface WaitingRow {
  readonly number: number;
  readonly line: number;
  readonly groupKey: string;
  readonly cells: Cells;
  readonly rejected: boolean;
}

/** Rows that are written together. */
export interface Batch {
  readonly rows: readonly WaitingRow[];
  readonly lastKey: string;
}

const batchGroups = 1000;
const batchRows = 5000;

/** The next batch after a group: up to 1,000 groups, and 5,000 rows unless one group alone has more. */
export async function nextBatch(tx: PlatformCtx, id: ImportId, afterKey: string): Promise<Batch | undefined> {
  const groups = await tx.db.query<{ key: string; count: number }[]>(
    `select group_key as key, count(*)::integer as count from import_rows where import_id = $1 and group_key > $2
     group by group_key order by group_key limit $3`,
    [id, afterKey, batchGroups],
  );
  let taken = 0;
  const last = groups.filter(({ count }, at) => (taken += count) <= batchRows || at === 0).at(-1);
  if (!last) return undefined;
  const rows = await tx.db.query<WaitingRow[]>(
    `select number, line, group_key as "groupKey", cells, outcome is not null as rejected from import_rows
     where import_id = $1 and group_key > $2 and group_key <= $3 order by group_key, number`,
    [id, afterKey, last.key],
  );
  return { rows, lastKey: last.key };
}

/** All batches of an import from the first to the last. */
export async function* allBatches(ctx: PlatformCtx, id: ImportId): AsyncGenerator<Batch> {
  for (let afterKey = ''; ;) {
    const batch = await nextBatch(ctx, id, afterKey);
    if (!batch) return;
    yield batch;
    afterKey = batch.lastKey;
  }
}

/** Notes which rows were rejected, for the file of them; the others are only counted. */
export async function setRejected(tx: PlatformCtx, id: ImportId, outcomes: ReadonlyMap<number, Outcome>): Promise<void> {
  const rejected = [...outcomes].flatMap(([number, outcome]) => (outcome === 'REJECTED' ? [number] : []));
  if (rejected.length === 0) return;
  await tx.db.query(`update import_rows set outcome = 'REJECTED' where import_id = $1 and number = any($2::integer[])`, [id, rejected]);
}

export function tallyOf(outcomes: Iterable<Outcome>): Tally {
  const tally = { ...emptyTally };
  for (const outcome of outcomes) tally[outcome] += 1;
  return tally;
}

/** Warns of rows that are equal to an earlier one of their order, or of the file: both go in. */
export async function warnOfRepeats(tx: PlatformCtx, id: ImportId, kind: ImportKind): Promise<readonly number[]> {
  const within = kind === ImportKind.ORDERS ? 'group_key, cells' : 'cells';
  const repeats = await tx.db.query<{ line: number }[]>(
    `select line from (select line, row_number() over (partition by ${within} order by number) as place from import_rows where import_id = $1 and outcome is null) r
     where place > 1 order by line`,
    [id],
  );
  return repeats.map(({ line }) => line);
}

/** How many accepted rows are of orders without a customer. */
export async function countAnonymous(tx: PlatformCtx, id: ImportId): Promise<number> {
  const [found] = await tx.db.query<{ count: number }[]>(
    `select coalesce(sum(accepted), 0)::integer as count from (
       select count(*) as accepted from import_rows where import_id = $1 and outcome is null group by group_key having not bool_or(cells ? 'who')
     ) orders`,
    [id],
  );
  return found?.count ?? 0;
}

/** Keeps the latest non-empty value of each field that a file of orders says of a customer or a product. */
export async function keepLatestValues(
  tx: PlatformCtx,
  id: ImportId,
  of: { readonly kind: 'CUSTOMER' | 'PRODUCT'; readonly key: 'who' | 'lines.sku'; readonly fields: readonly string[] },
): Promise<void> {
  await tx.db.query(
    `insert into import_values (import_id, kind, key, cells)
     select $1, $2, key, jsonb_object_agg(field, value) from (
       select distinct on (r.cells ->> $3, f.field) r.cells ->> $3 as key, f.field, r.cells -> f.field as value
       from import_rows r cross join unnest($4::text[]) as f (field)
       where r.import_id = $1 and r.outcome is null and r.cells ? $3 and r.cells ? f.field
       order by r.cells ->> $3, f.field, r.cells ->> 'placedAt' desc, r.number desc
     ) latest group by key`,
    [id, of.kind, of.key, of.fields],
  );
}

/** The kept values of these customers or products, by key. */
export async function latestValues(
  tx: PlatformCtx,
  id: ImportId,
  kind: 'CUSTOMER' | 'PRODUCT',
  keys: readonly string[],
): Promise<ReadonlyMap<string, Cells>> {
  if (keys.length === 0) return new Map();
  const found = await tx.db.query<{ key: string; cells: Cells }[]>(
    'select key, cells from import_values where import_id = $1 and kind = $2 and key = any($3::text[])',
    [id, kind, keys],
  );
  return new Map(found.map(({ key, cells }) => [key, cells]));
}
