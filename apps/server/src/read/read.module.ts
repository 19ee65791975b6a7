import { findAttributeDefinition } from '../access/index.js';
import type { Module } from '../access/module.js';
import { forgetChanges } from '../platform/changes.js';
import { defineJob, jobKind } from '../platform/jobs/job.js';
import { NodeResolver, provideNode } from './node.resolver.js';

provideNode('AttributeDefinition', (ctx, _info, id) => findAttributeDefinition(ctx, id));

const forgetChangesJob = jobKind('read.forget-changes', (payload): payload is object => typeof payload === 'object');

/** The reading door's own part of the graph, `node(id)`, and the tidying of what replicas catch up by. */
export const readModule: Module = {
  resolvers: [NodeResolver],
  start: ({ database, now }) => ({
    jobs: [defineJob(forgetChangesJob, () => forgetChanges(database.pool, now()))],
    schedules: [{ job: forgetChangesJob.name, cron: '17 * * * *' }],
  }),
};
