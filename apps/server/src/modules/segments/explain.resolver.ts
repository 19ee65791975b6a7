import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { DateTime, Needing } from '../../access/exposed.js';
import { ConditionScalar, TimeZone } from '../../access/scalars.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { explainMembership } from './explain.service.js';
import { MembershipExplanation } from './membership-explanation.types.js';
import { segmentIdOf } from './segments.resolver.js';

/** Why a customer is in, or not. */
@Resolver()
export class ExplainResolver {
  @Query(() => MembershipExplanation, {
    description:
      'Why a customer is in, or not, by a condition or by a saved segment: each rule with the value seen and what happened. `at` moves the clock, not the data; `zone` is for a condition, a segment has its own. Errors: NOT_FOUND, CONDITION_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.id'] })
  async explainMembership(
    @Arg('condition', () => ConditionScalar, { nullable: true }) condition: unknown,
    @Arg('segmentId', () => ID, { nullable: true }) segmentId: string | null,
    @Arg('customerId', () => ID) customerId: string,
    @Arg('at', () => DateTime, { nullable: true }) at: Date | null,
    @Arg('zone', () => TimeZone, { nullable: true }) zone: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<MembershipExplanation> {
    const customer = fromGlobalId(customerId);
    if (customer?.type !== 'Customer') throw notFound('customer');
    const explained = await explainMembership(ctx, {
      condition,
      segmentId: segmentId == null ? undefined : segmentIdOf(segmentId),
      customerId: customer.id,
      at,
      zone,
    });
    return new MembershipExplanation(explained);
  }
}
