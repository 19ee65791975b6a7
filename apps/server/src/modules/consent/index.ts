import type { Module } from '../../access/module.js';
import { ConsentResolver } from './consent.resolver.js';
import { Consent } from './consent.entity.js';
import './consent.facts.js';

export { Consent, ConsentState } from './consent.entity.js';
export { type ConsentDecision, recordConsents, refreshConsents } from './consent.service.js';
export { type CustomerWithConsents, upsertCustomers } from './customers-with-consents.service.js';

/** Consents and objections, and what they make reachable. */
export const consentModule: Module = { entities: [Consent], resolvers: [ConsentResolver], orphans: [Consent] };
