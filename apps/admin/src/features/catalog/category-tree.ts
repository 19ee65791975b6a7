import type { CategoriesQuery } from '../../gql/graphql.js';

export type Category = CategoriesQuery['categories']['nodes'][number];

/** A category in its place: how deep it hangs, and how many products stand in it and beneath it. */
export interface Branch {
  readonly category: Category;
  readonly depth: number;
  readonly products: number;
}

/** The tree as lines from top to bottom, each followed by what is beneath it. */
export function branchesOf(categories: readonly Category[]): readonly Branch[] {
  const within = (key: string) => categories.filter(({ path }) => path.includes(key)).reduce((sum, one) => sum + one.productsCount, 0);
  return [...categories]
    .toSorted((a, b) => comparePaths(a.path, b.path))
    .map((category) => ({ category, depth: category.path.length - 1, products: within(category.key) }));
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [one = '', other = ''] = [a[at], b[at]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}
