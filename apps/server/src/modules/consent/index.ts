import './consent.facts.js';

export { Consent, ConsentState } from './consent.entity.js';
