import { fold } from '@regulars/segment-language';
import type { PlatformCtx } from '../../platform/ctx.js';
import { newId, type StoreId } from '../../platform/ids.js';
import { printOf } from '../../platform/journal.js';
import { freeKey, slug } from './catalog.rules.js';

interface StoreRow {
  readonly id: StoreId;
  readonly key: string;
  readonly name: string;
}

/** The stores that keys or names mean, by the name given; unknown ones are made, in a rehearsal only in thought. */
export async function ensureStores(
  tx: PlatformCtx,
  names: readonly string[],
  { rehearsal = false }: { readonly rehearsal?: boolean } = {},
): Promise<ReadonlyMap<string, StoreId>> {
  const asked = [...new Set(names)];
  if (asked.length === 0) return new Map();
  const seen = match(asked, await readStores(tx));
  if (seen.size === asked.length) return seen;
  if (rehearsal) return new Map([...asked.map((name) => [name, newId<'Store'>()] as const), ...seen]);
  await tx.db.query(`select pg_advisory_xact_lock(hashtextextended('stores', 0))`); // one maker at a time, so that no store is made twice
  const known = await readStores(tx);
  const found = match(asked, known);
  const keys = new Set(known.map(({ key }) => key));
  const made: StoreRow[] = [];
  for (const name of asked) {
    const same = made.find((store) => fold(store.name) === fold(name));
    if (found.has(name)) continue;
    const store = same ?? { id: newId<'Store'>(), key: freeKey(slug(name, 'store'), (key) => keys.has(key)), name };
    if (!same) made.push(store);
    keys.add(store.key);
    found.set(name, store.id);
  }
  await tx.db.query(
    `insert into stores (id, key, name, created_at, updated_at) select id, key, name, $2, $2 from json_to_recordset($1::json) as given (id uuid, key text, name text)`,
    [JSON.stringify(made), tx.now()],
  );
  for (const { id, name } of made) tx.journal?.record({ kind: 'store', id, before: null, after: null, print: printOf({ name }) });
  return found;
}

const readStores = async (tx: PlatformCtx): Promise<StoreRow[]> => tx.db.query<StoreRow[]>('select id, key, name from stores');

function match(asked: readonly string[], known: readonly StoreRow[]): Map<string, StoreId> {
  const byKey = new Map(known.map((store) => [store.key, store.id]));
  const byName = new Map(known.map((store) => [fold(store.name), store.id]));
  const found = new Map<string, StoreId>();
  for (const name of asked) {
    const id = byKey.get(name) ?? byName.get(fold(name));
    if (id !== undefined) found.set(name, id);
  }
  return found;
}
