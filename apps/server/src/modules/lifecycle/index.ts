import type { Module } from '../../access/module.js';
import './lifecycle.facts.js';
import { judgeOnChange, lifecycleJobs, lifecycleSchedules } from './lifecycle.jobs.js';
import { LifecycleResolver } from './lifecycle.resolver.js';
import { StageChange } from './stage-change.entity.js';

/** Where customers stand from first contact on: stages, what leads from one to the next, and the history of it. */
export const lifecycleModule: Module = {
  entities: [StageChange],
  resolvers: [LifecycleResolver],
  start: (platform) => {
    judgeOnChange(platform);
    return { jobs: lifecycleJobs(platform), schedules: lifecycleSchedules };
  },
};
