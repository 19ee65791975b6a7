import type { CategoryId, ProductId } from '../../platform/ids.js';
import type { FlatValues } from '../../platform/journal.js';

/** A product as kept. */
export interface ProductState {
  readonly id: ProductId;
  readonly source: string;
  readonly external_id: string;
  name: string;
  category_id: CategoryId | null;
  brand: string | null;
  facets: Readonly<Record<string, string>>;
}

/** What a product says, place by place. */
export const flatProduct = ({ name, category_id, brand, facets }: ProductState): FlatValues => ({
  name,
  ...(category_id === null ? {} : { category_id }),
  ...(brand === null ? {} : { brand }),
  ...Object.fromEntries(Object.entries(facets).map(([key, value]) => [`facets.${key}`, value])),
});

/** The product that says just that. */
export function fromFlatProduct(state: ProductState, values: FlatValues): ProductState {
  const next: ProductState = {
    ...state,
    name: String(values['name'] ?? state.name),
    brand: typeof values['brand'] === 'string' ? values['brand'] : null,
    facets: Object.fromEntries(
      Object.entries(values).flatMap(([place, value]) =>
        place.startsWith('facets.') && typeof value === 'string' ? [[place.slice('facets.'.length), value]] : [],
      ),
    ),
  };
  Reflect.set(next, 'category_id', values['category_id'] ?? null);
  return next;
}
