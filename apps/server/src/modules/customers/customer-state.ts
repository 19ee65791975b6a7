import type { PlatformCtx } from '../../platform/ctx.js';
import { type CustomerId, newId } from '../../platform/ids.js';
import { canonical } from '../../platform/journal.js';
import { type CleanCustomer, plainColumns, type PlainColumn, searchText } from './customers.rules.js';

/** The columns of a customer that rows can change, as kept in the table. */
export interface CustomerState extends Record<PlainColumn, string | null> {
  readonly id: CustomerId;
  source: string;
  external_id: string | null;
  card: string | null;
  email: string | null;
  email_problem: string | null;
  phone: string | null;
  phone_problem: string | null;
  tags: readonly string[];
  interests: readonly string[];
  attributes: Readonly<Record<string, unknown>>;
  search_text: string;
}

const stateColumns = [
  'id',
  'source',
  'external_id',
  'card',
  'email',
  'email_problem',
  'phone',
  'phone_problem',
  'tags',
  'interests',
  'attributes',
  'search_text',
];
export const writtenColumns: readonly string[] = [...stateColumns, ...plainColumns];

export function emptyState(source: string): CustomerState {
  return {
    id: newId(),
    source,
    external_id: null,
    card: null,
    email: null,
    email_problem: null,
    phone: null,
    phone_problem: null,
    tags: [],
    interests: [],
    attributes: {},
    search_text: '',
    display_name: null,
    birth_date: null,
    gender: null,
    country: null,
    province: null,
    city: null,
    district: null,
    address: null,
    income_band: null,
    education: null,
    occupation: null,
    acquisition_source: null,
  };
}

/** Reads the customers; with `lock` nobody else changes or merges them until the transaction ends. */
export async function readCustomers(
  tx: PlatformCtx,
  ids: readonly CustomerId[],
  lock: 'lock' | 'look',
): Promise<Map<CustomerId, CustomerState>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db.query<CustomerState[]>(
    `select ${writtenColumns.join(', ')} from customers where id = any($1::uuid[]) order by id${lock === 'lock' ? ' for update' : ''}`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Reads the customers and keeps them from being changed or merged by others until the transaction ends. */
export const lockCustomers = (tx: PlatformCtx, ids: readonly CustomerId[]): Promise<Map<CustomerId, CustomerState>> =>
  readCustomers(tx, ids, 'lock');

/** What a row says, put over what is known: the latest non-empty value wins. `taken` are the keys of the row that belong to somebody else. */
export function withRow(state: CustomerState, row: CleanCustomer, taken: ReadonlySet<string>): CustomerState {
  const next: CustomerState = { ...state, ...row.plain };
  if (row.externalId !== null && !taken.has('externalId') && (state.external_id === null || row.source === state.source))
    next.external_id = row.externalId;
  if (row.card !== null && !taken.has('card')) next.card = row.card;
  if (row.email !== null && !taken.has('email') && !(row.email.problem !== null && state.email !== null && state.email_problem === null)) {
    next.email = row.email.value;
    next.email_problem = row.email.problem;
  }
  if (row.phone !== null && !taken.has('phone') && !(row.phone.problem !== null && state.phone !== null && state.phone_problem === null)) {
    next.phone = row.phone.value;
    next.phone_problem = row.phone.problem;
  }
  if (row.tags !== null) next.tags = row.tags;
  next.interests = [...new Set([...state.interests, ...row.interests.map(({ key }) => key)])];
  next.attributes = { ...state.attributes, ...row.attributes };
  next.search_text = searchText(next.display_name);
  return next;
}

/** Whether two states say the same. */
export const sameState = (a: CustomerState, b: CustomerState): boolean =>
  writtenColumns.every((column) => sameValue(Reflect.get(a, column), Reflect.get(b, column)));

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b));
