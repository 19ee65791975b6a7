import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId, OrderId } from '../../platform/ids.js';
import { type RecordChange, type TakenBack, withoutChange } from '../../platform/journal.js';
import { holdCustomers } from '../customers/index.js';
import { flatOrder, fromFlatOrder, isFlatBuyer, printOfOrder } from './order-journal.js';
import { type OrderState, sameOrder } from './order-state.js';
import { returnKey } from './orders.rules.js';
import { findKeys, readOrders } from './read-orders.js';
import { type OrderChange, removeOrders, tellOfOrders, writeOrders } from './write-orders.js';

type JournaledOrder = RecordChange & { readonly id: OrderId };

/**
 * Takes changes of orders back. New ones go, lines and keys included, when they say what they said then, whoever they belong to by now; of
 * others every place and line that nobody changed since is as it was before. An order never goes back to a customer who is not there any more.
 */
export async function undoOrders(tx: PlatformCtx, changes: readonly JournaledOrder[]): Promise<readonly TakenBack[]> {
  const current = await lockOrders(
    tx,
    changes.map(({ id }) => id),
  );
  const buyers = await holdCustomers(tx, changes.flatMap(formerBuyer));
  const removed: OrderState[] = [];
  const restored: OrderChange[] = [];
  const outcomes = changes.map((change): TakenBack => {
    const { id } = change;
    const kind = 'order';
    const state = current.get(id);
    if (!state) return { kind, id, outcome: 'GONE' };
    const name = state.external_id;
    if (change.before === null) {
      if (change.print !== printOfOrder(state)) return { kind, id, name, outcome: 'KEPT', reason: 'CHANGED_SINCE' };
      removed.push(state);
      return { kind, id, name, outcome: 'REMOVED' };
    }
    const { values, places } = withoutChange(flatOrder(state), change);
    const buyer = isFlatBuyer(values['buyer']) ? values['buyer'] : undefined;
    const isThere = buyer !== undefined && (buyer.id === state.customer_id || buyer.anonymous || buyers.has(buyer.id));
    const after = fromFlatOrder(state, values);
    const owned = isThere ? { ...after, customer_id: buyer.id, is_anonymous: buyer.anonymous } : after;
    if (!sameOrder(state, owned)) restored.push({ before: state, after: owned, heldBy: state.customer_id });
    const kept = isThere ? places : [...places, 'buyer'];
    return { kind, id, name, outcome: 'RESTORED', ...(kept.length > 0 ? { reason: 'CHANGED_SINCE' as const, places: kept } : {}) };
  });
  await removeOrders(tx, removed);
  await removeKeys(tx, removed);
  await writeOrders(tx, restored);
  await tellOfOrders(tx, [...removed, ...restored.flatMap(({ before, after }) => (before ? [before, after] : [after]))]);
  return outcomes;
}

function formerBuyer({ before }: JournaledOrder): readonly CustomerId[] {
  const buyer = before?.['buyer'];
  return isFlatBuyer(buyer) && !buyer.anonymous ? [buyer.id] : [];
}

/** Orders by id, kept from other writers by their keys as `recordMany` does. */
async function lockOrders(tx: PlatformCtx, ids: readonly OrderId[]): Promise<ReadonlyMap<OrderId, OrderState>> {
  const found = await tx.db.query<{ source: string; external_id: string }[]>(
    'select source, external_id from orders where id = any($1::uuid[])',
    [ids],
  );
  const asked = new Set<string>(ids);
  const keys = await findKeys(
    tx,
    found.flatMap(({ source, external_id }) => [
      { source, key: external_id },
      { source, key: returnKey(external_id) },
    ]),
  );
  return readOrders(
    tx,
    [...keys.values()].filter(({ orderId }) => asked.has(orderId)),
  );
}

async function removeKeys(tx: PlatformCtx, orders: readonly OrderState[]): Promise<void> {
  if (orders.length === 0) return;
  await tx.db.query(
    `delete from order_keys k using unnest($1::text[], $2::text[], $3::uuid[]) as gone (source, external_id, id)
     where k.source = gone.source and k.external_id in (gone.external_id, gone.external_id || $4) and k.order_id = gone.id`,
    [orders.map(({ source }) => source), orders.map(({ external_id }) => external_id), orders.map(({ id }) => id), returnKey('')],
  );
}
