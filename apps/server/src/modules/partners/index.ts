import type { Module } from '../../access/module.js';
import { FederationResolver } from './federation.resolver.js';
import { PartnersResolver } from './partners.resolver.js';

/** Programs of partners: grants, keys, usage, guarded counts. Who asks with a key is found in `access/`. */
export const partnersModule: Module = { resolvers: [PartnersResolver, FederationResolver] };
