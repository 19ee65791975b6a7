import { Arg, Ctx, Field, Float, ID, Int, Query, Resolver } from 'type-graphql';
import { Carrier, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId, toGlobalId } from '../../platform/ids.js';
import { boughtNot } from './bought-not.js';
import { similarProducts, suggestionsFor } from './suggestions.service.js';

@Carrier('A product that a customer may want.', 'Suggestion')
export class SuggestionType {
  @Field(() => ID, { description: 'Global id of the product.' })
  productId!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of what they bought that it is most like; null where it is what most customers bought lately.',
  })
  becauseId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  becauseName!: string | null;

  @Field(() => Float, { description: 'Likenesses to what they bought within a year, added up; 0 for what most customers buy.' })
  score!: number;
}

@Carrier('A product that the same customers buy.', 'SimilarProduct')
export class SimilarProductType {
  @Field(() => ID, { description: 'Global id of the product.' })
  productId!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Float, {
    description: 'Customers who bought both over the root of the product of the buyers of each, 0 to 1 (cosine; Sarwar et al. 2001).',
  })
  similarity!: number;

  @Field(() => Int, {
    description: 'Customers who bought both within a year; in a shop of more than 100,000 among a sample of so many, the same every time.',
  })
  buyers!: number;

  @Field(() => String, { description: 'Who bought the one asked for and never this one, as a condition.' })
  condition!: string;
}

const idIn = (type: 'Customer' | 'Product', globalId: string): string => {
  const found = fromGlobalId(globalId);
  if (found?.type !== type) throw notFound(type === 'Customer' ? 'customer' : 'product');
  return found.id;
};

/** What goes with what somebody bought. */
@Resolver()
export class SuggestionsResolver {
  @Query(() => [SuggestionType], {
    description:
      'Products a customer may want, the likeliest first, without what they bought in the last 30 days. Found anew once a day. Errors: NOT_FOUND, INPUT_INVALID.',
  })
  @Needing({ reads: ['Customer.id', 'Order.placedAt', 'OrderLine.quantity', 'Product.name'] })
  async suggestions(
    @Arg('customerId', () => ID) customerId: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, 5 when absent, 50 at most.' }) first: number | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<SuggestionType[]> {
    const found = await suggestionsFor(ctx, idIn('Customer', customerId), first ?? 5);
    return found.map((one) => ({
      ...one,
      productId: toGlobalId('Product', one.productId),
      becauseId: one.becauseId && toGlobalId('Product', one.becauseId),
    }));
  }

  @Query(() => [SimilarProductType], {
    description:
      'Products that the same customers buy as one product, the most alike first; of all customers. Errors: ACTION_FORBIDDEN, NOT_FOUND, INPUT_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.id', 'Order.placedAt', 'OrderLine.quantity', 'Product.name'] })
  async similarProducts(
    @Arg('productId', () => ID) productId: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, 10 when absent, 20 are kept.' }) first: number | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<SimilarProductType[]> {
    const found = await similarProducts(ctx, idIn('Product', productId), first ?? 10);
    return found.map(({ givenName, ...one }) => ({
      ...one,
      productId: toGlobalId('Product', one.productId),
      condition: boughtNot([givenName], one.name),
    }));
  }
}
