import { addDays, startOf } from '@regulars/segment-language';
import type { Ctx } from '../../access/viewer.js';
import { markChanged } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { inputInvalid, notFound } from '../../platform/errors.js';
import { type ChurnReasonId, type CustomerId, newId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { isOrder } from '../orders/index.js';
import type { ChurnReasonKey } from './churn-reason.entity.js';

export interface NewChurnReason {
  /** whom the caller has already found within the viewer's scope */
  readonly customerId: CustomerId;
  readonly reason: ChurnReasonKey;
  readonly note: string | null;
  readonly orderId: string | null;
}

const longestNote = 2000;

/** Records why a customer buys less or left. Throws INPUT_INVALID without a note and an order, NOT_FOUND where the order is not the customer's. */
export async function addChurnReason(ctx: Ctx, { customerId, reason, note, orderId }: NewChurnReason): Promise<ChurnReasonId> {
  const text = note?.trim() || null;
  if (text === null && orderId === null) throw inputInvalid({ path: 'note', rule: 'is there, or an order is' });
  if (text !== null && text.length > longestNote) throw inputInvalid({ path: 'note', rule: 'has at most 2,000 characters' });
  const id = newId<'ChurnReason'>();
  await inTransaction(ctx, async (tx) => {
    const [customer] = await tx.db.query<object[]>('select 1 from customers where id = $1 for share', [customerId]);
    if (!customer) throw notFound('customer');
    if (orderId !== null) {
      const [order] = await tx.db.query<object[]>('select 1 from orders where customer_id = $1 and id = $2', [customerId, orderId]);
      if (!order) throw notFound('order');
    }
    await tx.db.query(
      'insert into churn_reasons (customer_id, id, reason, note, order_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)',
      [customerId, id, reason, text, orderId, tx.now(), ctx.viewer.userId],
    );
    await noteChanged(tx, customerId);
  });
  return id;
}

/** Takes back what one recorded oneself; NOT_FOUND for another's. */
export async function removeChurnReason(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [gone] = await tx.db.query<{ customer_id: CustomerId }[]>(
      'with gone as (delete from churn_reasons where id = $1 and recorded_by = $2 returning customer_id) select * from gone',
      [id, ctx.viewer.userId],
    );
    if (!gone) throw notFound('churn reason');
    await noteChanged(tx, gone.customer_id);
  });
}

async function noteChanged(tx: PlatformCtx, customerId: CustomerId): Promise<void> {
  await markChanged(tx, 'customers', [customerId]);
  tx.events.record({ name: 'CustomersChanged', customerIds: [customerId] });
}

/** Customers for whom a reason was recorded; money is minor units. */
export interface ChurnReasonShare {
  readonly reason: ChurnReasonKey;
  readonly customers: number;
  readonly records: number;
  /** those of the customers without an order since it was recorded last */
  readonly stayedAway: number;
}

/** What was recorded between two days, both included, of the customers the viewer sees; the most frequent reason first. */
export async function churnReasonShares(
  ctx: Ctx,
  { since, until }: { readonly since: string | null; readonly until: string | null },
): Promise<{ readonly asOf: Date; readonly customers: number; readonly shares: readonly ChurnReasonShare[] }> {
  if (since !== null && until !== null && until < since) throw inputInvalid({ path: 'until', rule: 'is not before since' });
  const asOf = ctx.now();
  const { zone } = ctx.organisation;
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: asOf, zone });
  const bound = (ms: number): string => binder.bind(new Date(ms).toISOString(), 'timestamptz');
  const end = Math.min(until === null ? Infinity : startOf(addDays(until, 1), zone), asOf.getTime() + 1);
  const text = `with told as (select r.* from churn_reasons r join customers c on c.id = r.customer_id
  where r.recorded_at < ${bound(end)}${since === null ? '' : ` and r.recorded_at >= ${bound(startOf(since, zone))}`}${visible === undefined ? '' : ` and c.id in ${visible}`}),
by_customer as (select t.reason, t.customer_id, count(*) as records, max(t.recorded_at) as last from told t group by 1, 2)
select b.reason, count(*)::integer as customers, sum(b.records)::integer as records,
  (count(*) filter (where not exists (select from orders o where o.customer_id = b.customer_id and ${isOrder('o')} and o.placed_at > b.last
    and o.placed_at <= ${bound(asOf.getTime())})))::integer as "stayedAway",
  (select count(distinct customer_id) from told)::integer as everybody
from by_customer b group by b.reason order by customers desc, b.reason`;
  const rows = await runStatement<ChurnReasonShare & { readonly everybody: number }>(ctx, { text, values: binder.values });
  return { asOf, customers: rows[0]?.everybody ?? 0, shares: rows };
}

/** Who is counted for a reason, as a condition in the zone of the shop. */
export function conditionOf(reason: ChurnReasonKey, since: string | null, until: string | null): string {
  const window =
    since !== null && until !== null
      ? ` between ${since} and ${until}`
      : since !== null
        ? ` on or after ${since}`
        : until !== null
          ? ` before ${addDays(until, 1)}`
          : '';
  return `count(churnReasons${window} where reason = "${reason}") >= 1`;
}
