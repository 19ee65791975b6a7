import { assertGranted, type Ctx } from '../../access/viewer.js';
import { changeKinds, markChanged, markLeaving } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { conflict, inputInvalid, notFound } from '../../platform/errors.js';
import { type CustomerId, newId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { type CustomerState, lockCustomers, writtenColumns } from './customer-state.js';
import { customerTables, moveAll, moveBack, type TableMove } from './customer-tables.js';
import { plainColumns, searchText } from './customers.rules.js';
import { refreshReachable, updateCustomers } from './write-customers.js';

/** All that undoing a merge needs. */
interface MergeSnapshot {
  /** the row of the customer merged away */
  readonly merged: object;
  readonly keptBefore: CustomerState;
  readonly keptAfter: CustomerState;
  readonly tables: Readonly<Record<string, TableMove>>;
}

/**
 * Makes one customer of two: everything of the second moves to the first, whose own values win; empty ones are filled. The second is gone until
 * the merge is undone. Throws NOT_FOUND when either is not there. Answers the id of the merge.
 */
export async function mergeCustomers(ctx: Ctx, input: { readonly keepId: CustomerId; readonly mergeId: CustomerId }): Promise<string> {
  assertGranted(ctx.viewer, 'customers.edit');
  const { keepId, mergeId } = input;
  if (keepId === mergeId) throw inputInvalid({ path: 'input.mergeId', rule: 'must be another customer' });
  return inTransaction(ctx, async (tx) => {
    const locked = await lockCustomers(tx, [keepId, mergeId]);
    const [keptBefore, gone] = [locked.get(keepId), locked.get(mergeId)];
    if (!keptBefore || !gone) throw notFound('customer');
    const [row] = await tx.db.query<{ merged: object }[]>('select to_jsonb(c) as merged from customers c where id = $1', [mergeId]);
    const tables: Record<string, TableMove> = {};
    for (const table of customerTables()) tables[table.table] = await moveAll(tx, table, mergeId, keepId);
    await markLeaving(tx, [mergeId]);
    await tx.db.query('delete from customers where id = $1', [mergeId]);
    const keptAfter = filledFrom(keptBefore, gone);
    await updateCustomers(tx, [keptAfter]);
    await settle(tx, [keepId], [keepId, mergeId]);
    const id = newId<'Merge'>();
    const snapshot: MergeSnapshot = { merged: row?.merged ?? gone, keptBefore, keptAfter, tables };
    await tx.db.query(
      'insert into customer_merges (id, customer_id, merged_id, snapshot, merged_by, merged_at) values ($1, $2, $3, $4::jsonb, $5, $6)',
      [id, keepId, mergeId, JSON.stringify(snapshot), tx.viewer.userId, tx.now()],
    );
    return id;
  });
}

/**
 * Undoes a merge, named by its own id or that of the customer merged away, who is there again under the same id. Rows go back where they
 * were; what happened since stays with the customer that was kept. Throws NOT_FOUND, and CONFLICT when the kept one was itself merged since.
 */
export async function unmergeCustomers(ctx: Ctx, id: string): Promise<CustomerId> {
  assertGranted(ctx.viewer, 'customers.edit');
  return inTransaction(ctx, async (tx) => {
    const [merge] = await tx.db.query<{ id: string; customer_id: CustomerId; merged_id: CustomerId; snapshot: MergeSnapshot }[]>(
      `select id, customer_id, merged_id, snapshot from customer_merges where (id = $1 or merged_id = $1) and undone_at is null
       order by merged_at desc limit 1 for update`,
      [id],
    );
    if (!merge) throw notFound('merge');
    const { customer_id: kept, merged_id: merged, snapshot } = merge;
    const current = (await lockCustomers(tx, [kept])).get(kept);
    if (!current) throw conflict('The customer that was kept was merged itself since; undo that first.', null);
    await tx.db.query('insert into customers select * from jsonb_populate_record(null::customers, $1::jsonb || $2::jsonb)', [
      JSON.stringify(snapshot.merged),
      JSON.stringify({ updated_at: tx.now() }),
    ]);
    for (const table of customerTables()) {
      const done = snapshot.tables[table.table];
      if (done) await moveBack(tx, table, done, kept, merged);
    }
    await updateCustomers(tx, [withoutFilling(current, snapshot)]);
    await settle(tx, [kept, merged], [kept, merged]);
    await tx.db.query('update customer_merges set undone_at = $2 where id = $1', [merge.id, tx.now()]);
    return merged;
  });
}

/** Brings right what is derived from moved rows, and tells of it. */
async function settle(tx: PlatformCtx, alive: readonly CustomerId[], touched: readonly CustomerId[]): Promise<void> {
  for (const { afterMove } of customerTables()) await afterMove?.(tx, alive);
  await refreshReachable(tx, alive);
  for (const kind of changeKinds) await markChanged(tx, kind, touched);
  tx.events.record({ name: 'CustomersChanged', customerIds: touched });
}

/** The kept customer's values, with the other's where there are none. */
function filledFrom(kept: CustomerState, gone: CustomerState): CustomerState {
  const filled: CustomerState = {
    ...kept,
    external_id: kept.external_id ?? (kept.source === gone.source ? gone.external_id : null),
    card: kept.card ?? gone.card,
    email: kept.email ?? gone.email,
    email_problem: kept.email === null ? gone.email_problem : kept.email_problem,
    phone: kept.phone ?? gone.phone,
    phone_problem: kept.phone === null ? gone.phone_problem : kept.phone_problem,
    tags: [...new Set([...kept.tags, ...gone.tags])],
    interests: [...new Set([...kept.interests, ...gone.interests])],
    attributes: { ...gone.attributes, ...kept.attributes },
  };
  for (const column of plainColumns) filled[column] = kept[column] ?? gone[column];
  return { ...filled, search_text: searchText(filled.display_name) };
}

/** Takes back what the merge filled in, except where it was changed since. */
function withoutFilling(current: CustomerState, { keptBefore, keptAfter }: MergeSnapshot): CustomerState {
  const restored: CustomerState = { ...current };
  for (const column of writtenColumns) {
    const isUntouched = JSON.stringify(Reflect.get(current, column)) === JSON.stringify(Reflect.get(keptAfter, column));
    if (isUntouched) Reflect.set(restored, column, Reflect.get(keptBefore, column));
  }
  return restored;
}
