import { hash } from 'node:crypto';

/** Kinds of records that a journal can hold; modules know how to take back their own. */
export type JournalKind = 'order' | 'customer' | 'product' | 'store' | 'category';

/** What a record says, place by place, as JSON; an absent place says nothing. */
export type FlatValues = Readonly<Record<string, unknown>>;

/** A change of one record, kept so that it can be taken back. */
export interface RecordChange {
  readonly kind: JournalKind;
  readonly id: string;
  /** the places that changed, as they were (null where there was nothing); null for a record that is new */
  readonly before: FlatValues | null;
  /** the same places as they are now; null for a record that is new */
  readonly after: FlatValues | null;
  /** of all that the record says now: equal prints mean that nobody changed it */
  readonly print: string;
}

/** Hears of every change that a reversible writer makes, in its transaction. */
export interface Journal {
  record(change: RecordChange): void;
}

/** What became of a record whose change was to be taken back. */
export interface TakenBack {
  readonly kind: JournalKind;
  readonly id: string;
  /** GONE: it is not there any more, so that there was nothing to do */
  readonly outcome: 'RESTORED' | 'REMOVED' | 'KEPT' | 'GONE';
  /** why something of it stays as it is */
  readonly reason?: 'CHANGED_SINCE' | 'IN_USE' | 'MERGED_SINCE';
  /** places that stay as they are, for a record that was restored in part */
  readonly places?: readonly string[];
  /** what people call it: number, code, name; absent for persons */
  readonly name?: string;
}

/** The text of a value in which equal values are equal texts, whatever the order of keys. */
export function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value !== 'object' || value === null || value instanceof Date) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const places = Object.entries(value).filter(([, said]) => said !== undefined);
  return `{${places
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map(([place, said]) => `${JSON.stringify(place)}:${canonical(said)}`)
    .join(',')}}`;
}

/** 16 characters that are those of another text once in 10^28 times. */
export const printOf = (values: FlatValues): string => hash('sha1', canonical(values), 'base64url').slice(0, 16);

/** The places at which two records differ, with what each of them says there. */
export function differences(before: FlatValues, after: FlatValues): { readonly before: FlatValues; readonly after: FlatValues } {
  const places = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = places.filter((place) => canonical(before[place]) !== canonical(after[place]));
  const pick = (values: FlatValues): FlatValues => Object.fromEntries(changed.map((place) => [place, values[place] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** The record as it was where nobody changed it since, and the places that somebody did. */
export function withoutChange(
  current: FlatValues,
  change: Pick<RecordChange, 'before' | 'after'>,
): { readonly values: FlatValues; readonly places: readonly string[] } {
  const values: Record<string, unknown> = { ...current };
  const places: string[] = [];
  for (const [place, was] of Object.entries(change.before ?? {})) {
    if (canonical(current[place]) === canonical(change.after?.[place])) values[place] = was;
    else if (canonical(current[place]) !== canonical(was)) places.push(place);
  }
  return { values, places };
}
