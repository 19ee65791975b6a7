import type { Module } from '../../access/module.js';
import { RolesResolver } from './roles.resolver.js';

/** The roles desk: the matrix, its dry run, its history. */
export const rolesModule: Module = { resolvers: [RolesResolver] };
