import type { PlatformCtx } from './ctx.js';
import type { CustomerId } from './ids.js';

/** Rows marked at once; more than this many customers are better marked as all of them. */
const most = 10_000;

/**
 * Notes in the transaction that something of these customers changed, so that memberships and replicas can catch up. `kind` is the table
 * that changed. `all` is for changes of the whole, such as a load of a demo shop.
 */
export async function markChanged(tx: PlatformCtx, kind: string, customerIds: readonly CustomerId[] | 'all'): Promise<void> {
  const ids = customerIds === 'all' || customerIds.length > most ? [null] : [...new Set(customerIds)];
  if (ids.length === 0) return;
  await tx.db.query('insert into changes (kind, customer_id, changed_at) select $1, id, $3 from unnest($2::uuid[]) as changed (id)', [
    kind,
    ids,
    tx.now(),
  ]);
}
