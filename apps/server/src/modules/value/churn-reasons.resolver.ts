import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Float, ID, Info, InputType, Int, Mutation, Query, registerEnumType, Resolver } from 'type-graphql';
import { CalendarDate, Carrier, DateTime, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { single } from '../../read/index.js';
import { seenCustomer } from '../customers/index.js';
import { ChurnReason, type ChurnReasonKey } from './churn-reason.entity.js';
import { addChurnReason, churnReasonShares, conditionOf, removeChurnReason } from './churn-reasons.service.js';

enum ChurnReasonKind {
  PRICE = 'price',
  PRODUCT = 'product',
  SERVICE = 'service',
  DELIVERY = 'delivery',
  COMPETITOR = 'competitor',
  MOVED = 'moved',
  NO_NEED = 'no-need',
  OTHER = 'other',
}
registerEnumType(ChurnReasonKind, {
  name: 'ChurnReasonKind',
  description: 'Why somebody buys less or left.',
  valuesConfig: {
    PRICE: { description: 'What it costs.' },
    PRODUCT: { description: 'What is sold: quality, choice, sold out.' },
    SERVICE: { description: 'How they were served.' },
    DELIVERY: { description: 'How it came to them.' },
    COMPETITOR: { description: 'They buy in another shop.' },
    MOVED: { description: 'They moved away.' },
    NO_NEED: { description: 'They need it no more.' },
    OTHER: { description: 'Something else; the note says what.' },
  },
});

const kindOf: Readonly<Record<ChurnReasonKey, ChurnReasonKind>> = {
  price: ChurnReasonKind.PRICE,
  product: ChurnReasonKind.PRODUCT,
  service: ChurnReasonKind.SERVICE,
  delivery: ChurnReasonKind.DELIVERY,
  competitor: ChurnReasonKind.COMPETITOR,
  moved: ChurnReasonKind.MOVED,
  'no-need': ChurnReasonKind.NO_NEED,
  other: ChurnReasonKind.OTHER,
};

@InputType({ description: 'Why a customer buys less or left, with what shows it: a note, an order, or both.' })
class AddChurnReasonInput {
  @Field(() => ID, { description: 'Whom it is about.' })
  customerId!: string;

  @Field(() => ChurnReasonKind, { description: 'The reason.' })
  reason!: ChurnReasonKind;

  @Field(() => String, { nullable: true, description: 'What they said, or what was seen: up to 2,000 characters.' })
  note?: string | null;

  @Field(() => ID, { nullable: true, description: 'Global id of the order of theirs that shows it.' })
  orderId?: string | null;
}

@Carrier('Customers for whom one reason was recorded.', 'ChurnReasonShare')
class ChurnReasonShareType {
  @Field(() => ChurnReasonKind, { description: 'The reason.' })
  reason!: ChurnReasonKind;

  @Field(() => Int, { description: 'How many customers; who has two reasons is counted in both.' })
  customers!: number;

  @Field(() => Float, { description: 'The same as a share of all customers with a reason, 0 to 1.' })
  share!: number;

  @Field(() => Int, { description: 'How often it was recorded.' })
  records!: number;

  @Field(() => Int, { description: 'Those of the customers who have not ordered since it was recorded last.' })
  stayedAway!: number;

  @Field(() => String, { description: 'Who they are, as a condition.' })
  condition!: string;
}

@Carrier('Why customers buy less or left.')
class ChurnReasonReport {
  @Field(() => DateTime, { description: 'The moment of the answer.' })
  asOf!: Date;

  @Field(() => Int, { description: 'Customers for whom a reason was recorded.' })
  customers!: number;

  @Field(() => [ChurnReasonShareType], { description: 'The reasons that were recorded, the most frequent first.' })
  reasons!: readonly ChurnReasonShareType[];
}

/** Why customers buy less or left: recorded by those who keep contact details, and read by label. */
@Resolver()
export class ChurnReasonsResolver {
  @Mutation(() => ChurnReason, { description: 'Records why a customer buys less or left. Errors: NOT_FOUND, INPUT_INVALID.' })
  @Needing({ reads: ['Customer.id', 'ChurnReason.reason', 'Order.placedAt'], writes: ['Customer.phone'] })
  async addChurnReason(
    @Arg('input', () => AddChurnReasonInput) input: AddChurnReasonInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const customerId = await seenCustomer(ctx, input.customerId);
    const order = input.orderId == null ? null : fromGlobalId(input.orderId);
    if (order === undefined || (order !== null && order.type !== 'Order')) throw notFound('order');
    const reason = `${input.reason}` as const;
    const id = await addChurnReason(ctx, { customerId, reason, note: input.note ?? null, orderId: order?.id ?? null });
    const added = await single(ctx, info, 'ChurnReason', { customer_id: customerId, id });
    if (!added) throw notFound('churn reason');
    return added;
  }

  @Mutation(() => Boolean, {
    description: 'Takes back a reason that one recorded oneself. Errors: NOT_FOUND, also for one of somebody else.',
  })
  @Needing({ reads: ['ChurnReason.reason'], writes: ['Customer.phone'] })
  async removeChurnReason(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    const found = fromGlobalId(id);
    if (found?.type !== 'ChurnReason') throw notFound('churn reason');
    await removeChurnReason(ctx, found.id);
    return true;
  }

  @Query(() => ChurnReasonReport, {
    description: 'Why customers buy less or left, as recorded between two days, with who has not ordered since. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'customers.list', reads: ['Customer.id', 'ChurnReason.reason', 'Order.placedAt'] })
  async churnReasonReport(
    @Arg('since', () => CalendarDate, { nullable: true, description: 'First day of recording.' }) since: string | null,
    @Arg('until', () => CalendarDate, { nullable: true, description: 'Last day of recording.' }) until: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<ChurnReasonReport> {
    const span = { since: since ?? null, until: until ?? null };
    const { asOf, customers, shares } = await churnReasonShares(ctx, span);
    return {
      asOf,
      customers,
      reasons: shares.map((part) => ({
        ...part,
        reason: kindOf[part.reason],
        share: customers > 0 ? part.customers / customers : 0,
        condition: conditionOf(part.reason, span.since, span.until),
      })),
    };
  }
}
