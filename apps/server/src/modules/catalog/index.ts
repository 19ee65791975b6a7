import './catalog.facts.js';

export { Category } from './category.entity.js';
export { Facet, Product } from './product.entity.js';
export { Store } from './store.entity.js';
