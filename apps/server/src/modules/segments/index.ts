import type { Module } from '../../access/module.js';
import { systemCtx } from '../../access/index.js';
import { enqueue } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import { provideNode, single } from '../../read/index.js';
import { CompareSegmentsResolver } from './compare-segments.resolver.js';
import { CustomerSegmentsResolver, SegmentMembershipResolver } from './customer-segments.resolver.js';
import { ExplainResolver } from './explain.resolver.js';
import { ownedByCustomer } from '../customers/index.js';
import { connectToReading, visibleSegments } from './segment-source.js';
import { MembershipChangeResolver, SegmentFieldsResolver } from './segment-fields.resolver.js';
import { Segment } from './segment.entity.js';
import { followQueue, refreshDueJob } from './segments.job-kinds.js';
import { SegmentLifecycleResolver } from './segment-lifecycle.resolver.js';
import { SegmentSubscriptionsResolver } from './segment-subscriptions.resolver.js';
import { SegmentTemplatesResolver } from './segment-templates.resolver.js';
import { segmentJobs, segmentSchedules } from './segments.jobs.js';
import { SegmentsResolver } from './segments.resolver.js';
import { hearOfSegments } from './watch-segments.js';

export { createDemoSegments } from './demo-segments.js';
export { isInCatalogue } from './is-in-catalogue.js';
export { memberOrdinals } from './members.service.js';
export { membersMoved } from './members-moved.js';
export { namedInRules } from './named-in-rules.js';
export { Segment } from './segment.entity.js';
export { bringUpToDate, freezeMembersFor } from './shared-members.js';
export { segmentsLost } from './segments-lost.service.js';
export { visibleSegments } from './segment-source.js';
export { assertVisible } from './segments.service.js';

connectToReading();
ownedByCustomer({ table: 'membership_changes', follows: true, key: ['id'], erased: 'deleted' });
ownedByCustomer({ table: 'segment_overrides', key: ['segment_id'], erased: 'deleted' });
provideNode('Segment', async (ctx, info, id) =>
  (await visibleSegments(ctx)).some((segment) => segment.id === id) ? single(ctx, info, 'Segment', { id }) : null,
);

/** Data that came moves its customers at once; what comes while one look is under way makes one look after it. */
function refreshOnChange(platform: Platform): void {
  const look = async (): Promise<void> => {
    const ctx = await systemCtx(platform, new AbortController().signal);
    await inTransaction(ctx, (tx) => enqueue(tx, refreshDueJob, {}, { key: 'segments.refresh-due', queue: followQueue }));
  };
  platform.outbox.subscribe('CustomersChanged', look);
  platform.outbox.subscribe('OrdersRecorded', look);
  platform.outbox.subscribe('EventsRecorded', look);
}

/** Segments: definitions with versions, members, previews, explanations. */
export const segmentsModule: Module = {
  entities: [Segment],
  resolvers: [
    SegmentsResolver,
    SegmentFieldsResolver,
    MembershipChangeResolver,
    SegmentLifecycleResolver,
    SegmentTemplatesResolver,
    ExplainResolver,
    CompareSegmentsResolver,
    CustomerSegmentsResolver,
    SegmentMembershipResolver,
    SegmentSubscriptionsResolver,
  ],
  start: (platform) => {
    hearOfSegments(platform.outbox);
    refreshOnChange(platform);
    return { jobs: segmentJobs(platform), schedules: segmentSchedules };
  },
};
