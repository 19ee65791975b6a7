import { valuesOf, type Condition, type Measure, type Path, type Value } from '../ast.js';
import { findField, type Catalogue, type FactSpec, type FieldSpec } from '../catalogue.js';
import { existence } from './phrase.js';

/** Things bought, as one plain condition on the product names them. */
export interface Goods {
  readonly by: 'category' | 'brand' | 'name';
  readonly values: readonly Value[];
  readonly spec: FieldSpec;
  readonly path: Path;
}

/** The goods that a condition on order lines names and nothing else: `product.category = "bread"`. */
export function goodsOfLines(where: Condition | undefined, path: Path, lines: FactSpec | undefined): Goods | undefined {
  if (where?.kind !== 'compare' || (where.operator !== '=' && where.operator !== 'in')) return undefined;
  const spec = lines && findField(lines.fields, where.field);
  const by = (['category', 'brand', 'name'] as const).find((name) => where.field === `product.${name}`);
  return spec && by && { by, values: valuesOf(where), spec, path };
}

/** The goods that orders must hold: `count(lines where product.category = "bread") >= 1`. */
export function goodsOfOrders(where: Condition | undefined, path: Path, catalogue: Catalogue): Goods | undefined {
  if (where?.kind !== 'measure' || !countsLines(where) || where.window || existence(where) !== 'some') return undefined;
  const lines = catalogue.facts.find(({ name }) => name === 'lines');
  return goodsOfLines(where.where, [...path, 0], lines);
}

export function countsLines(node: Measure): boolean {
  return node.fn === 'count' && node.fact === 'lines';
}
