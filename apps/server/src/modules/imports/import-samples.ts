import type { Policy } from '../../access/policy.js';
import { canRead, canReadLabel, canReadOwn } from '../../access/policy.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import type { FlatValues, JournalKind, RecordChange } from '../../platform/journal.js';
import { differences } from '../../platform/journal.js';
import { currencyDigits } from '../../platform/money.js';
import { ImportKind } from './import.enums.js';
import type { Tally } from './import.record.js';
import type { ImportSample, SampleValue } from './import.types.js';
import { looks, placeOf } from './sample-looks.js';

/** A sample as kept, with the id of its record so that it can be forgotten with a person. */
export interface StoredSample {
  readonly kind: JournalKind;
  readonly id: string;
  readonly isNew: boolean;
  readonly name: string | null;
  readonly values: readonly SampleValue[];
}

const eachMost = 10;
const sampledKinds: Readonly<Record<ImportKind, JournalKind>> = { ORDERS: 'order', CUSTOMERS: 'customer', PRODUCTS: 'product' };

/** Picks records to show out of what a batch changed: ten that are new and ten that change, of the kind that the file is about. */
export function pickForSamples(
  kind: ImportKind,
  changes: readonly RecordChange[],
  taken: readonly StoredSample[],
): readonly RecordChange[] {
  const own = changes.filter((change) => change.kind === sampledKinds[kind]);
  const pick = (isNew: boolean): readonly RecordChange[] =>
    own.filter(({ before }) => (before === null) === isNew).slice(0, roomFor(isNew, taken));
  return [...pick(true), ...pick(false)];
}

/** Whether a batch with these outcomes may have a record for which there is room. */
export const wantsSamples = ({ CREATED, UPDATED }: Pick<Tally, 'CREATED' | 'UPDATED'>, taken: readonly StoredSample[]): boolean =>
  (CREATED > 0 && roomFor(true, taken) > 0) || (UPDATED > 0 && roomFor(false, taken) > 0);

const roomFor = (isNew: boolean, taken: readonly StoredSample[]): number =>
  eachMost - taken.filter((sample) => sample.isNew === isNew).length;

interface Seen {
  readonly id: string;
  readonly name: string | null;
  readonly values: FlatValues;
}

/** The records as they are now, seen from inside and outside of the transaction that writes the batch. */
export async function sampleRecords(tx: PlatformCtx, picked: readonly RecordChange[]): Promise<readonly StoredSample[]> {
  const [first] = picked;
  if (!first) return [];
  const ids = picked.map(({ id }) => id);
  const digits = currencyDigits(tx.organisation.currency);
  const { text, show } = looks(digits)[first.kind];
  const after = new Map((await tx.db.query<Seen[]>(text, [ids])).map((row) => [row.id, row]));
  const before = new Map((await tx.pool.query<Seen>(text, [ids])).rows.map((row) => [row.id, row]));
  return picked.flatMap(({ id, kind }): StoredSample[] => {
    const now = after.get(id);
    if (!now) return [];
    const was = before.get(id);
    const changed = differences(was ? show(was.values) : {}, show(now.values));
    const values = Object.keys(changed.after)
      .filter((field) => was !== undefined || !isUsual(now.values[field]))
      .toSorted((a, b) => placeOf(kind, a) - placeOf(kind, b))
      .map((field) => ({ field, before: asText(changed.before[field]), after: asText(changed.after[field]) }));
    return [{ kind, id, isNew: was === undefined, name: now.name, values }];
  });
}

/** What a new record has when nobody says anything of it. */
const isUsual = (value: unknown): boolean => value === '0' || value === false || (Array.isArray(value) && value.length === 0);

const asText = (value: unknown): string | null => {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  return Array.isArray(value) ? value.join('\n') : String(value);
};

/** Samples with what the viewer may read of each. Custom attributes go with the narrowest of labels, for theirs may change. */
export function readableSamples(policy: Policy, samples: readonly StoredSample[]): readonly ImportSample[] {
  return samples.map(({ kind, isNew, name, values }) => ({
    isNew,
    name: kind === 'customer' && !canRead(policy, 'Customer', 'externalId') ? null : name,
    values: values.filter(({ field }) => mayRead(policy, kind, field)),
  }));
}

function mayRead(policy: Policy, kind: JournalKind, field: string): boolean {
  if (policy.rowScope !== null) return false;
  if (kind === 'customer')
    return field.startsWith('attributes.') ? canReadOwn(policy, `Customer.${field}`, 'sensitive') : canRead(policy, 'Customer', field);
  if (kind === 'order' && field === 'customer')
    return canRead(policy, 'Customer', 'displayName') && canRead(policy, 'Customer', 'email') && canRead(policy, 'Customer', 'phone');
  return canReadLabel(policy, kind === 'order' ? 'behaviour' : 'operations');
}
