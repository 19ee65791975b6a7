import type { PlatformCtx } from '../../platform/ctx.js';
import { type CustomerId, newId, type OrderId } from '../../platform/ids.js';
import { currencyDigits } from '../../platform/money.js';
import { isRejected, rejection, type RowIssue } from '../../platform/rows.js';
import { inTransaction } from '../../platform/transaction.js';
import { ensureProducts, ensureStores, productKey } from '../catalog/index.js';
import { type CustomerKeys, resolveKeys } from '../customers/index.js';
import { journalOrders } from './order-journal.js';
import type { OrderOutcome, OrderRow, OrderWriteOptions } from './order-row.js';
import { type Buyer, type Names, type OrderState, sameOrder, withOrder } from './order-state.js';
import { cleanOrder, type CleanOrder } from './orders.rules.js';
import { claimKeys, type KeptKey, findKeys, nameOf, readAnonymousReturns, readBuyers, readOrders } from './read-orders.js';
import { type OrderChange, tellOfOrders, writeOrders } from './write-orders.js';

interface OpenRow {
  readonly index: number;
  readonly records: readonly CleanOrder[];
  readonly issues: readonly RowIssue[];
  readonly customerId?: CustomerId;
}

/**
 * Records orders and returns, one outcome a row in the order given; a bad row is refused with its issues and the rest go in. The same row again
 * is UNCHANGED: orders are known by source and external id, lines by their own id or by product, quantity, price and turn. Products, stores and
 * customers are made as needed; an order that names no customer is anonymous until a later row names its buyer.
 */
export async function recordMany(ctx: PlatformCtx, rows: readonly OrderRow[], options: OrderWriteOptions): Promise<OrderOutcome[]> {
  return inTransaction(ctx, async (tx) => {
    const { currency } = tx.organisation;
    const rules = { source: options.source, now: tx.now(), currency, digits: currencyDigits(currency) };
    const clean = rows.map((row, index): OpenRow => ({ index, ...cleanOrder(row, index, rules) }));
    const open = await withCustomers(tx, clean, rows, options);
    const written = await write(
      tx,
      open.filter(({ issues }) => !isRejected(issues)),
      options,
    );
    const refused = open
      .filter(({ issues }) => isRejected(issues))
      .map(({ index, issues }): OrderOutcome => ({ index, outcome: 'REJECTED', issues }));
    return [...written, ...refused].toSorted((a, b) => a.index - b.index);
  });
}

/** Finds or makes the customers that acceptable rows name. */
async function withCustomers(
  tx: PlatformCtx,
  clean: readonly OpenRow[],
  rows: readonly OrderRow[],
  options: OrderWriteOptions,
): Promise<OpenRow[]> {
  const named = clean.flatMap(({ index, issues }): { index: number; keys: CustomerKeys }[] => {
    const row = rows[index];
    return row?.customer && hasKey(row.customer) && !isRejected(issues) ? [{ index, keys: { source: row.source, ...row.customer } }] : [];
  });
  const resolved = await resolveKeys(
    tx,
    named.map(({ keys }) => keys),
    options,
  );
  const found = new Map(named.map(({ index }, at) => [index, resolved[at]]));
  return clean.map((row) => {
    const keys = found.get(row.index);
    if (!keys) return row;
    const issues = [...row.issues, ...keys.issues.map((issue) => ({ ...issue, path: `customer.${issue.path}` }))];
    return { ...row, issues, ...(keys.customerId === undefined ? {} : { customerId: keys.customerId }) };
  });
}

const hasKey = ({ externalId, card, email, phone }: CustomerKeys): boolean => [externalId, card, email, phone].some((key) => key?.trim());

async function write(tx: PlatformCtx, rows: readonly OpenRow[], options: OrderWriteOptions): Promise<OrderOutcome[]> {
  if (rows.length === 0) return [];
  const records = rows.flatMap(({ records }) => records);
  const existing = await findKeys(tx, records, options.rehearsal ? 'look' : 'lock');
  const isEmpty = (row: OpenRow): boolean => row.records.some((record) => record.lines.length === 0 && !existing.has(nameOf(record)));
  const full = rows.filter((row) => !isEmpty(row));
  const empty = rows.filter(isEmpty).map(({ index, issues }): OrderOutcome => {
    return { index, outcome: 'REJECTED', issues: [...issues, rejection('lines', 'FIELD_MISSING', 'A new order needs at least one line.')] };
  });
  return [...(await writeFull(tx, full, existing, options)), ...empty];
}

async function writeFull(
  tx: PlatformCtx,
  rows: readonly OpenRow[],
  existing: ReadonlyMap<string, KeptKey>,
  options: OrderWriteOptions,
): Promise<OrderOutcome[]> {
  const records = rows.flatMap(({ records }) => records);
  const buyers = new Map(rows.map(({ index, customerId }) => [index, customerId]));
  const names = await ensureNames(tx, records, options);
  const origins = await readBuyers(
    tx,
    records.flatMap(({ source, returnOf }) => (returnOf === null ? [] : [{ source, key: returnOf }])),
  );
  const kept = await keepKeys(tx, records, existing, buyers, options);
  const before = await readOrders(tx, [...new Map([...kept.values()].map((key) => [key.orderId, key])).values()]);
  for (const [id, state] of await readAnonymousReturns(
    tx,
    records.filter(({ kind }) => kind === 'order'),
  ))
    before.set(id, before.get(id) ?? state);

  const states = new Map<OrderId, OrderState>(before);
  const ids = new Map<string, OrderId>(); // of the orders of this call, for their returns
  const verdicts = records.map((record) => {
    const key = kept.get(nameOf(record));
    if (!key) throw new Error('An order lost its key within its own transaction.');
    const known = states.get(key.orderId);
    const origin = record.returnOf === null ? undefined : nameOf({ source: record.source, key: record.returnOf });
    const buyer = buyerOf(buyers.get(record.index), known, originOf(origin), key.customerId);
    const state = withOrder(known, record, {
      orderId: key.orderId,
      buyer,
      names,
      wholeOrders: options.wholeOrders ?? false,
      now: tx.now(),
    });
    states.set(key.orderId, state);
    ids.set(nameOf(record), key.orderId);
    return {
      index: record.index,
      state,
      outcome: known === undefined ? 'CREATED' : sameOrder(known, state) ? 'UNCHANGED' : 'UPDATED',
    } as const;
  });
  giveReturnsTheirBuyers(states);
  const holders = new Map([...kept.values()].map(({ orderId, customerId }) => [orderId, customerId]));
  const changes = [...states.values()].flatMap((after): OrderChange[] => {
    const was = before.get(after.id);
    return sameOrder(was, after) ? [] : [{ before: was, after, heldBy: holders.get(after.id) ?? was?.customer_id ?? after.customer_id }];
  });
  if (!options.rehearsal) await writeChanges(tx, changes);
  const ofRow = new Map<number, Verdict[]>(rows.map(({ index }) => [index, []]));
  for (const verdict of verdicts) ofRow.get(verdict.index)?.push(verdict);
  return rows.map(({ index, issues }) => outcomeOf(index, issues, ofRow.get(index) ?? []));

  function originOf(name: string | undefined): Buyer | undefined {
    if (name === undefined) return undefined;
    const state = states.get(ids.get(name) ?? newId());
    return state ? { customerId: state.customer_id, isAnonymous: state.is_anonymous } : origins.get(name);
  }
}

async function writeChanges(tx: PlatformCtx, changes: readonly OrderChange[]): Promise<void> {
  await writeOrders(tx, changes);
  if (tx.journal) journalOrders(tx.journal, changes);
  await tellOfOrders(
    tx,
    changes.flatMap(({ before, after }) => (before ? [before, after] : [after])),
  );
}

/** A named buyer, else whoever has it already, else for a return whoever bought the goods, else nobody under an id of its own. */
function buyerOf(named: CustomerId | undefined, known: OrderState | undefined, origin: Buyer | undefined, fresh: CustomerId): Buyer {
  if (named !== undefined) return { customerId: named, isAnonymous: false };
  if (known && !(known.is_anonymous && origin && !origin.isAnonymous))
    return { customerId: known.customer_id, isAnonymous: known.is_anonymous };
  return origin ?? { customerId: fresh, isAnonymous: true };
}

/** Returns without a buyer follow the order they name. */
function giveReturnsTheirBuyers(states: Map<OrderId, OrderState>): void {
  const bought = new Map(
    [...states.values()]
      .filter(({ kind, is_anonymous }) => kind === 'order' && !is_anonymous)
      .map((order) => [`${order.source}\n${order.external_id}`, order]),
  );
  for (const [id, state] of states) {
    const order = state.is_anonymous && state.return_of !== null ? bought.get(`${state.source}\n${state.return_of}`) : undefined;
    if (order) states.set(id, { ...state, customer_id: order.customer_id, is_anonymous: false });
  }
}

/** Makes sure that every record has its key, whoever took it first. */
async function keepKeys(
  tx: PlatformCtx,
  records: readonly CleanOrder[],
  existing: ReadonlyMap<string, KeptKey>,
  buyers: ReadonlyMap<number, CustomerId | undefined>,
  { rehearsal }: OrderWriteOptions,
): Promise<ReadonlyMap<string, KeptKey>> {
  const missing = new Map(records.filter((record) => !existing.has(nameOf(record))).map((record) => [nameOf(record), record]));
  if (missing.size === 0) return existing;
  const claims = [...missing.values()].map(({ source, key, index }) => ({
    source,
    key,
    customerId: buyers.get(index) ?? newId<'Customer'>(),
    orderId: newId<'Order'>(),
  }));
  if (rehearsal) return new Map([...existing, ...claims.map((claim) => [nameOf(claim), claim] as const)]);
  await claimKeys(tx, claims);
  return findKeys(tx, records);
}

async function ensureNames(tx: PlatformCtx, records: readonly CleanOrder[], { rehearsal = false }: OrderWriteOptions): Promise<Names> {
  const products = records.flatMap(({ source, lines }) =>
    lines.flatMap(({ product, name, category, brand }) =>
      product === null ? [] : [{ source, externalId: product, name, category, brand }],
    ),
  );
  const productIds = await ensureProducts(tx, products, { source: '', rehearsal });
  const storeIds = await ensureStores(
    tx,
    records.flatMap(({ store, pickupStore }) => [store, pickupStore].filter((name) => name !== null)),
    { rehearsal },
  );
  return {
    product: ({ source }, { product }) => (product === null ? null : (productIds.get(productKey(source, product)) ?? null)),
    store: (name) => (name === null ? null : (storeIds.get(name) ?? null)),
  };
}

type Verdict = { readonly state: OrderState; readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' };

/** A row that made an order and a return speaks for the order; it is unchanged only when both are. */
function outcomeOf(index: number, issues: readonly RowIssue[], verdicts: readonly Verdict[]): OrderOutcome {
  const [first] = verdicts;
  if (!first) throw new Error('A row was written without a record.');
  const outcome = first.outcome === 'UNCHANGED' && verdicts.some((verdict) => verdict.outcome !== 'UNCHANGED') ? 'UPDATED' : first.outcome;
  const { id, customer_id, is_anonymous } = first.state;
  return { index, outcome, issues, orderId: id, isAnonymous: is_anonymous, ...(is_anonymous ? {} : { customerId: customer_id }) };
}
