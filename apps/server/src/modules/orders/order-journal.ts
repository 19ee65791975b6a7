import type { CustomerId } from '../../platform/ids.js';
import { differences, type FlatValues, type Journal, printOf } from '../../platform/journal.js';
import type { LineState, OrderState } from './order-state.js';
import type { OrderChange } from './write-orders.js';

const columns = ['status', 'channel', 'store_id', 'pickup_store_id', 'payment', 'delivery', 'return_of', 'incomplete'] as const;
const amounts = ['discount', 'shipping', 'tax'] as const;

/** What an order says, place by place, each line by its key. Whose it is stands at `buyer`; sums follow from the rest. */
export function flatOrder(order: OrderState): FlatValues {
  const { lines, placed_at, delivered_at, customer_id, is_anonymous } = order;
  const said = [...columns, ...amounts].flatMap((column) => (order[column] === null ? [] : [[column, plain(order[column])]]));
  return {
    ...Object.fromEntries(said),
    placed_at: placed_at.toISOString(),
    ...(delivered_at === null ? {} : { delivered_at: delivered_at.toISOString() }),
    buyer: { id: customer_id, anonymous: is_anonymous },
    ...Object.fromEntries([...lines].map(([key, line]) => [`line:${key}`, flatLine(line)])),
  };
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
const flatLine = (line: LineState): FlatValues => Object.fromEntries(Object.entries(line).map(([name, value]) => [name, plain(value)]));

/** The order that says just that; `buyer` is left as it is. */
export function fromFlatOrder(order: OrderState, values: FlatValues): OrderState {
  const lines = Object.entries(values)
    .flatMap(([place, value]) => (place.startsWith('line:') && isFlatLine(value) ? [readLine(value)] : []))
    .toSorted((a, b) => a.position - b.position);
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0n);
  const [discount = 0n, shipping = 0n, tax = 0n] = amounts.map((name) => BigInt(String(values[name] ?? 0)));
  const next: OrderState = {
    ...order,
    placed_at: new Date(String(values['placed_at'])),
    delivered_at: typeof values['delivered_at'] === 'string' ? new Date(values['delivered_at']) : null,
    discount,
    shipping,
    tax,
    subtotal,
    total: subtotal - discount + shipping + tax,
    lines: new Map(lines.map((line) => [line.key, line])),
  };
  for (const column of columns) Reflect.set(next, column, values[column] ?? null);
  return next;
}

type FlatLine = Pick<LineState, 'id' | 'key' | 'position' | 'product_id'> & Readonly<Record<'quantity' | 'unit_price' | 'amount', string>>;

const isFlatLine = (value: unknown): value is FlatLine =>
  typeof value === 'object' && value !== null && 'key' in value && 'amount' in value && typeof value.amount === 'string';

const readLine = ({ quantity, unit_price, amount, ...line }: FlatLine): LineState => ({
  ...line,
  quantity: BigInt(quantity),
  unit_price: BigInt(unit_price),
  amount: BigInt(amount),
});

/** The print of an order leaves out whose it is, so that it stays the same when customers are merged or erased. */
export function printOfOrder(order: OrderState): string {
  const { buyer: _, ...said } = flatOrder(order);
  return printOf(said);
}

/** Whose an order is, as it stands at `buyer`. */
export interface FlatBuyer {
  readonly id: CustomerId;
  readonly anonymous: boolean;
}

export const isFlatBuyer = (value: unknown): value is FlatBuyer =>
  typeof value === 'object' && value !== null && 'anonymous' in value && 'id' in value;

/** Tells the journal of orders that are new, and of what changed of the others. */
export function journalOrders(journal: Journal, changes: readonly OrderChange[]): void {
  for (const { before, after } of changes) {
    const print = printOfOrder(after);
    if (before) journal.record({ kind: 'order', id: after.id, ...differences(flatOrder(before), flatOrder(after)), print });
    else journal.record({ kind: 'order', id: after.id, before: null, after: null, print });
  }
}
