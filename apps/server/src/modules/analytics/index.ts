import type { Module } from '../../access/module.js';
import { MetricsResolver } from './metrics.resolver.js';

/** Figures for overviews and tables. */
export const analyticsModule: Module = { resolvers: [MetricsResolver] };
