import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import { ConditionScalar } from '../../access/scalars.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { explainMembership } from './explain.service.js';
import { ConditionVerdict, MembershipExplanation } from './membership-explanation.types.js';
import { segmentIdOf } from './segments.resolver.js';

/** Why a customer is in, or not. */
@Resolver()
export class ExplainResolver {
  @Query(() => MembershipExplanation, {
    description:
      'Why a customer is in, or not, by a condition or by a saved segment: each rule with the value seen and what happened. Errors: NOT_FOUND, CONDITION_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.id'] })
  async explainMembership(
    @Arg('condition', () => ConditionScalar, { nullable: true }) condition: unknown,
    @Arg('segmentId', () => ID, { nullable: true }) segmentId: string | null,
    @Arg('customerId', () => ID) customerId: string,
    @Ctx() ctx: ViewerCtx,
  ): Promise<MembershipExplanation> {
    const customer = fromGlobalId(customerId);
    if (customer?.type !== 'Customer') throw notFound('customer');
    const { member, asOf, override, nodes } = await explainMembership(ctx, {
      condition,
      segmentId: segmentId == null ? undefined : segmentIdOf(segmentId),
      customerId: customer.id,
    });
    return { member, asOf, override, conditions: nodes.map((node) => new ConditionVerdict(node)) };
  }
}
