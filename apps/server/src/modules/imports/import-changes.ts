import type { PlatformCtx } from '../../platform/ctx.js';
import { type ImportId, newId } from '../../platform/ids.js';
import type { Journal, JournalKind, RecordChange, TakenBack } from '../../platform/journal.js';

/** A journal that keeps what a batch changes, a later change of a record over an earlier one. */
export function importJournal(): { readonly journal: Journal; readonly changes: () => readonly RecordChange[] } {
  const kept = new Map<string, RecordChange>();
  const record = (change: RecordChange): void => {
    const key = `${change.kind} ${change.id}`;
    const earlier = kept.get(key);
    kept.set(key, earlier ? over(earlier, change) : change);
  };
  return { journal: { record }, changes: () => [...kept.values()] };
}

/** As the statement below does it: what was before stays, what is after is the latest, and what is new stays new. */
function over(earlier: RecordChange, later: RecordChange): RecordChange {
  if (earlier.before === null) return { ...later, before: null, after: null };
  return { ...later, before: { ...later.before, ...earlier.before }, after: { ...earlier.after, ...later.after } };
}

const json = (values: RecordChange['before']): string | null => (values === null ? null : JSON.stringify(values));

/** Keeps what a batch changed, in its transaction. */
export async function saveChanges(tx: PlatformCtx, id: ImportId, changes: readonly RecordChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.db.query(
    `insert into import_changes (import_id, kind, record_id, before, after, print)
     select $1, * from unnest($2::text[], $3::uuid[], $4::jsonb[], $5::jsonb[], $6::text[])
     on conflict (import_id, kind, record_id) do update set print = excluded.print,
       before = case when import_changes.before is not null then excluded.before || import_changes.before end,
       after = case when import_changes.before is not null then import_changes.after || excluded.after end`,
    [
      id,
      changes.map(({ kind }) => kind),
      changes.map(({ id: record }) => record),
      changes.map(({ before }) => json(before)),
      changes.map(({ after }) => json(after)),
      changes.map(({ print }) => print),
    ],
  );
}

/** In this order nothing is removed that something of the same import still refers to. */
const kinds: readonly JournalKind[] = ['order', 'customer', 'product', 'store', 'category'];
const batchRecords = 500;

/** Changes of one kind that are taken back together. */
export interface ChangeBatch {
  readonly kind: JournalKind;
  readonly changes: readonly RecordChange[];
  readonly lastKey: string;
}

/** The next changes to take back after a key; categories all at once, since one may lie below another. */
export async function nextChanges(tx: PlatformCtx, id: ImportId, afterKey: string): Promise<ChangeBatch | undefined> {
  const [place = '0', afterId] = afterKey.split(' ');
  for (let at = Number(place); at < kinds.length; at += 1) {
    const kind = kinds[at];
    if (kind === undefined) return undefined;
    const changes = await tx.db.query<RecordChange[]>(
      `select kind, record_id as id, before, after, print from import_changes
       where import_id = $1 and kind = $2 and ($3::uuid is null or record_id > $3) order by record_id limit $4`,
      [id, kind, at === Number(place) ? (afterId ?? null) : null, kind === 'category' ? null : batchRecords],
    );
    const last = changes.at(-1);
    if (last) return { kind, changes, lastKey: `${at} ${last.id}` };
  }
  return undefined;
}

/** How many records an import changed. */
export async function countChanges(tx: PlatformCtx, id: ImportId): Promise<number> {
  const [found] = await tx.db.query<{ count: number }[]>('select count(*)::integer as count from import_changes where import_id = $1', [
    id,
  ]);
  return found?.count ?? 0;
}

/** Notes what stays as it is. */
export async function addLeftovers(tx: PlatformCtx, id: ImportId, outcomes: readonly TakenBack[]): Promise<void> {
  const left = outcomes.filter(({ reason }) => reason !== undefined);
  if (left.length === 0) return;
  await tx.db.query(
    `insert into import_leftovers (import_id, id, kind, record_id, name, reason, places)
     select $1, id, kind, "recordId", name, reason, array(select json_array_elements_text(places))
     from json_to_recordset($2::json) as given (id uuid, kind text, "recordId" uuid, name text, reason text, places json)`,
    [id, JSON.stringify(left.map(({ id: recordId, places = [], ...one }) => ({ ...one, id: newId(), recordId, places })))],
  );
}

/** Removes what imports kept of a person who is erased. */
export async function forgetChangesOf(tx: PlatformCtx, customerId: string): Promise<void> {
  await tx.db.query(
    `delete from import_changes where kind = 'customer' and record_id = $1 and import_id in (select id from imports where tidied_at is null)`,
    [customerId],
  );
  await tx.db.query(
    `update imports set samples = '[]' where tidied_at is null and samples @> jsonb_build_array(jsonb_build_object('id', $1::text))`,
    [customerId],
  );
  await tx.db.query(
    `delete from import_leftovers where kind = 'customer' and record_id = $1 and import_id in (select id from imports where tidied_at is null)`,
    [customerId],
  );
}
