import type { Module } from '../../access/module.js';
import { BuyingResolver } from './buying.resolver.js';
import { ChurnReason } from './churn-reason.entity.js';
import './churn-reasons.facts.js';
import { ChurnReasonsResolver } from './churn-reasons.resolver.js';
import './churn-risk.facts.js';
import { ChurnResolver } from './churn.resolver.js';
import './outlook-fields.facts.js';
import './rfm-fields.facts.js';
import { RfmResolver } from './rfm.resolver.js';
import { SuggestionsResolver } from './suggestions.resolver.js';
import { ValueModelResolver } from './value-model.resolver.js';
import { rescoreOnChange, valueJobs, valueSchedules } from './value.jobs.js';

/** What customers are worth: scores and groups, and what is expected of them. */
export const valueModule: Module = {
  entities: [ChurnReason],
  resolvers: [RfmResolver, ValueModelResolver, BuyingResolver, ChurnResolver, ChurnReasonsResolver, SuggestionsResolver],
  start: (platform) => {
    rescoreOnChange(platform);
    return { jobs: valueJobs(platform), schedules: valueSchedules };
  },
};
