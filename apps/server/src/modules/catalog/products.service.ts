import { fold } from '@regulars/segment-language';
import { cleanText } from '../../platform/clean-text.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { markProductsChanged } from '../../platform/changes.js';
import { type CategoryId, newId, type ProductId } from '../../platform/ids.js';
import { isRejected, rejection, type RowIssue, type RowOutcome } from '../../platform/rows.js';
import { inTransaction } from '../../platform/transaction.js';
import { differences, printOf } from '../../platform/journal.js';
import { ensureCategories, pathKey } from './categories.service.js';
import { flatProduct, type ProductState } from './product-journal.js';

/** What a caller knows of one product; absent, null and empty values keep what is there. `category` is a path of names or keys from the root. */
export interface ProductRow {
  readonly source?: string | null;
  readonly externalId: string;
  readonly name?: string | null;
  readonly category?: readonly string[] | null;
  readonly brand?: string | null;
  readonly facets?: readonly { readonly key: string; readonly value: string }[] | null;
}

export const productKey = (source: string, externalId: string): string => `${source}\n${externalId}`;

/** Creates and updates products, one outcome a row in the order given; rows of one product merge in order. Categories are made as needed. */
export async function upsertProducts(
  ctx: PlatformCtx,
  rows: readonly ProductRow[],
  options: { readonly source: string },
): Promise<RowOutcome[]> {
  return inTransaction(ctx, async (tx) => (await writeProducts(tx, rows, options)).outcomes);
}

/**
 * The ids of products by `productKey` as the rows name them. A number that the row's own source does not know is that of the one product of
 * another source which has it, as a till sells what the stock system keeps: it stays as that source says. Others are made; later names win. A
 * rehearsal makes none, and answers with ids that are nobody's.
 */
export async function ensureProducts(
  tx: PlatformCtx,
  rows: readonly ProductRow[],
  options: { readonly source: string; readonly rehearsal?: boolean },
): Promise<ReadonlyMap<string, ProductId>> {
  const keyed = rows.map((row) => ({ row, source: cleanText(row.source) ?? options.source, number: cleanText(row.externalId) ?? '' }));
  const homes = await homesOf(tx, keyed);
  const placed = keyed.map(({ row, source, number }) => {
    const home = homes.get(productKey(source, number));
    return home === undefined
      ? { row, key: productKey(source, number) }
      : { row: { source: home, externalId: number }, key: productKey(home, number) };
  });
  const { ids } = await writeProducts(
    tx,
    placed.map(({ row }) => row),
    options,
  );
  return new Map(
    keyed.flatMap(({ source, number }, at) => {
      const id = ids.get(placed[at]?.key ?? '');
      return id === undefined ? [] : [[productKey(source, number), id] as const];
    }),
  );
}

/** The source that keeps a product which the asking source does not know, by `productKey`; numbers that several sources have stay apart. */
async function homesOf(
  tx: PlatformCtx,
  asked: readonly { readonly source: string; readonly number: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (asked.length === 0) return new Map();
  const found = await tx.db.query<{ source: string; number: string; home: string }[]>(
    `select asked.source, asked.external_id as number, min(p.source) as home
     from (select distinct * from unnest($1::text[], $2::text[]) as a (source, external_id)) asked
     join products p on p.external_id = asked.external_id
     group by asked.source, asked.external_id having count(*) = 1 and min(p.source) <> asked.source`,
    [asked.map(({ source }) => source), asked.map(({ number }) => number)],
  );
  return new Map(found.map(({ source, number, home }) => [productKey(source, number), home]));
}

async function writeProducts(
  tx: PlatformCtx,
  rows: readonly ProductRow[],
  options: { readonly source: string; readonly rehearsal?: boolean },
): Promise<{ readonly outcomes: RowOutcome[]; readonly ids: ReadonlyMap<string, ProductId> }> {
  const clean = rows.map((row) => cleanProduct(row, options.source));
  const accepted = clean.filter(({ issues }) => !isRejected(issues)).map(({ product }) => product);
  const categories = await ensureCategories(
    tx,
    accepted.flatMap(({ category }) => (category === null ? [] : [category])),
    options,
  );
  const known = await readProducts(tx, accepted);
  const states = new Map(known);
  const outcomes = clean.map(({ product, issues }, index): RowOutcome => {
    if (isRejected(issues)) return { index, outcome: 'REJECTED', issues };
    const key = productKey(product.source, product.external_id);
    const before = states.get(key);
    const after = withRow(before, product, categories);
    states.set(key, after);
    return { index, outcome: before === undefined ? 'CREATED' : same(before, after) ? 'UNCHANGED' : 'UPDATED', issues };
  });
  const changed = [...states].filter(([key, state]) => !same(known.get(key), state)).map(([, state]) => state);
  const ids = new Map([...states].map(([key, { id }]) => [key, id]));
  if (options.rehearsal) return { outcomes, ids };
  const written = await writeStates(tx, changed);
  for (const { key, id } of written) ids.set(key, id);
  journal(tx, known, changed, ids);
  // One that somebody else made meanwhile keeps their id and takes what this call says.
  if (written.some(({ key, id }) => known.has(key) || states.get(key)?.id !== id)) await markProductsChanged(tx);
  return { outcomes, ids };
}

/** One that somebody else made meanwhile is theirs, and none of ours to take back. */
function journal(
  tx: PlatformCtx,
  known: ReadonlyMap<string, ProductState>,
  changed: readonly ProductState[],
  ids: ReadonlyMap<string, ProductId>,
): void {
  for (const state of changed) {
    const key = productKey(state.source, state.external_id);
    const [before, flat] = [known.get(key), flatProduct(state)];
    if (ids.get(key) !== state.id) continue;
    const change = before ? differences(flatProduct(before), flat) : { before: null, after: null };
    tx.journal?.record({ kind: 'product', id: state.id, ...change, print: printOf(flat) });
  }
}

interface CleanProduct {
  readonly source: string;
  readonly external_id: string;
  readonly name: string | null;
  readonly category: readonly string[] | null;
  readonly brand: string | null;
  readonly facets: Readonly<Record<string, string>>;
}

function cleanProduct(row: ProductRow, source: string): { readonly product: CleanProduct; readonly issues: readonly RowIssue[] } {
  const external_id = cleanText(row.externalId);
  const category = (row.category ?? []).map(cleanText).filter((name) => name !== null);
  const facets = (row.facets ?? []).flatMap(({ key, value }): [string, string][] => {
    const [name, said] = [cleanText(key), cleanText(value)];
    return name !== null && said !== null ? [[name, said]] : [];
  });
  return {
    product: {
      source: cleanText(row.source) ?? source,
      external_id: external_id ?? '',
      name: cleanText(row.name),
      category: category.length > 0 ? category : null,
      brand: cleanText(row.brand),
      facets: Object.fromEntries(facets),
    },
    issues: external_id === null ? [rejection('externalId', 'FIELD_MISSING', 'A product needs its number.')] : [],
  };
}

async function readProducts(tx: PlatformCtx, products: readonly CleanProduct[]): Promise<Map<string, ProductState>> {
  if (products.length === 0) return new Map();
  const rows = await tx.db.query<ProductState[]>(
    `select p.id, p.source, p.external_id, p.name, p.category_id, p.brand, p.facets from products p
     join (select distinct * from unnest($1::text[], $2::text[]) as asked (source, external_id)) asked on p.source = asked.source and p.external_id = asked.external_id`,
    [products.map(({ source }) => source), products.map(({ external_id }) => external_id)],
  );
  return new Map(rows.map((row) => [productKey(row.source, row.external_id), row]));
}

function withRow(before: ProductState | undefined, row: CleanProduct, categories: ReadonlyMap<string, CategoryId>): ProductState {
  const category = row.category === null ? undefined : categories.get(pathKey(row.category));
  return {
    id: before?.id ?? newId(),
    source: row.source,
    external_id: row.external_id,
    name: row.name ?? before?.name ?? row.external_id,
    category_id: category ?? before?.category_id ?? null,
    brand: row.brand ?? before?.brand ?? null,
    facets: { ...before?.facets, ...row.facets },
  };
}

function same(a: ProductState | undefined, b: ProductState): boolean {
  if (a === undefined || a.name !== b.name || a.category_id !== b.category_id || a.brand !== b.brand) return false;
  const keys = Object.keys(b.facets);
  return keys.length === Object.keys(a.facets).length && keys.every((key) => a.facets[key] === b.facets[key]);
}

/** Somebody else may make the same product meanwhile: theirs stays and takes what this one says. */
async function writeStates(tx: PlatformCtx, states: readonly ProductState[]): Promise<{ readonly key: string; readonly id: ProductId }[]> {
  if (states.length === 0) return [];
  const sorted = [...states].toSorted((a, b) => (productKey(a.source, a.external_id) < productKey(b.source, b.external_id) ? -1 : 1));
  const rows = await tx.db.query<Pick<ProductState, 'id' | 'source' | 'external_id'>[]>(
    `insert into products (id, source, external_id, name, name_folded, category_id, brand, facets, created_at, updated_at)
     select id, source, external_id, name, name_folded, category_id, brand, facets, $2, $2
     from json_to_recordset($1::json) as given (id uuid, source text, external_id text, name text, name_folded text, category_id uuid, brand text, facets jsonb)
     on conflict (source, external_id) do update set name = excluded.name, name_folded = excluded.name_folded,
       category_id = coalesce(excluded.category_id, products.category_id), brand = coalesce(excluded.brand, products.brand),
       facets = products.facets || excluded.facets, updated_at = excluded.updated_at
     returning id, source, external_id`,
    [JSON.stringify(sorted.map((state) => ({ ...state, name_folded: fold(state.name) }))), tx.now()],
  );
  return rows.map(({ id, source, external_id }) => ({ key: productKey(source, external_id), id }));
}
