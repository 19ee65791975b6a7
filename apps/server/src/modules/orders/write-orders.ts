import { markChanged } from '../../platform/changes.js';
import { copyIn, type CopyValue } from '../../platform/copy-in.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId } from '../../platform/ids.js';
import { toDecimal } from '../../platform/money.js';
import { type LineState, type OrderState, sameLine } from './order-state.js';
import { OrderStatus } from './order.enums.js';
import { priceScale, quantityScale, returnKey } from './orders.rules.js';

/** A record as it was and as it is to be. */
export interface OrderChange {
  readonly before: OrderState | undefined;
  readonly after: OrderState;
  /** Whose the key of the record says it is. */
  readonly heldBy: CustomerId;
}

const columns = [
  'customer_id',
  'id',
  'source',
  'external_id',
  'kind',
  'status',
  'is_anonymous',
  'placed_at',
  'channel',
  'store_id',
  'pickup_store_id',
  'payment',
  'delivery',
  'delivered_at',
  'return_of',
  'subtotal',
  'discount',
  'shipping',
  'tax',
  'total',
  'incomplete',
  'created_at',
  'updated_at',
] as const;
const lineColumns = [
  'customer_id',
  'order_id',
  'id',
  'key',
  'position',
  'product_id',
  'quantity',
  'unit_price',
  'amount',
  'placed_at',
  'counts',
] as const;
type LineRecord = Readonly<Record<(typeof lineColumns)[number], CopyValue>>;

/** The values of a record in the order of these columns. */
const copied =
  <Column extends string>(names: readonly Column[]) =>
  (record: Readonly<Record<Column, CopyValue>>): readonly CopyValue[] =>
    names.map((name) => record[name]);

const kept = (all: readonly string[], fixed: readonly string[]): string =>
  all
    .filter((column) => !fixed.includes(column))
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');

/** Writes changed orders with their lines. One that changes hands is deleted and inserted under its new buyer. */
export async function writeOrders(tx: PlatformCtx, changes: readonly OrderChange[]): Promise<void> {
  if (changes.length === 0) return;
  const moved = changes.filter(({ before, after }) => before && before.customer_id !== after.customer_id);
  await removeOrders(
    tx,
    moved.map(({ before }) => before).filter((before) => before !== undefined),
  );
  await removeLines(tx, changes);
  await insertOrders(
    tx,
    changes.flatMap(({ before, after }) => (before ? [] : [after])),
  );
  await updateOrders(
    tx,
    changes.filter(({ before }) => before),
  );
  await giveKeys(
    tx,
    changes.filter(({ after, heldBy }) => after.customer_id !== heldBy).map(({ after }) => after),
  );
}

/** New orders have ids that nobody can have taken, so they need not be looked up. */
async function insertOrders(tx: PlatformCtx, orders: readonly OrderState[]): Promise<void> {
  const updated_at = tx.now();
  const rowOf = copied(columns);
  const lineOf = copied(lineColumns);
  await copyIn(
    tx,
    `orders (${columns.join(', ')})`,
    orders.map((order) => rowOf({ ...order, updated_at })),
  );
  await copyIn(
    tx,
    `lines (${lineColumns.join(', ')})`,
    orders.flatMap((order) => [...order.lines.values()].map((line) => lineOf(lineRow(order, line)))),
  );
}

async function updateOrders(tx: PlatformCtx, changes: readonly OrderChange[]): Promise<void> {
  if (changes.length === 0) return;
  const now = tx.now();
  const orders = changes.map(({ after }) => ({ ...after, lines: undefined, updated_at: now }));
  await tx.db.query(
    `insert into orders (${columns.join(', ')}) select ${columns.join(', ')} from json_populate_recordset(null::orders, $1::json)
     on conflict (customer_id, id) do update set ${kept(columns, ['customer_id', 'id', 'created_at'])}`,
    [toJson(orders)],
  );
  const lines = changes.flatMap(changedLines);
  if (lines.length > 0) {
    await tx.db.query(
      `insert into lines (${lineColumns.join(', ')}) select ${lineColumns.join(', ')} from json_populate_recordset(null::lines, $1::json)
       on conflict (customer_id, order_id, id) do update set ${kept(lineColumns, ['customer_id', 'order_id', 'id', 'key'])}`,
      [toJson(lines)],
    );
  }
}

/** Points the keys of orders at their new buyers. */
async function giveKeys(tx: PlatformCtx, orders: readonly OrderState[]): Promise<void> {
  if (orders.length === 0) return;
  await tx.db.query(
    `update order_keys k set customer_id = given.customer_id
     from json_to_recordset($1::json) as given (id uuid, customer_id uuid, source text, keys text[])
     where k.source = given.source and k.external_id = any(given.keys) and k.order_id = given.id`,
    [
      toJson(
        orders.map(({ id, customer_id, source, external_id }) => ({
          id,
          customer_id,
          source,
          keys: [external_id, returnKey(external_id)],
        })),
      ),
    ],
  );
}

function changedLines({ before, after }: OrderChange): readonly LineRecord[] {
  const all =
    before === undefined ||
    before.customer_id !== after.customer_id ||
    before.placed_at.getTime() !== after.placed_at.getTime() ||
    counts(before) !== counts(after);
  return [...after.lines.values()].filter((line) => all || !sameLine(before.lines.get(line.key), line)).map((line) => lineRow(after, line));
}

const counts = ({ status }: OrderState): boolean => status !== OrderStatus.CANCELLED;

/** A line as its table has it. */
function lineRow(order: OrderState, line: LineState): LineRecord {
  return {
    customer_id: order.customer_id,
    order_id: order.id,
    id: line.id,
    key: line.key,
    position: line.position,
    product_id: line.product_id,
    quantity: toDecimal(line.quantity, quantityScale),
    unit_price: toDecimal(line.unit_price, priceScale),
    amount: line.amount,
    placed_at: order.placed_at,
    counts: counts(order),
  };
}

/** Deletes orders with their lines; their keys stay. */
export async function removeOrders(tx: PlatformCtx, orders: readonly OrderState[]): Promise<void> {
  if (orders.length === 0) return;
  const ids = [orders.map(({ customer_id }) => customer_id), orders.map(({ id }) => id)];
  await tx.db.query(
    'delete from lines l using unnest($1::uuid[], $2::uuid[]) as gone (customer_id, id) where l.customer_id = gone.customer_id and l.order_id = gone.id',
    ids,
  );
  await tx.db.query(
    'delete from orders o using unnest($1::uuid[], $2::uuid[]) as gone (customer_id, id) where o.customer_id = gone.customer_id and o.id = gone.id',
    ids,
  );
}

async function removeLines(tx: PlatformCtx, changes: readonly OrderChange[]): Promise<void> {
  const gone = changes.flatMap(({ before, after }) =>
    before === undefined || before.customer_id !== after.customer_id
      ? []
      : [...before.lines.values()]
          .filter(({ key }) => !after.lines.has(key))
          .map(({ id }) => ({ customer_id: before.customer_id, order_id: before.id, id })),
  );
  if (gone.length === 0) return;
  await tx.db.query(
    `delete from lines l using unnest($1::uuid[], $2::uuid[], $3::uuid[]) as gone (customer_id, order_id, id)
     where l.customer_id = gone.customer_id and l.order_id = gone.order_id and l.id = gone.id`,
    [gone.map(({ customer_id }) => customer_id), gone.map(({ order_id }) => order_id), gone.map(({ id }) => id)],
  );
}

/** Notes that orders of known customers changed, and tells of it. */
export async function tellOfOrders(tx: PlatformCtx, states: readonly OrderState[]): Promise<void> {
  const customerIds = [...new Set(states.filter(({ is_anonymous }) => !is_anonymous).map(({ customer_id }) => customer_id))];
  if (customerIds.length === 0) return;
  await markChanged(tx, 'orders', customerIds);
  tx.events.record({ name: 'OrdersRecorded', customerIds });
}

const toJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
