import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { Carrier, DateTime, Long, Needing } from '../../access/exposed.js';
import { ConditionScalar } from '../../access/scalars.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { toGlobalId } from '../../platform/ids.js';
import { connection, connectionOf } from '../../read/index.js';
import { Customer } from '../customers/index.js';
import { compareSegments, diffSegment, type RuleDifference } from './compare-segments.service.js';
import { segmentIdOf } from './segments.resolver.js';

const CustomerConnection = connectionOf('Customer', () => Customer);

@Carrier('Customers who are in exactly these of the compared segments.')
class SegmentIntersection {
  @Field(() => [ID], { description: 'The segments they are in; they are in none of the others compared.' })
  segmentIds!: readonly string[];

  @Field(() => Long, { description: 'How many they are.' })
  count!: number;
}

@Carrier('How segments overlap.')
class SegmentOverlap {
  @Field(() => DateTime, { description: 'When the oldest of the compared members were computed.' })
  asOf!: Date;

  @Field(() => [SegmentIntersection], {
    description: 'Every combination that somebody is in, the largest first; each customer is counted once.',
  })
  intersections!: readonly SegmentIntersection[];
}

@Carrier('What one node of the new rule has to do with the change.')
class ConditionDiff {
  @Field(() => [Int], { description: 'The way to the node of the new rule by child index from the root.' })
  path!: readonly number[];

  @Field(() => String, { description: 'The node as text.' })
  text!: string;

  @Field(() => Long, { description: 'Of those who would enter, how many hold the node.' })
  entering!: number;

  @Field(() => Long, { description: 'Of those who would leave, how many do not hold the node: they would be out because of it.' })
  leaving!: number;
}

/** Who would enter and leave if a condition were the rule of a segment. */
@Carrier('Who would enter and leave if a condition were the rule of a segment. Customers in or out by hand neither enter nor leave.')
class SegmentDiff {
  constructor(private readonly found: RuleDifference) {}

  @Field(() => DateTime, { description: 'The moment both rules were judged at.' })
  get asOf(): Date {
    return this.found.asOf;
  }

  @Field(() => Long, { description: 'Customers who would enter.' })
  get entering(): number {
    return this.found.entering.length;
  }

  @Field(() => Long, { description: 'Customers who would leave.' })
  get leaving(): number {
    return this.found.leaving.length;
  }

  @Field(() => Long, { description: 'Customers who hold both rules.' })
  get staying(): number {
    return this.found.staying;
  }

  @Field(() => [ConditionDiff], { description: 'Each node of the new rule, parents first.' })
  byCondition(): Promise<readonly ConditionDiff[]> {
    return this.found.byCondition();
  }

  @Field(() => CustomerConnection, { description: 'Customers who would enter.' })
  sampleEntering(
    @Arg('first', () => Int, { defaultValue: 20, nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return connection(ctx, info, 'Customer', { filter: { ordinal: this.found.entering }, first, after });
  }

  @Field(() => CustomerConnection, { description: 'Customers who would leave.' })
  sampleLeaving(
    @Arg('first', () => Int, { defaultValue: 20, nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return connection(ctx, info, 'Customer', { filter: { ordinal: this.found.leaving }, first, after });
  }
}

/** Segments side by side, and a rule beside the one in force. */
@Resolver()
export class CompareSegmentsResolver {
  @Query(() => SegmentOverlap, { description: 'How two to ten segments overlap, exactly, by their members as last computed.' })
  @Needing({ open: 'caller', action: 'customers.list' })
  async compareSegments(@Arg('ids', () => [ID]) ids: string[], @Ctx() ctx: ViewerCtx): Promise<SegmentOverlap> {
    const { asOf, intersections } = await compareSegments(ctx, ids.map(segmentIdOf));
    return {
      asOf,
      intersections: intersections.map(({ segmentIds, count }) => ({
        segmentIds: segmentIds.map((id) => toGlobalId('Segment', id)),
        count,
      })),
    };
  }

  @Query(() => SegmentDiff, {
    description: 'Who would enter and who would leave a segment if the condition were its rule. Errors: NOT_FOUND, CONDITION_INVALID.',
  })
  @Needing({ action: 'customers.list' })
  async diffSegment(
    @Arg('id', () => ID) id: string,
    @Arg('condition', () => ConditionScalar) condition: unknown,
    @Ctx() ctx: ViewerCtx,
  ): Promise<SegmentDiff> {
    return new SegmentDiff(await diffSegment(ctx, segmentIdOf(id), condition));
  }
}
