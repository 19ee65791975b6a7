import { markChanged, markLeaving } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import type { CustomerId } from '../../platform/ids.js';
import { printOf, type RecordChange, type TakenBack, withoutChange } from '../../platform/journal.js';
import { contactPlace, flatCustomer, fromFlatCustomer, identityPlace } from './customer-journal.js';
import { type CustomerState, lockCustomers, sameState } from './customer-state.js';
import { customerTables } from './customer-tables.js';
import { type Contact, searchText } from './customers.rules.js';
import { identitiesOf } from './identities.js';
import { markPrimary, refreshReachable, updateCustomers } from './write-customers.js';

type CustomerChange = RecordChange & { readonly id: CustomerId };

/**
 * Takes changes of customers back. New ones go when they say what they said then and nothing else refers to them; of others every place that
 * nobody changed since is as it was before. A person who was erased, or is part of another since, never comes back.
 */
export async function undoCustomers(tx: PlatformCtx, changes: readonly CustomerChange[]): Promise<readonly TakenBack[]> {
  const ids = changes.map(({ id }) => id);
  const current = await lockCustomers(tx, ids);
  const used = await inUse(tx, ids);
  const merged = await mergedAway(
    tx,
    ids.filter((id) => !current.has(id)),
  );
  const removed: CustomerId[] = [];
  const restored: { readonly before: CustomerState; readonly after: CustomerState; readonly change: CustomerChange }[] = [];
  const outcomes = changes.map((change): TakenBack => {
    const { id } = change;
    const kind = 'customer';
    const state = current.get(id);
    if (!state) return merged.has(id) ? { kind, id, outcome: 'KEPT', reason: 'MERGED_SINCE' } : { kind, id, outcome: 'GONE' };
    if (change.before === null) {
      if (change.print !== printOf(flatCustomer(state))) return { kind, id, outcome: 'KEPT', reason: 'CHANGED_SINCE' };
      if (used.has(id)) return { kind, id, outcome: 'KEPT', reason: 'IN_USE' };
      removed.push(id);
      return { kind, id, outcome: 'REMOVED' };
    }
    const { values, places } = withoutChange(flatCustomer(state), columnsOf(change));
    restored.push({ before: state, after: derived(fromFlatCustomer(state, values)), change });
    return { kind, id, outcome: 'RESTORED', ...(places.length > 0 ? { reason: 'CHANGED_SINCE' as const, places } : {}) };
  });
  await remove(tx, removed);
  await restore(tx, restored);
  if (removed.length + restored.length > 0) {
    const touched = [...removed, ...restored.map(({ change }) => change.id)];
    await markChanged(tx, 'customers', touched);
    tx.events.record({ name: 'CustomersChanged', customerIds: touched });
  }
  return outcomes;
}

/** The places of the record itself; keys and contacts are rows of their own. */
const columnsOf = ({ before, after }: CustomerChange): Pick<RecordChange, 'before' | 'after'> => ({
  before: ownPlaces(before),
  after: ownPlaces(after),
});

const ownPlaces = (values: RecordChange['before']): RecordChange['before'] =>
  values && Object.fromEntries(Object.entries(values).filter(([place]) => !/^(identity|contact):/.test(place)));

const derived = (state: CustomerState): CustomerState => ({ ...state, search_text: searchText(state.display_name) });

async function inUse(tx: PlatformCtx, ids: readonly CustomerId[]): Promise<ReadonlySet<string>> {
  const tables = customerTables().filter(({ follows }) => !follows);
  const looks = [
    ...tables.map(({ table }) => `select customer_id from ${table} where customer_id = any($1::uuid[])`),
    `select i.customer_id from identities i join customers c on c.id = i.customer_id
     where i.customer_id = any($1::uuid[]) and i.kind = 'social' and i.created_at > c.created_at`,
    'select customer_id from customer_merges where customer_id = any($1::uuid[]) and undone_at is null',
  ];
  const found = await tx.db.query<{ customer_id: string }[]>(looks.join('\nunion '), [ids]);
  return new Set(found.map(({ customer_id }) => customer_id));
}

async function mergedAway(tx: PlatformCtx, ids: readonly CustomerId[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await tx.db.query<{ id: string }[]>(
    'select merged_id as id from customer_merges where merged_id = any($1::uuid[]) and undone_at is null',
    [ids],
  );
  return new Set(found.map(({ id }) => id));
}

async function remove(tx: PlatformCtx, ids: readonly CustomerId[]): Promise<void> {
  if (ids.length === 0) return;
  for (const { table } of customerTables().filter(({ follows }) => follows))
    await tx.db.query(`delete from ${table} where customer_id = any($1::uuid[])`, [ids]);
  await markLeaving(tx, ids);
  await tx.db.query('delete from customers where id = any($1::uuid[])', [ids]);
}

async function restore(
  tx: PlatformCtx,
  restored: readonly { readonly before: CustomerState; readonly after: CustomerState; readonly change: CustomerChange }[],
): Promise<void> {
  if (restored.length === 0) return;
  await updateCustomers(
    tx,
    restored.filter(({ before, after }) => !sameState(before, after)).map(({ after }) => after),
  );
  const rows = restored.flatMap(({ after, change }) => gainedRows(after, change));
  const given = 'json_to_recordset($1::json) as given (id uuid, kind text, source text, value text)';
  for (const [table, of, same] of [
    ['identities', 'identity', 'gone.kind = given.kind and gone.source = given.source and gone.value = given.value'],
    ['contact_points', 'contact', 'gone.kind = given.kind and gone.value = given.value'],
    ['interests', 'interest', 'gone.key = given.value'],
  ] as const) {
    const mine = rows.filter((row) => row.of === of);
    if (mine.length > 0)
      await tx.db.query(`delete from ${table} gone using ${given} where gone.customer_id = given.id and ${same}`, [JSON.stringify(mine)]);
  }
  const ids = restored.map(({ change }) => change.id);
  await markPrimary(tx, ids);
  await refreshReachable(tx, ids);
}

interface GainedRow {
  readonly of: 'identity' | 'contact' | 'interest';
  readonly id: CustomerId;
  readonly kind: string;
  readonly source: string;
  readonly value: string;
}

const contact = (value: string | null, problem: string | null): Contact | null => (value === null ? null : { value, problem });

/** Rows that the change brought and that the record as it is now does not need. */
function gainedRows(now: CustomerState, { id, before }: CustomerChange): readonly GainedRow[] {
  const [email, phone] = [contact(now.email, now.email_problem), contact(now.phone, now.phone_problem)];
  const needed = new Set([
    ...identitiesOf({ source: now.source, externalId: now.external_id, card: now.card, email, phone, social: [] }).map(identityPlace),
    ...(email ? [contactPlace('email', email.value)] : []),
    ...(phone ? [contactPlace('phone', phone.value)] : []),
    ...now.interests.map((key) => `interests.${key}`),
  ]);
  return Object.entries(before ?? {}).flatMap(([place, was]): GainedRow[] => {
    if (was !== null || needed.has(place)) return [];
    const [, of, rest = ''] = /^(identity:|contact:|interests\.)([^]*)$/.exec(place) ?? [];
    const [kind = '', ...values] = rest.split('\n');
    if (of === 'identity:') return [{ of: 'identity', id, kind, source: values[0] ?? '', value: values.slice(1).join('\n') }];
    if (of === 'contact:') return [{ of: 'contact', id, kind, source: '', value: values.join('\n') }];
    return of === undefined ? [] : [{ of: 'interest', id, kind: '', source: '', value: rest }];
  });
}
