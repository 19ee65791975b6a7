import type { Module } from '../../access/module.js';
import { HealthResolver } from './health.resolver.js';
import { measureHealth } from './health.service.js';

/** The state of the installation, on a page and for Prometheus. */
export const healthModule: Module = {
  resolvers: [HealthResolver],
  start: ({ database, now }) => {
    measureHealth(database.pool, now);
    return { jobs: [], schedules: [] };
  },
};
