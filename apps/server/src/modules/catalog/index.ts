import type { Module } from '../../access/module.js';
import { CatalogResolver } from './catalog.resolver.js';
import { Category } from './category.entity.js';
import { Product } from './product.entity.js';
import { Store } from './store.entity.js';
import './catalog.facts.js';

export { ensureCategories, pathKey } from './categories.service.js';
export { Category } from './category.entity.js';
export { slug } from './catalog.rules.js';
export { Facet, Product } from './product.entity.js';
export { ensureProducts, productKey, type ProductRow, upsertProducts } from './products.service.js';
export { Store } from './store.entity.js';
export { ensureStores } from './stores.service.js';
export { undoCategories, undoProducts, undoStores } from './undo-catalog.js';

/** Products, categories, facets and stores. */
export const catalogModule: Module = {
  entities: [Category, Product, Store],
  resolvers: [CatalogResolver],
  orphans: [Category, Product, Store],
};
