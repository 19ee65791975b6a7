import type { PlatformCtx } from '../../platform/ctx.js';
import { type CategoryId, newId } from '../../platform/ids.js';
import { printOf } from '../../platform/journal.js';
import { childNamed, freeKey, type KnownCategory, slug } from './catalog.rules.js';

export const pathKey = (path: readonly string[]): string => path.join('\n');

/**
 * The categories that paths mean, by `pathKey`; each path lists names or keys from the root down (`["Food", "Bread"]`). Those that are not
 * there are made, with a key made from the name; in a rehearsal only in thought.
 */
export async function ensureCategories(
  tx: PlatformCtx,
  paths: readonly (readonly string[])[],
  { rehearsal = false }: { readonly rehearsal?: boolean } = {},
): Promise<ReadonlyMap<string, CategoryId>> {
  const asked = new Map(paths.filter((path) => path.length > 0).map((path) => [pathKey(path), path]));
  if (asked.size === 0) return new Map();
  const seen = resolve(asked, await readCategories(tx));
  if (seen.made.length === 0 || rehearsal) return seen.found;
  await tx.db.query(`select pg_advisory_xact_lock(hashtextextended('categories', 0))`); // one maker at a time, so that no shelf is made twice
  const { found, made } = resolve(asked, await readCategories(tx));
  await tx.db.query(
    `insert into categories (id, key, name_en, name_zh, parent_id, path)
     select id, key, "nameEn", "nameZh", "parentId", array(select json_array_elements_text(path))
     from json_to_recordset($1::json) as given (id uuid, key text, "nameEn" text, "nameZh" text, "parentId" uuid, path json)`,
    [JSON.stringify(made)],
  );
  for (const { id, nameEn } of made)
    tx.journal?.record({ kind: 'category', id, before: null, after: null, print: printOf({ name: nameEn }) });
  return found;
}

/** The ids of a category and all beneath it; none for a key that nobody knows. */
export async function categoryIdsBeneath(ctx: PlatformCtx, key: string): Promise<readonly CategoryId[]> {
  const rows = await ctx.db.query<{ id: CategoryId }[]>('select id from categories where $1 = any(path)', [key]);
  return rows.map(({ id }) => id);
}

async function readCategories(tx: PlatformCtx): Promise<KnownCategory[]> {
  return tx.db.query<KnownCategory[]>(
    'select id, key, name_en as "nameEn", name_zh as "nameZh", parent_id as "parentId", path from categories order by cardinality(path), key',
  );
}

function resolve(
  asked: ReadonlyMap<string, readonly string[]>,
  known: readonly KnownCategory[],
): { found: Map<string, CategoryId>; made: KnownCategory[] } {
  const all = new Map(known.map((category) => [category.id, category]));
  const keys = new Set(known.map(({ key }) => key));
  const made: KnownCategory[] = [];
  const found = new Map<string, CategoryId>();
  for (const [asking, path] of asked) {
    let parent: KnownCategory | undefined; // the root
    for (const name of path) {
      parent = childNamed(all.values(), parent?.id ?? null, name) ?? make(name, parent);
    }
    if (parent) found.set(asking, parent.id);
  }
  return { found, made };

  function make(name: string, parent: KnownCategory | undefined): KnownCategory {
    const key = freeKey(slug(name, 'category'), (taken) => keys.has(taken));
    const category: KnownCategory = {
      id: newId(),
      key,
      nameEn: name,
      nameZh: name,
      parentId: parent?.id ?? null,
      path: [...(parent?.path ?? []), key],
    };
    keys.add(key);
    all.set(category.id, category);
    made.push(category);
    return category;
  }
}
