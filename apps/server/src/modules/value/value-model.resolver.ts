import { Arg, Ctx, Float, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { currencyDigits, toDecimal } from '../../platform/money.js';
import { explainOutlook } from './explain-outlook.service.js';
import { fitSoon, visibleModel } from './value-model.service.js';
import { CustomerOutlook, ValueModelKind, ValueModelType, ValueWarning } from './value-model.types.js';

const reads = ['Customer.activeChance', 'Customer.expectedOrders12Months', 'Customer.expectedValue12Months'];

/** What customers will be worth. */
@Resolver()
export class ValueModelResolver {
  @Query(() => [ValueModelType], {
    description:
      'The fit by which customers are predicted, with its parameters, data, warnings and back-test; empty before the first one. Fits are of all customers, so ACTION_FORBIDDEN for who sees a part of them.',
  })
  @Needing({ action: 'customers.list', reads })
  async valueModels(@Ctx() ctx: ViewerCtx): Promise<ValueModelType[]> {
    const found = await visibleModel(ctx);
    if (!found) return [];
    const { buying, spend, fits, warnings, shrinkage } = found.model;
    return [
      {
        ...found,
        discountRate: found.discount,
        buying: ValueModelKind[buying.kind],
        spending: ValueModelKind[spend.kind],
        shrinkage,
        warnings: warnings.map((warning) => ValueWarning[warning]),
        fits: fits.map((fit) => ({
          ...fit,
          model: ValueModelKind[fit.model],
          parameters: Object.entries(fit.parameters).map(([name, value]) => ({ name, value })),
          warnings: fit.warnings.map((warning) => ValueWarning[warning]),
        })),
      },
    ];
  }

  @Query(() => CustomerOutlook, {
    nullable: true,
    description:
      'What is expected of a customer, why, and how far it may be off; null without an order, or before the first fit. Errors: NOT_FOUND.',
  })
  @Needing({ reads: ['Customer.id', ...reads] })
  async customerOutlook(@Arg('customerId', () => ID) customerId: string, @Ctx() ctx: ViewerCtx): Promise<CustomerOutlook | null> {
    const named = fromGlobalId(customerId);
    if (named?.type !== 'Customer') throw notFound('customer');
    const found = await explainOutlook(ctx, named.id);
    if (!found) return null;
    const { currency } = ctx.organisation;
    const digits = currencyDigits(currency);
    const money = (amount: number) => ({ amount: toDecimal(Math.round(amount * 10 ** digits), digits), currency });
    const { history, ownOrder, expectedOrder, horizons, buying, ...rest } = found;
    return {
      ...rest,
      buying: ValueModelKind[buying],
      repeats: history.repeats,
      recencyWeeks: history.recency,
      ageWeeks: history.age,
      ownOrder: ownOrder === null ? null : money(ownOrder),
      expectedOrder: money(expectedOrder),
      horizons: horizons.map(({ months, orders, value, range }) => ({
        months,
        orders,
        ordersRange: range.orders,
        value: money(value),
        valueLow: money(range.value.low),
        valueHigh: money(range.value.high),
      })),
    };
  }

  @Mutation(() => Boolean, {
    description: 'Has the shop fitted anew in the background, as happens once a week by itself. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'segments.edit', reads })
  async fitValueModels(
    @Arg('discountRate', () => Float, {
      nullable: true,
      description:
        'Yearly rate by which value is discounted from then on, 0 to 1: 0.1 for ten percent. That of the fit in force when absent.',
    })
    discountRate: number | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<boolean> {
    await fitSoon(ctx, discountRate ?? null);
    return true;
  }
}
