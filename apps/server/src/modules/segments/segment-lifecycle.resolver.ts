import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import {
  archiveSegment,
  freezeSegment,
  overrideMember,
  refreshSegment,
  refreshSegments,
  restoreSegment,
} from './segment-lifecycle.service.js';
import { Segment } from './segment.entity.js';
import { OverrideKind } from './segment.enums.js';
import { segmentIdOf, showSegment } from './segments.resolver.js';

@InputType({ description: 'A choice by hand about one customer.' })
class OverrideMemberInput {
  @Field(() => ID, { description: 'The segment.' })
  segmentId!: string;

  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => OverrideKind, { description: 'In, out, or as the rule says.' })
  as!: OverrideKind;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'A fixed list to be made of a segment.' })
class FreezeSegmentInput {
  @Field(() => ID, { description: 'The segment whose members are taken.' })
  id!: string;

  @Field(() => String, { description: 'Name of the list, 1 to 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Unique key of the list; made from the name when absent.' })
  key!: string | null;
}

/** What is done with saved segments as a whole. */
@Resolver()
export class SegmentLifecycleResolver {
  @Mutation(() => Segment, {
    description:
      'Takes a segment out of lists and refreshes; its history stays. Errors: CONFLICT { current { usedBy } } while other segments are made of it.',
  })
  @Needing({ action: 'segments.edit' })
  async archiveSegment(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<object> {
    await archiveSegment(ctx, segmentIdOf(id));
    return showSegment(ctx, info, segmentIdOf(id));
  }

  @Mutation(() => Segment, { description: 'Takes an archived segment back.' })
  @Needing({ action: 'segments.edit' })
  async restoreSegment(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<object> {
    await restoreSegment(ctx, segmentIdOf(id));
    return showSegment(ctx, info, segmentIdOf(id));
  }

  @Mutation(() => Int, {
    description:
      'Computes the members of all segments again, in the background, as one job whose progress `jobs` tells; answers how many there are.',
  })
  @Needing({ action: 'settings.edit' })
  async refreshSegments(@Ctx() ctx: ViewerCtx): Promise<number> {
    return refreshSegments(ctx);
  }

  @Mutation(() => Segment, { description: 'Computes the members again, in the background.' })
  @Needing({ action: 'segments.edit' })
  async refreshSegment(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<object> {
    await refreshSegment(ctx, segmentIdOf(id));
    return showSegment(ctx, info, segmentIdOf(id));
  }

  @Mutation(() => Segment, { description: 'Makes a fixed list of the members of this moment: a new segment, which is the answer.' })
  @Needing({ action: 'segments.edit' })
  async freezeSegment(
    @Arg('input', () => FreezeSegmentInput) input: FreezeSegmentInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return showSegment(ctx, info, await freezeSegment(ctx, { ...input, id: segmentIdOf(input.id) }));
  }

  @Mutation(() => Segment, { description: 'Puts a customer in or out by hand, with a reason, or lets the rule decide again.' })
  @Needing({ action: 'segments.edit' })
  async overrideMember(
    @Arg('input', () => OverrideMemberInput) input: OverrideMemberInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const segmentId = segmentIdOf(input.segmentId);
    const customer = fromGlobalId(input.customerId);
    if (customer?.type !== 'Customer') throw notFound('customer');
    await overrideMember(ctx, { segmentId, customerId: customer.id, as: input.as, reason: input.reason });
    return showSegment(ctx, info, segmentId);
  }
}
