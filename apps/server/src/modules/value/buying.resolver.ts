import { Arg, Ctx, Float, Int, Query, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { toGlobalId } from '../../platform/ids.js';
import { CohortReturns, CohortTableType, ProductPairTableType, ProductRuleTableType } from './buying.types.js';
import { cohorts } from './cohorts.service.js';
import { boughtNot } from './bought-not.js';
import { productPairs } from './product-pairs.service.js';
import { productRules } from './product-rules.service.js';

/** How customers come back, and what they buy together. */
@Resolver()
export class BuyingResolver {
  @Query(() => CohortTableType, {
    description: 'Customers by the month of their first order, and how many of them came back in which month after it.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.firstOrderAt', 'Customer.totalSpent', 'Order.placedAt'] })
  async cohorts(
    @Arg('returns', () => CohortReturns, { description: 'What a return is to a cohort.' }) returns: CohortReturns,
    @Ctx() ctx: ViewerCtx,
  ): Promise<CohortTableType> {
    const { asOf, cohorts: found } = await cohorts(ctx, returns);
    const { currency } = ctx.organisation;
    return {
      asOf,
      cohorts: found.map(({ month, customers, months }) => ({
        month,
        customers,
        months: months.map((part) => ({
          ...part,
          retention: customers > 0 ? part.customers / customers : 0,
          revenue: { amount: part.revenue, currency },
        })),
      })),
    };
  }

  @Query(() => ProductPairTableType, {
    description:
      'Products bought together in one order, with support, confidence and lift. A product counts once an order; returns and cancelled orders do not. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.id', 'Order.placedAt', 'Product.name'] })
  async productPairs(
    @Arg('minSupport', () => Float, { nullable: true, description: 'Least share of orders that hold both, 0.005 when absent.' })
    minSupport: number | null,
    @Arg('minConfidence', () => Float, { nullable: true, description: 'Least confidence, 0.1 when absent.' }) minConfidence: number | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many pairs at most, 100 when absent, 500 at most.' }) first: number | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<ProductPairTableType> {
    const limits = { minSupport: minSupport ?? 0.005, minConfidence: minConfidence ?? 0.1, first: first ?? 100 };
    const { pairs, ...table } = await productPairs(ctx, limits);
    return {
      ...table,
      pairs: pairs.map((pair) => ({
        ...pair,
        givenId: toGlobalId('Product', pair.givenId),
        alsoId: toGlobalId('Product', pair.alsoId),
        condition: boughtNot([pair.givenName], pair.alsoName),
      })),
    };
  }

  @Query(() => ProductRuleTableType, {
    description:
      'Rules from two products to a third, with support, confidence and lift; counted as productPairs counts. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.id', 'Order.placedAt', 'Product.name'] })
  async productRules(
    @Arg('minSupport', () => Float, { nullable: true, description: 'Least share of orders that hold all three, 0.001 when absent.' })
    minSupport: number | null,
    @Arg('minConfidence', () => Float, { nullable: true, description: 'Least confidence, 0.1 when absent.' }) minConfidence: number | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many rules at most, 100 when absent, 500 at most.' }) first: number | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<ProductRuleTableType> {
    const limits = { minSupport: minSupport ?? 0.001, minConfidence: minConfidence ?? 0.1, first: first ?? 100 };
    const { rules, ...table } = await productRules(ctx, limits);
    return {
      ...table,
      rules: rules.map(({ given, also, ...figures }) => ({
        ...figures,
        givenIds: given.map(({ id }) => toGlobalId('Product', id)),
        givenNames: given.map(({ name }) => name),
        alsoId: toGlobalId('Product', also.id),
        alsoName: also.name,
        condition: boughtNot(
          given.map(({ name }) => name),
          also.name,
        ),
      })),
    };
  }
}
