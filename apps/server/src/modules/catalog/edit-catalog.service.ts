import { assertGranted, type Ctx } from '../../access/viewer.js';
import { markProductsChanged } from '../../platform/changes.js';
import { cleanText } from '../../platform/clean-text.js';
import { inputInvalid, notFound } from '../../platform/errors.js';
import { inTransaction } from '../../platform/transaction.js';
import { ensureCategories, pathKey } from './categories.service.js';

export interface EditProducts {
  /** ids of products, 1 to 1,000 */
  readonly ids: readonly string[];
  /** path of names or keys from the root; absent keeps each product's own */
  readonly category?: readonly string[] | null;
  readonly addTags?: readonly string[] | null;
  readonly removeTags?: readonly string[] | null;
  /** to set; one without a value is taken off */
  readonly facets?: readonly { readonly key: string; readonly value: string }[] | null;
}

const mostProducts = 1000;
const longestName = 120;

const words = (given: readonly string[] | null | undefined): string[] => [
  ...new Set((given ?? []).map(cleanText).filter((word) => word !== null)),
];

/** Changes category, tags and facets of many products at once, all or nothing; answers how many changed. Throws INPUT_INVALID, and NOT_FOUND when one is gone. */
export async function editProducts(ctx: Ctx, input: EditProducts): Promise<number> {
  assertGranted(ctx.viewer, 'imports.run');
  const ids = [...new Set(input.ids)];
  if (ids.length === 0 || ids.length > mostProducts) throw inputInvalid({ path: 'ids', rule: `names 1 to ${mostProducts} products` });
  const path = words(input.category);
  const set = (input.facets ?? []).flatMap(({ key, value }): [string, string][] => {
    const [name, said] = [cleanText(key), cleanText(value)];
    return name !== null && said !== null ? [[name, said]] : [];
  });
  const off = (input.facets ?? []).flatMap(({ key, value }) => (cleanText(value) === null ? words([key]) : []));
  return inTransaction(ctx, async (tx) => {
    const known = await tx.db.query<object[]>('select 1 from products where id = any($1::uuid[]) order by id for update', [ids]);
    if (known.length < ids.length) throw notFound('product');
    const category = path.length === 0 ? null : ((await ensureCategories(tx, [path])).get(pathKey(path)) ?? null);
    const changed = await tx.db.query<{ moved: boolean }[]>(
      `with wanted as (
         select p.id, coalesce($2::uuid, p.category_id) as category_id, (p.facets || $3::jsonb) - $4::text[] as facets,
           array(select distinct tag from unnest(p.tags || $5::text[]) as tag where tag <> all($6::text[]) order by tag) as tags, p.category_id as before
         from products p where p.id = any($1::uuid[])
       ), written as (
         update products p set category_id = w.category_id, facets = w.facets, tags = w.tags, updated_at = $7
         from wanted w where p.id = w.id and (p.category_id is distinct from w.category_id or p.facets <> w.facets or p.tags <> w.tags)
         returning w.category_id is distinct from w.before as moved
       ) select moved from written`,
      [ids, category, JSON.stringify(Object.fromEntries(set)), off, words(input.addTags), words(input.removeTags), tx.now()],
    );
    // conditions on categories, tags and facets look different for every buyer of these products
    if (changed.length > 0) await markProductsChanged(tx);
    return changed.length;
  });
}

/** Names a category anew in both languages; answers its id. Throws INPUT_INVALID for names of no or over 120 characters, NOT_FOUND. */
export async function renameCategory(
  ctx: Ctx,
  input: { readonly key: string; readonly nameEn: string; readonly nameZh: string },
): Promise<string> {
  assertGranted(ctx.viewer, 'imports.run');
  const names = (['nameEn', 'nameZh'] as const).map((path) => {
    const name = cleanText(input[path]);
    if (name === null || name.length > longestName) throw inputInvalid({ path, rule: `has 1 to ${longestName} characters` });
    return name;
  });
  const [row] = await ctx.db.query<{ id: string }[]>(
    'with named as (update categories set name_en = $2, name_zh = $3 where key = $1 returning id) select id from named',
    [input.key, ...names],
  );
  if (!row) throw notFound('category');
  return row.id;
}
