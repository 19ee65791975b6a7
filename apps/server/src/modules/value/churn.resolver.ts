import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Float, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { CalendarDate, Carrier, DateTime, Labelled, Money, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { several } from '../../read/index.js';
import { Customer } from '../customers/index.js';
import { churnPrecision } from './churn-risk.service.js';
import { churnWarnings } from './churn.service.js';

type Rows = Awaited<ReturnType<typeof several>>;

/** The customers of one list of warnings, read together once for each place of the question that selects them. */
class WarnedCustomers {
  private readonly read = new Map<readonly FieldNode[], Promise<Rows>>();

  constructor(private readonly ids: readonly string[]) {}

  rows(ctx: ViewerCtx, info: GraphQLResolveInfo): Promise<Rows> {
    const known = this.read.get(info.fieldNodes) ?? several(ctx, info, 'Customer', 'id', this.ids);
    this.read.set(info.fieldNodes, known);
    return known;
  }
}

@Carrier('A customer who is late by their own rhythm.', 'ChurnWarning')
export class ChurnWarningType {
  readonly customerId!: string;
  readonly among!: WarnedCustomers;

  @Field(() => Float, { description: 'Days between two of their visits, drawn to the shop’s by one gap.' })
  usualGapDays!: number;

  @Field(() => Int, { description: 'Days since the last order.' })
  silentDays!: number;

  @Field(() => Float, { description: 'How many of their usual gaps that is: 2 to 8.' })
  gapsMissed!: number;

  @Field(() => Float, { nullable: true, description: 'Chance of being active, by the model of buying in use; it does not decide alone.' })
  activeChance!: number | null;

  @Field(() => Boolean, { description: 'Whether the model too takes them to be rather gone than not.' })
  isExpectedGone!: boolean;

  @Field(() => Money, { description: 'What all their orders came to, returns taken off.' })
  spent!: Money;
}

@Carrier('Customers who are late by their own rhythm.')
export class ChurnWarningList {
  @Field(() => DateTime, { description: 'The moment of the answer.' })
  asOf!: Date;

  @Field(() => Int, { description: 'How many there are.' })
  total!: number;

  @Field(() => [ChurnWarningType], { description: 'Those who spent most first.' })
  warnings!: readonly ChurnWarningType[];
}

@Carrier('How churn warnings of a past day turned out.', 'ChurnPrecision')
export class ChurnPrecisionType {
  @Field(() => CalendarDate, { description: 'The day whose end the warnings are of.' })
  day!: string;

  @Field(() => Int, { description: 'Customers who were to be warned of then.' })
  warned!: number;

  @Field(() => Int, { description: 'Those of them without an order since.' })
  stayedAway!: number;

  @Field(() => Int, { description: 'Customers with a rhythm who were not late then.' })
  others!: number;

  @Field(() => Int, { description: 'Those of them without an order since.' })
  othersStayedAway!: number;
}

/** Who may be leaving, and why one thinks so. */
@Resolver(() => ChurnWarningType)
export class ChurnResolver {
  @Query(() => ChurnWarningList, {
    description:
      'Customers with at least three days of orders who have been silent for 2 to 8 of their own usual gaps, those who spent most first. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.activeChance', 'Customer.lastOrderAt', 'Customer.totalSpent'] })
  async churnWarnings(
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, 50 when absent, 200 at most.' }) first: number | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<ChurnWarningList> {
    const { asOf, total, warnings } = await churnWarnings(ctx, first ?? 50);
    const among = new WarnedCustomers(warnings.map(({ customerId }) => customerId));
    const { currency } = ctx.organisation;
    return { asOf, total, warnings: warnings.map((warning) => ({ ...warning, among, spent: { amount: warning.spent, currency } })) };
  }

  @Query(() => ChurnPrecisionType, {
    description:
      'Whether warnings were right, measured afterwards: who was late then, and who of them has not ordered since. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.churnRisk', 'Customer.lastOrderAt'] })
  churnPrecision(
    @Arg('daysAgo', () => Int, { nullable: true, description: 'How many days ago, 90 when absent, 7 to 365.' }) daysAgo: number | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<ChurnPrecisionType> {
    return churnPrecision(ctx, daysAgo ?? 90);
  }

  @FieldResolver(() => Customer, { description: 'The customer.' })
  @Labelled('record')
  async customer(
    @Root() { customerId, among }: ChurnWarningType,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const found = (await among.rows(ctx, info)).get(customerId);
    if (!found) throw notFound('customer');
    return found;
  }
}
