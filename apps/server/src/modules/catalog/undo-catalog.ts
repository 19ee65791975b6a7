import { fold } from '@regulars/segment-language';
import { markProductsChanged } from '../../platform/changes.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { printOf, type RecordChange, type TakenBack, withoutChange } from '../../platform/journal.js';
import { flatProduct, fromFlatProduct, type ProductState } from './product-journal.js';

/**
 * Takes changes of products back. New ones go when they say what they said then and nothing was sold of them; of others every place that
 * nobody changed since is as it was before.
 */
export async function undoProducts(tx: PlatformCtx, changes: readonly RecordChange[]): Promise<readonly TakenBack[]> {
  const ids = changes.map(({ id }) => id);
  const rows = await tx.db.query<ProductState[]>(
    `select id, source, external_id, name, category_id, brand, facets from products where id = any($1::uuid[]) order by source, external_id for update`,
    [ids],
  );
  const current = new Map<string, ProductState>(rows.map((row) => [row.id, row]));
  const used = await referring(tx, ids, [
    'select product_id as id from lines where product_id = asked.id',
    'select product_id as id from events where product_id = asked.id',
  ]);
  const shelves = new Set((await tx.db.query<{ id: string }[]>('select id from categories')).map(({ id }) => id));
  const removed: string[] = [];
  const restored: ProductState[] = [];
  const outcomes = changes.map((change): TakenBack => {
    const { id } = change;
    const kind = 'product';
    const state = current.get(id);
    if (!state) return { kind, id, outcome: 'GONE' };
    const name = state.external_id;
    if (change.before === null) {
      if (change.print !== printOf(flatProduct(state))) return { kind, id, name, outcome: 'KEPT', reason: 'CHANGED_SINCE' };
      if (used.has(id)) return { kind, id, name, outcome: 'KEPT', reason: 'IN_USE' };
      removed.push(id);
      return { kind, id, name, outcome: 'REMOVED' };
    }
    const { values, places } = withoutChange(flatProduct(state), change);
    const shelf = values['category_id'];
    const isThere = typeof shelf !== 'string' || shelves.has(shelf);
    restored.push(fromFlatProduct(state, isThere ? values : { ...values, category_id: state.category_id }));
    const kept = isThere ? places : [...places, 'category_id'];
    return { kind, id, name, outcome: 'RESTORED', ...(kept.length > 0 ? { reason: 'CHANGED_SINCE' as const, places: kept } : {}) };
  });
  if (removed.length > 0) await tx.db.query('delete from products where id = any($1::uuid[])', [removed]);
  if (restored.length > 0) {
    await tx.db.query(
      `update products p set name = given.name, name_folded = given.name_folded, category_id = given.category_id, brand = given.brand, facets = given.facets, updated_at = $2
       from json_to_recordset($1::json) as given (id uuid, name text, name_folded text, category_id uuid, brand text, facets jsonb) where p.id = given.id`,
      [JSON.stringify(restored.map((state) => ({ ...state, name_folded: fold(state.name) }))), tx.now()],
    );
  }
  if (restored.length > 0) await markProductsChanged(tx);
  return outcomes;
}

/** Removes stores that were made and that no order names. */
export async function undoStores(tx: PlatformCtx, changes: readonly RecordChange[]): Promise<readonly TakenBack[]> {
  await tx.db.query(`select pg_advisory_xact_lock(hashtextextended('stores', 0))`);
  const ids = changes.map(({ id }) => id);
  const rows = await tx.db.query<{ id: string; name: string }[]>('select id, name from stores where id = any($1::uuid[]) for update', [
    ids,
  ]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const orders = await tx.db.query<{ id: string }[]>(
    `select distinct named.id from orders o cross join lateral unnest(array[o.store_id, o.pickup_store_id]) as named (id) where named.id = any($1::uuid[])`,
    [ids],
  );
  const used = new Set(orders.map(({ id }) => id));
  return removeUnused(tx, 'store', 'stores', changes, names, used);
}

/** Removes categories that were made and that have no products and no categories below them; `named` are keys that rules name. */
export async function undoCategories(
  tx: PlatformCtx,
  changes: readonly RecordChange[],
  named: ReadonlySet<string>,
): Promise<readonly TakenBack[]> {
  await tx.db.query(`select pg_advisory_xact_lock(hashtextextended('categories', 0))`);
  const ids = changes.map(({ id }) => id);
  const rows = await tx.db.query<{ id: string; key: string; parent: string | null; sold: boolean; name: string }[]>(
    `select c.id, c.key, c.parent_id as parent, c.name_en as name, exists (select from products p where p.category_id = c.id) as sold from categories c`,
  );
  const asked = new Set(ids);
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  const used = new Set<string>();
  // A category that stays keeps all above it.
  for (const { id, key, sold } of rows) {
    if (asked.has(id) && !sold && !named.has(key)) continue;
    for (let at: string | null = id; at !== null && !used.has(at); at = parents.get(at) ?? null) used.add(at);
  }
  const names = new Map(rows.filter(({ id }) => asked.has(id)).map(({ id, name }) => [id, name]));
  return removeUnused(tx, 'category', 'categories', changes, names, used);
}

async function removeUnused(
  tx: PlatformCtx,
  kind: 'store' | 'category',
  table: 'stores' | 'categories',
  changes: readonly RecordChange[],
  names: ReadonlyMap<string, string>,
  used: ReadonlySet<string>,
): Promise<readonly TakenBack[]> {
  const outcomes = changes.map(({ id, print }): TakenBack => {
    const name = names.get(id);
    if (name === undefined) return { kind, id, outcome: 'GONE' };
    if (print !== printOf({ name })) return { kind, id, name, outcome: 'KEPT', reason: 'CHANGED_SINCE' };
    return used.has(id) ? { kind, id, name, outcome: 'KEPT', reason: 'IN_USE' } : { kind, id, name, outcome: 'REMOVED' };
  });
  const removed = outcomes.filter(({ outcome }) => outcome === 'REMOVED').map(({ id }) => id);
  if (removed.length > 0) await tx.db.query(`delete from ${table} where id = any($1::uuid[])`, [removed]);
  return outcomes;
}

/** Which of the ids one of the looks finds; each look names `asked.id`. */
async function referring(tx: PlatformCtx, ids: readonly string[], looks: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await tx.db.query<{ id: string }[]>(
    `select asked.id from unnest($1::uuid[]) as asked (id) where ${looks.map((look) => `exists (${look})`).join(' or ')}`,
    [ids],
  );
  return new Set(found.map(({ id }) => id));
}
