import './customers.facts.js';

export { ContactPoint, Interest, StatedPreference, Verification } from './customer-parts.entity.js';
export { Customer } from './customer.entity.js';
export { Gender } from './customer.enums.js';
