import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { Segment } from './segment.entity.js';
import { MembershipChange } from './segment.types.js';
import { segmentIdOf, showSegment } from './segments.resolver.js';
import { assertVisible } from './segments.service.js';
import { membershipChanges, segmentChanges } from './watch-segments.js';

/** Segments as they change. */
@Resolver()
export class SegmentSubscriptionsResolver {
  @Subscription(() => Segment, {
    description: 'The segment now, and again whenever it or its members change.',
    subscribe: ({ args, context }: { args: { id: string }; context: ViewerCtx }) => segmentChanges(context, segmentIdOf(args.id)),
  })
  @Needing({ open: 'caller', action: 'customers.list' })
  async segmentChanged(
    @Root() changed: string,
    @Arg('id', () => ID) _id: string,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    await assertVisible(ctx, changed); // its rule may by now read what this viewer may not
    return showSegment(ctx, info, changed);
  }

  @Subscription(() => MembershipChange, {
    description: 'Who comes in and drops out of a segment from now on; of one computation at most the first 1,000.',
    subscribe: ({ args, context }: { args: { segmentId: string }; context: ViewerCtx }) =>
      membershipChanges(context, segmentIdOf(args.segmentId)),
  })
  @Needing({ action: 'customers.list', reads: ['Customer.id'] })
  membershipChanged(@Root() change: MembershipChange, @Arg('segmentId', () => ID) _segmentId: string): MembershipChange {
    return change;
  }
}
