import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId } from '../../platform/ids.js';

/**
 * A table whose rows belong to customers by `customer_id`. Its module says so here, and merges, their undoing and erasures take it along
 * without knowing it.
 */
export interface CustomerTable {
  readonly table: string;
  /** Columns that tell the rows of one customer apart; rows of equal key move together. */
  readonly key: readonly string[];
  /** Columns of which one customer cannot have two equal rows, where they are not the key. */
  readonly unique?: readonly string[];
  /** Column by which the later of two equal rows stays in a merge; without it the row of the customer that stays. */
  readonly latestBy?: string;
  /** `customer_id` is no part of the primary key: the row only points at its customer. */
  readonly pointer?: boolean;
  /** Rows that come and go with the customer's record by themselves: they do not mean that somebody uses the customer. */
  readonly follows?: boolean;
  /** What an erasure does: rows go, or they stay as figures under an id that stands for nobody, with these columns set. */
  readonly erased: 'deleted' | Readonly<Record<string, boolean | null>>;
  /** Brings right what is derived from the rows, once they have moved. */
  readonly afterMove?: (tx: PlatformCtx, customerIds: readonly CustomerId[]) => Promise<void>;
}

const tables: CustomerTable[] = [];

/** Declares a table of customers' rows. Pointers come first, so that whoever writes through them waits for the rest. */
export function ownedByCustomer(table: CustomerTable): void {
  if (table.pointer) tables.unshift(table);
  else tables.push(table);
}

export const customerTables = (): readonly CustomerTable[] => tables;

/** What a merge did to the rows of one table: keys of moved rows, rows of both sides that gave way to an equal one. */
export interface TableMove {
  readonly moved: readonly Readonly<Record<string, unknown>>[];
  readonly dropped: readonly object[];
  readonly replaced: readonly object[];
}

const same = (columns: readonly string[], a: string, b: string): string =>
  columns.map((column) => `${a}.${column} = ${b}.${column}`).join(' and ');
const keyJson = (columns: readonly string[], row: string): string =>
  `jsonb_build_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;

/** Moves all rows of a customer to another; where both have an equal row, one of them gives way. */
export async function moveAll(tx: PlatformCtx, table: CustomerTable, from: CustomerId, to: CustomerId): Promise<TableMove> {
  const { table: name, key, latestBy, pointer } = table;
  if (pointer) return { moved: await pointTo(tx, table, from, to), dropped: [], replaced: [] };
  const equal = same(table.unique ?? key, 'mine', 'theirs');
  const later = latestBy === undefined ? 'false' : `mine.${latestBy} > theirs.${latestBy}`;
  const dropped = await rowsOf(
    tx,
    `with gone as (delete from ${name} mine using ${name} theirs where mine.customer_id = $1 and theirs.customer_id = $2 and ${equal} and not (${later}) returning mine.*)
     select to_jsonb(gone) as row from gone`,
    [from, to],
  );
  const replaced = await rowsOf(
    tx,
    `with gone as (delete from ${name} theirs using ${name} mine where mine.customer_id = $1 and theirs.customer_id = $2 and ${equal} returning theirs.*)
     select to_jsonb(gone) as row from gone`,
    [from, to],
  );
  const moved = await rowsOf(tx, `select distinct ${keyJson(key, 'mine')} as row from ${name} mine where customer_id = $1`, [from]);
  await move(tx, name, 'customer_id = $1', [from, JSON.stringify({ customer_id: to })]);
  return { moved, dropped, replaced };
}

/** Puts the rows of a merge back where they were, as far as they are still there. */
export async function moveBack(
  tx: PlatformCtx,
  table: CustomerTable,
  done: TableMove,
  kept: CustomerId,
  merged: CustomerId,
): Promise<void> {
  const { table: name, key, pointer } = table;
  const named = `exists (select 1 from jsonb_array_elements($3::jsonb) as given (key) where given.key = ${keyJson(key, name)})`;
  const keys = JSON.stringify(done.moved);
  if (pointer) await tx.db.query(`update ${name} set customer_id = $2 where customer_id = $1 and ${named}`, [kept, merged, keys]);
  else await move(tx, name, `customer_id = $1 and ${named}`, [kept, JSON.stringify({ customer_id: merged }), keys]);
  const gaveWay = [...done.dropped, ...done.replaced];
  if (gaveWay.length === 0) return;
  await tx.db.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb) on conflict do nothing`, [
    JSON.stringify(gaveWay),
  ]);
}

/** Deletes the rows of an erased customer, or leaves them as figures of nobody. */
export async function eraseRows(tx: PlatformCtx, table: CustomerTable, erased: CustomerId, nobody: CustomerId): Promise<void> {
  if (table.erased === 'deleted') await tx.db.query(`delete from ${table.table} where customer_id = $1`, [erased]);
  else if (table.pointer) await pointTo(tx, table, erased, nobody);
  else await move(tx, table.table, 'customer_id = $1', [erased, JSON.stringify({ ...table.erased, customer_id: nobody })]);
}

async function pointTo(
  tx: PlatformCtx,
  { table, key }: CustomerTable,
  from: CustomerId,
  to: CustomerId,
): Promise<Readonly<Record<string, unknown>>[]> {
  const changed = `update ${table} set customer_id = $2 where customer_id = $1 returning *`;
  return rowsOf(tx, `with changed as (${changed}) select ${keyJson(key, 'changed')} as row from changed`, [from, to]);
}

/** A row that changes hands is deleted and inserted, since a distributed table cannot change the column it is distributed by. */
async function move(tx: PlatformCtx, table: string, where: string, values: readonly unknown[]): Promise<void> {
  await tx.db.query(
    `with gone as (delete from ${table} where ${where} returning *)
     insert into ${table} select moved.* from gone, jsonb_populate_record(null::${table}, to_jsonb(gone) || $2::jsonb) as moved`,
    [...values],
  );
}

async function rowsOf(tx: PlatformCtx, sql: string, values: readonly unknown[]): Promise<Readonly<Record<string, unknown>>[]> {
  const found = await tx.db.query<{ row: Readonly<Record<string, unknown>> }[]>(sql, [...values]);
  return found.map(({ row }) => row);
}
