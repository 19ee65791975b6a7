import type { Module } from '../../access/module.js';
import { JobsResolver } from './jobs.resolver.js';

/** Work in the background, seen and called off. */
export const jobsModule: Module = { resolvers: [JobsResolver] };
