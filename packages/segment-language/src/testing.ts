/** Seeded generators and a small shop, for tests of whatever runs this language. */
export { seededRandom, type Random } from './testing/random.js';
export { randomCondition, type RandomOptions } from './testing/random-condition.js';
export { randomCustomer } from './testing/random-customer.js';
export { shopCatalogue } from './testing/shop-catalogue.js';
