import { markChanged } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { type CustomerId, newId, type ProductId } from '../../platform/ids.js';
import { isRejected, type RowIssue, type RowOutcome } from '../../platform/rows.js';
import { inTransaction } from '../../platform/transaction.js';
import { ensureProducts, productKey } from '../catalog/index.js';
import { resolveKeys } from '../customers/index.js';
import type { EventRow } from './event-row.js';
import { cleanEvent, type CleanEvent } from './events.rules.js';

interface OpenEvent {
  readonly index: number;
  readonly event: CleanEvent;
  readonly issues: readonly RowIssue[];
  readonly customerId?: CustomerId;
}

/**
 * Records what customers did, one outcome a row in the order given; a bad row is refused with its issues and the rest go in. An event with an
 * external id is known again and takes what the later row says; one without is always a new event.
 */
export async function recordMany(ctx: PlatformCtx, rows: readonly EventRow[], options: { readonly source: string }): Promise<RowOutcome[]> {
  return inTransaction(ctx, async (tx) => {
    const rules = { source: options.source, now: tx.now() };
    const clean = rows.map((row, index): OpenEvent => ({ index, ...cleanEvent(row, rules) }));
    const open = await withCustomers(tx, clean, rows, options);
    const accepted = open.filter(({ issues, customerId }) => customerId !== undefined && !isRejected(issues));
    const written = await write(tx, accepted);
    return open.map(({ index, issues }): RowOutcome => ({ index, outcome: written.get(index) ?? 'REJECTED', issues }));
  });
}

async function withCustomers(
  tx: PlatformCtx,
  clean: readonly OpenEvent[],
  rows: readonly EventRow[],
  options: { readonly source: string },
): Promise<OpenEvent[]> {
  const named = clean.flatMap(({ index, issues }) => {
    const row = rows[index];
    return row && !isRejected(issues) ? [{ index, keys: { source: row.source, ...row.customer } }] : [];
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

interface EventState {
  readonly customer_id: CustomerId;
  readonly source: string;
  readonly external_id: string | null;
  readonly name: string;
  readonly occurred_at: Date;
  readonly product_id: ProductId | null;
  readonly properties: object;
}

const keyOf = ({ customer_id, source, external_id }: Pick<EventState, 'customer_id' | 'source' | 'external_id'>): string =>
  `${customer_id}\n${source}\n${external_id}`;

type Verdict = 'CREATED' | 'UPDATED' | 'UNCHANGED';

async function write(tx: PlatformCtx, open: readonly OpenEvent[]): Promise<ReadonlyMap<number, Verdict>> {
  if (open.length === 0) return new Map();
  const products = await ensureProducts(
    tx,
    open.flatMap(({ event: { source, product } }) => (product === null ? [] : [{ source, externalId: product }])),
    { source: '' },
  );
  const rows = open.flatMap(({ index, event, customerId }) => {
    if (customerId === undefined) return [];
    const { source, externalId, name, occurredAt, product, properties } = event;
    const product_id = product === null ? null : (products.get(productKey(source, product)) ?? null);
    return [
      { index, state: { customer_id: customerId, source, external_id: externalId, name, occurred_at: occurredAt, product_id, properties } },
    ];
  });
  const last = new Map(rows.map(({ index, state }) => [state.external_id === null ? `row ${index}` : keyOf(state), state]));
  const said = await upsert(tx, [...last.values()]);
  const seen = new Set<string>();
  const verdicts = rows.map(({ index, state }): [number, Verdict] => {
    if (state.external_id === null) return [index, 'CREATED'];
    const key = keyOf(state);
    const isRepeated = seen.has(key);
    seen.add(key);
    return [index, isRepeated ? 'UNCHANGED' : (said.get(key) ?? 'UNCHANGED')];
  });
  const outcomes = new Map(verdicts);
  const changed = rows.filter(({ index }) => outcomes.get(index) !== 'UNCHANGED').map(({ state }) => state.customer_id);
  if (changed.length > 0) {
    await markChanged(tx, 'events', changed);
    tx.events.record({ name: 'EventsRecorded', customerIds: [...new Set(changed)] });
  }
  return outcomes;
}

async function upsert(tx: PlatformCtx, states: readonly EventState[]): Promise<ReadonlyMap<string, Verdict>> {
  const written = await tx.db.query<(EventState & { readonly made: boolean })[]>(
    `insert into events (customer_id, id, source, external_id, name, occurred_at, product_id, properties, created_at)
     select customer_id, id, source, external_id, name, occurred_at, product_id, properties, $2 from json_populate_recordset(null::events, $1::json)
     on conflict (customer_id, source, external_id) do update
       set name = excluded.name, occurred_at = excluded.occurred_at, product_id = excluded.product_id, properties = excluded.properties
       where (events.name, events.occurred_at, events.properties) is distinct from (excluded.name, excluded.occurred_at, excluded.properties)
         or events.product_id is distinct from excluded.product_id
     returning customer_id, source, external_id, (xmax = 0) as made`,
    [JSON.stringify(states.map((state) => ({ ...state, id: newId() }))), tx.now()],
  );
  return new Map(written.map((row) => [keyOf(row), row.made ? 'CREATED' : 'UPDATED']));
}
