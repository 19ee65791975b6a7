import type { Label } from '@regulars/graph';
import { dayOf } from '@regulars/segment-language';
import type { AttributeType } from '../../access/attribute-definitions.service.js';
import { registry } from '../../access/field-registry.js';
import { canWrite, canWriteOwn, type Policy } from '../../access/policy.js';
import { markChanged } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId } from '../../platform/ids.js';
import { isRejected, type RowIssue, warning } from '../../platform/rows.js';
import { inTransaction } from '../../platform/transaction.js';
import type { CustomerOutcome, CustomerRow, CustomerWriteOptions } from './customer-row.js';
import { contactPlace, identityPlace, journalCustomers } from './customer-journal.js';
import { type CustomerState, emptyState, readCustomers, sameState, withRow } from './customer-state.js';
import { type CleanCustomer, cleanCustomer } from './customers.rules.js';
import { claimIdentities, findIdentities, identitiesOf, type Identity, keyOf } from './identities.js';
import {
  insertCustomers,
  refreshReachable,
  updateCustomers,
  writeContacts,
  writeInterests,
  writeSocialContacts,
  writeVerifications,
} from './write-customers.js';

interface CleanRow {
  readonly index: number;
  readonly customer: CleanCustomer;
  readonly issues: readonly RowIssue[];
}

/**
 * Creates and updates customers, one outcome a row in the order given; a bad row is refused with its issues and the rest go in. A customer is
 * found by external id of the same source, then card, e-mail, phone, social account; a key that belongs to somebody else stays where it is and the row carries
 * IDENTITY_CONFLICT. Rows of one customer merge in order; callers that create the same customer at once end with one customer.
 */
export async function upsertMany(
  ctx: PlatformCtx,
  rows: readonly CustomerRow[],
  options: CustomerWriteOptions,
): Promise<CustomerOutcome[]> {
  return inTransaction(ctx, async (tx) => {
    const attributes = await attributeTypesOf(tx, rows, options.by);
    const { zone, country } = tx.organisation;
    const rules = {
      source: options.source,
      country,
      today: dayOf(tx.now().getTime(), zone),
      invalidContact: options.invalidContact ?? 'refuse',
      attributes,
      fields: fieldsToConfirm(options.by),
    };
    const clean = rows.map((row, index): CleanRow => ({ index, ...cleanCustomer(row, rules) }));
    const accepted = clean.filter(({ issues }) => !isRejected(issues));
    const refused = clean.filter(({ issues }) => isRejected(issues));
    const written = accepted.length === 0 ? [] : await write(tx, accepted, options);
    const outcomes = [...written, ...refused.map(({ index, issues }): CustomerOutcome => ({ index, outcome: 'REJECTED', issues }))];
    return outcomes.toSorted((a, b) => a.index - b.index);
  });
}

/** Types of the custom attributes by key, of those that may be set; read only when a row has one. */
async function attributeTypesOf(
  tx: PlatformCtx,
  rows: readonly CustomerRow[],
  by: Policy | undefined,
): Promise<ReadonlyMap<string, AttributeType>> {
  if (!rows.some(({ attributes }) => attributes?.length)) return new Map();
  const found = await tx.db.query<{ key: string; type: AttributeType; label: Label }[]>(
    'select key, type, label from attribute_definitions',
  );
  const open = found.filter(({ key, label }) => by === undefined || canWriteOwn(by, `Customer.attributes.${key}`, label));
  return new Map(open.map(({ key, type }) => [key, type]));
}

const fieldsToConfirm = (by: Policy | undefined): ReadonlySet<string> =>
  new Set(registry.fields('Customer').flatMap(({ name }) => (by === undefined || canWrite(by, 'Customer', name) ? [name] : [])));

const attempts = 20;

/** Other writers may give a key away or merge a customer between finding and writing; then everything is found again. */
async function write(tx: PlatformCtx, rows: readonly CleanRow[], options: CustomerWriteOptions): Promise<CustomerOutcome[]> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    await tx.db.query('savepoint customers_found');
    const written = await tryWrite(tx, rows, options);
    await tx.db.query(written ? 'release savepoint customers_found' : 'rollback to savepoint customers_found');
    if (written) return written;
  }
  throw new Error(`Customers kept changing hands for ${attempts} attempts.`);
}

async function tryWrite(
  tx: PlatformCtx,
  rows: readonly CleanRow[],
  { rehearsal }: CustomerWriteOptions,
): Promise<CustomerOutcome[] | undefined> {
  const owners = await findIdentities(
    tx,
    rows.flatMap(({ customer }) => identitiesOf(customer)),
  );
  const known = await readCustomers(tx, [...new Set(owners.values())], rehearsal ? 'look' : 'lock');
  if ([...owners.values()].some((id) => !known.has(id))) return undefined;

  const states = new Map<CustomerId, CustomerState>(known);
  const claims = new Map<string, { identity: Identity; customerId: CustomerId }>();
  const said: { id: CustomerId; row: CleanCustomer }[] = [];
  const created = new Set<CustomerId>();
  const outcomes = rows.map(({ index, customer, issues }): CustomerOutcome => {
    const identities = identitiesOf(customer);
    const owner = identities.map((identity) => owners.get(keyOf(identity))).find((id) => id !== undefined);
    const before = (owner && states.get(owner)) ?? emptyState(customer.source);
    const taken = identities.filter((identity) => (owners.get(keyOf(identity)) ?? before.id) !== before.id);
    for (const identity of identities.filter((one) => !owners.has(keyOf(one)))) {
      owners.set(keyOf(identity), before.id);
      claims.set(keyOf(identity), { identity, customerId: before.id });
    }
    const after = withRow(before, customer, new Set(taken.map(({ path }) => path)));
    const isNew = !states.has(before.id);
    if (isNew) created.add(before.id);
    states.set(before.id, after);
    said.push({ id: before.id, row: customer });
    const conflicts = taken.map(({ path }) => warning(path, 'IDENTITY_CONFLICT', 'This key belongs to another customer and stays there.'));
    return {
      index,
      outcome: isNew ? 'CREATED' : sameState(before, after) ? 'UNCHANGED' : 'UPDATED',
      customerId: before.id,
      issues: [...issues, ...conflicts],
    };
  });

  if (rehearsal) return outcomes;
  if (!(await claimIdentities(tx, claims))) return undefined;
  const fresh = [...states.values()].filter(({ id }) => created.has(id));
  const changed = [...states.values()].filter((state) => {
    const before = known.get(state.id);
    return before !== undefined && !sameState(before, state);
  });
  await insertCustomers(tx, fresh);
  await updateCustomers(tx, changed);
  const contacts = await writeContacts(tx, [...fresh, ...changed]);
  const spoken = new Set([...(await writeInterests(tx, said)), ...(await writeVerifications(tx, said))]);
  await writeSocialContacts(tx, [...claims.values()]);
  await refreshReachable(tx, [...changed.map(({ id }) => id), ...[...claims.values()].map(({ customerId }) => customerId)]);
  const touched = new Set(
    [...fresh, ...changed]
      .map(({ id }) => id)
      .concat(
        [...spoken],
        [...claims.values()].map(({ customerId }) => customerId),
      ),
  );
  if (tx.journal) {
    const gained = new Map<CustomerId, string[]>();
    const gain = (id: CustomerId, place: string): void => void gained.set(id, [...(gained.get(id) ?? []), place]);
    for (const { identity, customerId } of claims.values()) gain(customerId, identityPlace(identity));
    for (const { customerId, kind, value } of contacts) gain(customerId, contactPlace(kind, value));
    journalCustomers(tx.journal, { before: known, after: [...touched].flatMap((id) => states.get(id) ?? []), gained });
  }
  if (touched.size > 0) {
    await markChanged(tx, 'customers', [...touched]);
    tx.events.record({ name: 'CustomersChanged', customerIds: [...touched] });
  }
  return outcomes.map((one) =>
    one.outcome === 'UNCHANGED' && one.customerId && spoken.has(one.customerId) ? { ...one, outcome: 'UPDATED' } : one,
  );
}
