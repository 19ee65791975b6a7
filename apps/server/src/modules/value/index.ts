import type { Module } from '../../access/module.js';
import './rfm-fields.facts.js';
import { RfmResolver } from './rfm.resolver.js';
import { rescoreOnChange, valueJobs, valueSchedules } from './value.jobs.js';

/** What customers are worth: scores and groups. */
export const valueModule: Module = {
  resolvers: [RfmResolver],
  start: (platform) => {
    rescoreOnChange(platform);
    return { jobs: valueJobs(platform), schedules: valueSchedules };
  },
};
