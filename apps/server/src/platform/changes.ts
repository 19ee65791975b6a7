import type { Pool } from 'pg';
import type { PlatformCtx } from './ctx.js';
import type { CustomerId } from './ids.js';

/** What changed of customers; merges and erasures change all of it. `scores` is what jobs compute of everybody, apart from what people say. */
export const changeKinds = ['customers', 'orders', 'events', 'consents', 'scores'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Customers marked one by one; when more change at once, everything is read anew. */
const most = 10_000;

/** Milliseconds for which a replica may have been away and still catch up. */
export const changesLive = 7 * 86_400_000;

/**
 * Notes in the transaction that something of these customers changed, so that memberships and replicas can catch up. Rows carry the id of
 * their transaction, so that whoever reads them later knows which could not be seen yet.
 */
export async function markChanged(tx: PlatformCtx, kind: ChangeKind, customerIds: readonly CustomerId[]): Promise<void> {
  const ids = [...new Set(customerIds)];
  if (ids.length === 0) return;
  if (ids.length > most) return write(tx, 'rebuild', [null]);
  await write(tx, kind, ids);
}

/** Notes, before they are deleted, customers who go, with the ordinals by which bitmaps know them. */
export async function markLeaving(tx: PlatformCtx, customerIds: readonly CustomerId[]): Promise<void> {
  await tx.db.query(
    `insert into changes (kind, customer_id, changed_at, ordinal) select 'customers', id, $2, ordinal from customers where id = any ($1::uuid[])`,
    [customerIds, tx.now()],
  );
}

/** Notes that known products look different now, which conditions on what was bought can see for every buyer. */
export const markProductsChanged = (tx: PlatformCtx): Promise<void> => write(tx, 'products', [null]);

const write = async (tx: PlatformCtx, kind: ChangeKind | 'products' | 'rebuild', ids: readonly (CustomerId | null)[]): Promise<void> => {
  await tx.db.query('insert into changes (kind, customer_id, changed_at) select $1, id, $3 from unnest($2::uuid[]) as changed (id)', [
    kind,
    ids,
    tx.now(),
  ]);
};

/** Removes what no replica needs any more; the latest row stays, for it tells since when nothing changed. */
export async function forgetChanges(pool: Pool, now: Date): Promise<void> {
  await pool.query('delete from changes where changed_at < $1 and id < (select max(id) from changes)', [
    new Date(now.getTime() - changesLive),
  ]);
}
