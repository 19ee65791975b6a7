import { fold } from '@regulars/segment-language';
import { RowBuffer } from './copy.js';
import { demoCategories, type DemoCategory } from './categories.js';
import { at, totals, type Random } from './random.js';

const stream = 5;
const variants = 13;

/** What orders and events need of the catalogue: plain arrays by product number. */
export interface DemoCatalogue {
  readonly ids: readonly string[];
  /** fen */
  readonly prices: Int32Array;
  /** 1 where the product is sold by weight */
  readonly byWeight: Uint8Array;
  /** product numbers of a leaf, most bought first */
  readonly ofLeaf: ReadonlyMap<string, readonly number[]>;
  /** leaves on sale all year with their weights, and the same within each root */
  readonly leaves: readonly string[];
  readonly leafShares: Float64Array;
  readonly ofRoot: ReadonlyMap<string, { readonly leaves: readonly string[]; readonly shares: Float64Array }>;
}

/** Rank decides: the first products of a leaf are bought most. */
export const popularity = totals(Array.from({ length: variants }, (_, rank) => 1 / (rank + 1.5)));

export const categoryRows = (): RowBuffer => new RowBuffer('categories', ['id', 'key', 'name_en', 'name_zh', 'parent_id', 'path']);
export const productRows = (): RowBuffer =>
  new RowBuffer('products', [
    'id',
    'source',
    'external_id',
    'name',
    'name_folded',
    'category_id',
    'brand',
    'facets',
    'created_at',
    'updated_at',
  ]);

/** Writes the tree and about four hundred products, made `since` (milliseconds) at the earliest. */
export function makeCatalogue(random: Random, since: number, categories: RowBuffer, products: RowBuffer): DemoCatalogue {
  random.start(stream, 0);
  const ids: string[] = [];
  const prices: number[] = [];
  const byWeight: number[] = [];
  const ofLeaf = new Map<string, number[]>();
  const categoryIds = new Map<string, string>();
  const created = new Date(since).toISOString();

  for (const category of demoCategories) {
    const id = random.uuid(since);
    categoryIds.set(category.key, id);
    const parentId = category.parent === undefined ? null : (categoryIds.get(category.parent) ?? null);
    const path = category.parent === undefined ? `{${category.key}}` : `{${category.parent},${category.key}}`;
    categories.add(id, category.key, category.en, category.zh, parentId, path);
    if (category.parent === undefined) continue;
    const numbers: number[] = [];
    for (let variant = 0; variant < variants; variant++) {
      const made = makeProduct(random, category, variant);
      const number = ids.length;
      const productId = random.uuid(since);
      const filed = random.chance(0.012) ? null : id; // a few wait in the list of uncategorised products
      const code = `HG${String(number + 1).padStart(5, '0')}`;
      products.add(productId, 'erp', code, made.name, fold(made.name), filed, made.brand, made.facets, created, created);
      ids.push(productId);
      prices.push(made.price);
      byWeight.push(category.key === 'nuts' && variant % 2 === 1 ? 1 : 0);
      numbers.push(number);
    }
    ofLeaf.set(category.key, numbers);
  }
  return { ids, prices: Int32Array.from(prices), byWeight: Uint8Array.from(byWeight), ofLeaf, ...shares() };
}

function shares(): Pick<DemoCatalogue, 'leaves' | 'leafShares' | 'ofRoot'> {
  const sold = demoCategories.filter((category) => category.weight > 0);
  const roots = new Set(sold.map((category) => category.parent ?? ''));
  const whole = sharesOf(sold);
  return {
    leaves: whole.leaves,
    leafShares: whole.shares,
    ofRoot: new Map([...roots].map((root) => [root, sharesOf(sold.filter(({ parent }) => parent === root))])),
  };
}

const sharesOf = (list: readonly DemoCategory[]): { readonly leaves: readonly string[]; readonly shares: Float64Array } => ({
  leaves: list.map(({ key }) => key),
  shares: totals(list.map(({ weight }) => weight)),
});

interface MadeProduct {
  readonly name: string;
  readonly brand: string;
  /** fen */
  readonly price: number;
  /** JSON */
  readonly facets: string;
}

function makeProduct(random: Random, category: DemoCategory, variant: number): MadeProduct {
  const [form = '', formZh = form] = at(category.forms, variant % category.forms.length).split('|');
  const flavourPlace = (variant + Math.floor(variant / category.forms.length)) % category.flavours.length;
  const [flavour = '', flavourZh = '', material = ''] = at(category.flavours, flavourPlace).split('|');
  const size = at(category.sizes, Math.floor(variant / category.flavours.length) % category.sizes.length);
  const [low, high] = category.price;
  const yuan = Math.round(low + (high - low) * random.next());
  const cents = category.key === 'gift-card' ? 0 : random.pick([0, 0, 50, 80, 90]);
  const brand = random.pick(brands[category.key] ?? brands[category.parent ?? ''] ?? ['Hegu']);
  const facets = {
    function: random.pick(functions[category.parent ?? ''] ?? ['everyday']),
    purpose: random.pick(uses[category.parent ?? ''] ?? ['everyday']),
    specification: size,
    origin: random.pick(origins[category.parent ?? ''] ?? ['Zhejiang']),
    material,
  };
  return { name: `${flavourZh}${formZh} ${flavour} ${form} ${size}`, brand, price: yuan * 100 + cents, facets: JSON.stringify(facets) };
}

type Choices = Readonly<Record<string, readonly string[]>>;

const brands: Choices = {
  snack: ['Hegu', 'Songwan', 'Qinglu', 'Beany'],
  milk: ['Yili', 'Yili', 'Hegu', 'Muyun'],
  yoghurt: ['Yili', 'Yili', 'Hegu', 'Muyun'],
  'probiotic-powder': ['Biolan', 'Hegu Lab'],
  tea: ['Hegu', 'Moli Tea'],
  cheesecake: ['Hegu', 'Yili'],
};
const functions: Choices = {
  bread: ['filling', 'low-sugar', 'high-fibre'],
  cake: ['indulgence', 'low-sugar'],
  pastry: ['indulgence', 'filling'],
  snack: ['energy', 'high-protein', 'low-sugar'],
  drink: ['refreshing', 'awake', 'high-calcium'],
  probiotic: ['digestion', 'immunity'],
  gift: ['presenting'],
  seasonal: ['festive'],
};
const uses: Choices = {
  bread: ['breakfast', 'lunch'],
  cake: ['celebration', 'afternoon-tea'],
  pastry: ['afternoon-tea', 'breakfast'],
  snack: ['sharing', 'travel', 'office'],
  drink: ['breakfast', 'office', 'afternoon-tea'],
  probiotic: ['health', 'breakfast'],
  gift: ['gift'],
  seasonal: ['gift', 'family'],
};
const origins: Choices = {
  bread: ['Zhejiang', 'Jiangsu', 'Heilongjiang'],
  cake: ['Zhejiang', 'Shanghai'],
  pastry: ['Zhejiang', 'Jiangsu', 'France'],
  snack: ['Xinjiang', 'Shandong', 'Vietnam'],
  drink: ['Inner Mongolia', 'Yunnan', 'Zhejiang'],
  probiotic: ['Inner Mongolia', 'Denmark', 'New Zealand'],
  gift: ['Zhejiang'],
  seasonal: ['Zhejiang', 'Jiangsu'],
};
