import type { CustomerId } from '../../platform/ids.js';
import { differences, type FlatValues, type Journal, printOf } from '../../platform/journal.js';
import type { CustomerState } from './customer-state.js';
import { plainColumns } from './customers.rules.js';
import { type Identity, keyOf } from './identities.js';

const columns = ['external_id', 'card', 'email', 'email_problem', 'phone', 'phone_problem', 'tags', ...plainColumns] as const;

/** What a customer's record says, place by place; attributes and interests each by itself, so that others can change the rest. */
export function flatCustomer(state: CustomerState): FlatValues {
  return {
    ...Object.fromEntries(columns.flatMap((column) => (state[column] === null ? [] : [[column, state[column]]]))),
    ...Object.fromEntries(Object.entries(state.attributes).map(([key, value]) => [`attributes.${key}`, value])),
    ...Object.fromEntries(state.interests.map((key) => [`interests.${key}`, true])),
  };
}

/** The record that says just that; what is derived from it is left to the caller. */
export function fromFlatCustomer(state: CustomerState, values: FlatValues): CustomerState {
  const next: CustomerState = { ...state };
  for (const column of columns) Reflect.set(next, column, values[column] ?? (column === 'tags' ? [] : null));
  const under = (prefix: string): [string, unknown][] =>
    Object.entries(values).flatMap(([place, value]) =>
      place.startsWith(prefix) && value !== null && value !== undefined ? [[place.slice(prefix.length), value]] : [],
    );
  next.attributes = Object.fromEntries(under('attributes.'));
  const kept = new Set(under('interests.').map(([key]) => key));
  next.interests = [...state.interests.filter((key) => kept.has(key)), ...[...kept].filter((key) => !state.interests.includes(key))];
  return next;
}

export const identityPlace = (identity: Pick<Identity, 'kind' | 'source' | 'value'>): string => `identity:${keyOf(identity)}`;
export const contactPlace = (kind: string, value: string): string => `contact:${kind}\n${value}`;

/** What was written of customers, for a journal. */
export interface WrittenCustomers {
  readonly before: ReadonlyMap<CustomerId, CustomerState>;
  readonly after: readonly CustomerState[];
  /** keys and contacts that customers got, by their place */
  readonly gained: ReadonlyMap<CustomerId, readonly string[]>;
}

/** Tells the journal of customers that are new, and of what changed of the others. */
export function journalCustomers(journal: Journal, { before, after, gained }: WrittenCustomers): void {
  for (const state of after) {
    const [was, flat] = [before.get(state.id), flatCustomer(state)];
    const print = printOf(flat);
    if (!was) {
      journal.record({ kind: 'customer', id: state.id, before: null, after: null, print });
      continue;
    }
    const places = Object.fromEntries((gained.get(state.id) ?? []).map((place) => [place, true]));
    journal.record({ kind: 'customer', id: state.id, ...differences(flatCustomer(was), { ...flat, ...places }), print });
  }
}
