import type { ProductId, StoreId, CustomerId, LineId, OrderId } from '../../platform/ids.js';
import { newId } from '../../platform/ids.js';
import type { CleanLine, CleanOrder } from './orders.rules.js';
import { OrderStatus } from './order.enums.js';

/** A line as kept: quantity with four decimals, price with six, amount in minor units, all as integers. */
export interface LineState {
  readonly id: LineId;
  readonly key: string;
  readonly position: number;
  readonly product_id: ProductId | null;
  readonly quantity: bigint;
  readonly unit_price: bigint;
  readonly amount: bigint;
}

/** An order or return as kept, with its lines by key. */
export interface OrderState {
  readonly id: OrderId;
  readonly customer_id: CustomerId;
  readonly source: string;
  readonly external_id: string;
  readonly kind: 'order' | 'return';
  readonly status: string;
  readonly is_anonymous: boolean;
  readonly placed_at: Date;
  readonly channel: string | null;
  readonly store_id: StoreId | null;
  readonly pickup_store_id: StoreId | null;
  readonly payment: string | null;
  readonly delivery: string | null;
  readonly delivered_at: Date | null;
  readonly return_of: string | null;
  readonly subtotal: bigint;
  readonly discount: bigint;
  readonly shipping: bigint;
  readonly tax: bigint;
  readonly total: bigint;
  readonly incomplete: boolean;
  readonly created_at: Date;
  readonly lines: ReadonlyMap<string, LineState>;
}

/** Whose an order is: a known buyer, or an id that stands for nobody. */
export interface Buyer {
  readonly customerId: CustomerId;
  readonly isAnonymous: boolean;
}

export interface Names {
  readonly product: (order: CleanOrder, line: CleanLine) => ProductId | null;
  readonly store: (name: string | null) => StoreId | null;
}

/** What a row says, put over what is known; `before` is undefined for a new record. */
export function withOrder(
  before: OrderState | undefined,
  order: CleanOrder,
  given: { readonly orderId: OrderId; readonly buyer: Buyer; readonly names: Names; readonly wholeOrders: boolean; readonly now: Date },
): OrderState {
  const { buyer, names } = given;
  const lines = withLines(before?.lines ?? new Map(), order, names, given.wholeOrders);
  const subtotal = [...lines.values()].reduce((sum, { amount }) => sum + amount, 0n);
  const discount = order.discount ?? before?.discount ?? 0n;
  const shipping = order.shipping ?? before?.shipping ?? 0n;
  const tax = order.tax ?? before?.tax ?? 0n;
  return {
    id: before?.id ?? given.orderId,
    customer_id: buyer.customerId,
    source: order.source,
    external_id: before?.external_id ?? order.externalId,
    kind: order.kind,
    status: order.status ?? before?.status ?? OrderStatus.PAID,
    is_anonymous: buyer.isAnonymous,
    placed_at: order.placedAt,
    channel: order.channel ?? before?.channel ?? null,
    store_id: names.store(order.store) ?? before?.store_id ?? null,
    pickup_store_id: names.store(order.pickupStore) ?? before?.pickup_store_id ?? null,
    payment: order.payment ?? before?.payment ?? null,
    delivery: order.delivery ?? before?.delivery ?? null,
    delivered_at: order.deliveredAt ?? before?.delivered_at ?? null,
    return_of: order.returnOf ?? before?.return_of ?? null,
    subtotal,
    discount,
    shipping,
    tax,
    total: subtotal - discount + shipping + tax,
    incomplete: order.incomplete ?? before?.incomplete ?? false,
    created_at: before?.created_at ?? given.now,
    lines,
  };
}

/** Lines are updated by key and added; they are removed only when the row holds the whole order. */
function withLines(before: ReadonlyMap<string, LineState>, order: CleanOrder, names: Names, whole: boolean): Map<string, LineState> {
  const lines = new Map<string, LineState>(whole ? [] : before);
  let next = whole ? 0 : [...before.values()].reduce((last, { position }) => Math.max(last, position + 1), 0);
  for (const line of order.lines) {
    const known = before.get(line.key);
    lines.set(line.key, {
      id: known?.id ?? newId(),
      key: line.key,
      position: whole || !known ? next++ : known.position,
      product_id: names.product(order, line),
      quantity: line.quantity,
      unit_price: line.unitPrice,
      amount: line.amount,
    });
  }
  return lines;
}

/** Whether two lines say the same. */
export const sameLine = (a: LineState | undefined, b: LineState): boolean =>
  a !== undefined &&
  a.position === b.position &&
  a.product_id === b.product_id &&
  a.quantity === b.quantity &&
  a.unit_price === b.unit_price &&
  a.amount === b.amount;

/** Whether two orders say the same, lines included. */
export function sameOrder(a: OrderState | undefined, b: OrderState): boolean {
  return (
    a !== undefined &&
    plain(a) === plain(b) &&
    a.lines.size === b.lines.size &&
    [...b.lines].every(([key, line]) => sameLine(a.lines.get(key), line))
  );
}

const plain = (order: OrderState): string =>
  JSON.stringify(
    Object.entries({ ...order, lines: undefined }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  );
