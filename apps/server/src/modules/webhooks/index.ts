import type { Module } from '../../access/module.js';
import { defineJob } from '../../platform/jobs/job.js';
import { deliver, noteChanges } from './deliver.service.js';
import { deliverKind } from './deliver.kind.js';
import { WebhooksResolver } from './webhooks.resolver.js';

/** Addresses that are told who comes in and drops out of a segment. */
export const webhooksModule: Module = {
  resolvers: [WebhooksResolver],
  start: (platform) => {
    platform.outbox.subscribe('MembersChanged', ({ segmentIds }) => noteChanges(platform, segmentIds));
    return { jobs: [defineJob(deliverKind, ({ deliveryId }, { signal }) => deliver(platform, deliveryId, signal))], schedules: [] };
  },
};
