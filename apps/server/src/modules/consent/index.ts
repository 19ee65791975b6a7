import type { Module } from '../../access/module.js';
import { Consent } from './consent.entity.js';
import './consent.facts.js';

export { Consent, ConsentState } from './consent.entity.js';

/** Consents and objections. */
export const consentModule: Module = { entities: [Consent], orphans: [Consent] };
