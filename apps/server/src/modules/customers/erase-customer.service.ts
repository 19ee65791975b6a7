import { assertGranted, type Ctx } from '../../access/viewer.js';
import { changeKinds, markChanged, markLeaving } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { cleanText } from '../../platform/clean-text.js';
import { inputInvalid, notFound } from '../../platform/errors.js';
import { type CustomerId, newId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { customerTables, eraseRows } from './customer-tables.js';
import { lockCustomers } from './customer-state.js';

type Forget = (tx: PlatformCtx, customerId: CustomerId) => Promise<void>;
const forgetters: Forget[] = [];

/** Has more forgotten of an erased person, in the same transaction: what modules keep of customers outside of tables with `customer_id`. */
export function erasedWith(forget: Forget): void {
  forgetters.push(forget);
}

/**
 * Erases a person for good: the record, every key, contact, interest, consent and event go, and so do merges that could bring them back.
 * Orders stay as figures of nobody. Throws NOT_FOUND when there is no such customer.
 */
export async function eraseCustomer(ctx: Ctx, customerId: CustomerId, reason: string): Promise<void> {
  assertGranted(ctx.viewer, 'privacy.erase');
  const given = cleanText(reason);
  if (given === null || given.length > 500) throw inputInvalid({ path: 'reason', rule: 'has 1 to 500 characters' });
  await inTransaction(ctx, async (tx) => {
    const locked = await lockCustomers(tx, [customerId]);
    if (!locked.has(customerId)) throw notFound('customer');
    const nobody = newId<'Customer'>();
    for (const table of customerTables()) await eraseRows(tx, table, customerId, nobody);
    for (const forget of forgetters) await forget(tx, customerId);
    await tx.db.query('delete from customer_merges where customer_id = $1 or merged_id = $1', [customerId]);
    await markLeaving(tx, [customerId]);
    await tx.db.query('delete from customers where id = $1', [customerId]);
    await tx.db.query('insert into erasures (customer_id, reason, erased_by, erased_at) values ($1, $2, $3, $4)', [
      customerId,
      given,
      tx.viewer.userId,
      tx.now(),
    ]);
    for (const kind of changeKinds) await markChanged(tx, kind, [customerId]);
    tx.events.record({ name: 'CustomersChanged', customerIds: [customerId] });
  });
}
