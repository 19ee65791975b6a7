import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId, LineId, OrderId, ProductId } from '../../platform/ids.js';
import { toScaled } from '../../platform/money.js';
import type { LineState, OrderState } from './order-state.js';
import { priceScale, quantityScale } from './orders.rules.js';

/** What finds an order again. */
export interface OrderKey {
  readonly source: string;
  readonly key: string;
}

export const nameOf = ({ source, key }: OrderKey): string => `${source}\n${key}`;

export interface KeptKey {
  readonly customerId: CustomerId;
  readonly orderId: OrderId;
}

interface KeyRow {
  readonly source: string;
  readonly external_id: string;
  readonly customer_id: CustomerId;
  readonly order_id: OrderId;
}

/** Finds orders by their keys; with `lock` nobody else writes them until the transaction ends. */
export async function findKeys(tx: PlatformCtx, keys: readonly OrderKey[], lock: 'lock' | 'look' = 'lock'): Promise<Map<string, KeptKey>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.db.query<KeyRow[]>(
    `select k.source, k.external_id, k.customer_id, k.order_id from order_keys k
     join (select distinct * from unnest($1::text[], $2::text[]) as asked (source, external_id)) asked on k.source = asked.source and k.external_id = asked.external_id
     order by k.source, k.external_id${lock === 'lock' ? ' for update of k' : ''}`,
    [keys.map(({ source }) => source), keys.map(({ key }) => key)],
  );
  return new Map(
    rows.map((row) => [nameOf({ source: row.source, key: row.external_id }), { customerId: row.customer_id, orderId: row.order_id }]),
  );
}

/** Takes keys for new orders; one that somebody else took meanwhile stays theirs. Written in one order, so that two writers cannot wait for each other. */
export async function claimKeys(tx: PlatformCtx, claims: readonly (OrderKey & KeptKey)[]): Promise<void> {
  const sorted = [...claims].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  await tx.db.query(
    `insert into order_keys (source, external_id, customer_id, order_id) select * from unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[]) on conflict do nothing`,
    [
      sorted.map(({ source }) => source),
      sorted.map(({ key }) => key),
      sorted.map(({ customerId }) => customerId),
      sorted.map(({ orderId }) => orderId),
    ],
  );
}

const orderColumns =
  'o.customer_id, o.id, o.source, o.external_id, o.kind, o.status, o.is_anonymous, o.placed_at, o.channel, o.store_id, o.pickup_store_id, o.payment, o.delivery, o.delivered_at, o.return_of, o.subtotal, o.discount, o.shipping, o.tax, o.total, o.incomplete, o.created_at';

type Amount = 'subtotal' | 'discount' | 'shipping' | 'tax' | 'total';
type OrderRecord = Omit<OrderState, Amount | 'lines'> & Readonly<Record<Amount, string>>;
interface LineRecord {
  readonly order_id: OrderId;
  readonly id: LineId;
  readonly key: string;
  readonly position: number;
  readonly product_id: ProductId | null;
  readonly quantity: string;
  readonly unit_price: string;
  readonly amount: string;
}

/** Orders with their lines, by id. */
export async function readOrders(tx: PlatformCtx, kept: readonly KeptKey[]): Promise<Map<OrderId, OrderState>> {
  if (kept.length === 0) return new Map();
  const ids = [kept.map(({ customerId }) => customerId), kept.map(({ orderId }) => orderId)];
  const orders = await tx.db.query<OrderRecord[]>(
    `select ${orderColumns} from orders o join unnest($1::uuid[], $2::uuid[]) as asked (customer_id, id) on o.customer_id = asked.customer_id and o.id = asked.id`,
    ids,
  );
  return withLinesOf(tx, orders);
}

/** Returns without a known buyer that name one of these orders: they follow it when it gets one. */
export async function readAnonymousReturns(
  tx: PlatformCtx,
  orders: readonly { readonly source: string; readonly externalId: string }[],
): Promise<Map<OrderId, OrderState>> {
  if (orders.length === 0) return new Map();
  const found = await tx.db.query<OrderRecord[]>(
    `select ${orderColumns} from orders o
     join (select distinct * from unnest($1::text[], $2::text[]) as asked (source, return_of)) asked on o.source = asked.source and o.return_of = asked.return_of
     where o.kind = 'return' and o.is_anonymous`,
    [orders.map(({ source }) => source), orders.map(({ externalId }) => externalId)],
  );
  return withLinesOf(tx, found);
}

async function withLinesOf(tx: PlatformCtx, orders: readonly OrderRecord[]): Promise<Map<OrderId, OrderState>> {
  if (orders.length === 0) return new Map();
  const rows = await tx.db.query<LineRecord[]>(
    `select l.order_id, l.id, l.key, l.position, l.product_id, l.quantity, l.unit_price, l.amount from lines l
     join unnest($1::uuid[], $2::uuid[]) as asked (customer_id, id) on l.customer_id = asked.customer_id and l.order_id = asked.id order by l.position`,
    [orders.map(({ customer_id }) => customer_id), orders.map(({ id }) => id)],
  );
  const lines = new Map(orders.map(({ id }) => [id, new Map<string, LineState>()]));
  for (const { order_id, quantity, unit_price, amount, ...line } of rows) {
    lines.get(order_id)?.set(line.key, {
      ...line,
      quantity: toScaled(quantity, quantityScale) ?? 0n,
      unit_price: toScaled(unit_price, priceScale) ?? 0n,
      amount: BigInt(amount),
    });
  }
  return new Map(
    orders.map((order) => [
      order.id,
      {
        ...order,
        subtotal: BigInt(order.subtotal),
        discount: BigInt(order.discount),
        shipping: BigInt(order.shipping),
        tax: BigInt(order.tax),
        total: BigInt(order.total),
        lines: lines.get(order.id) ?? new Map<string, LineState>(),
      },
    ]),
  );
}

/** Whose the orders are that returns name, by `nameOf`. */
export async function readBuyers(
  tx: PlatformCtx,
  keys: readonly OrderKey[],
): Promise<Map<string, { readonly customerId: CustomerId; readonly isAnonymous: boolean }>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.db.query<(KeyRow & { readonly is_anonymous: boolean })[]>(
    `select k.source, k.external_id, k.customer_id, k.order_id, o.is_anonymous from order_keys k
     join (select distinct * from unnest($1::text[], $2::text[]) as asked (source, external_id)) asked on k.source = asked.source and k.external_id = asked.external_id
     join orders o on o.customer_id = k.customer_id and o.id = k.order_id order by k.source, k.external_id for share of k`,
    [keys.map(({ source }) => source), keys.map(({ key }) => key)],
  );
  return new Map(
    rows.map((row) => [
      nameOf({ source: row.source, key: row.external_id }),
      { customerId: row.customer_id, isAnonymous: row.is_anonymous },
    ]),
  );
}
