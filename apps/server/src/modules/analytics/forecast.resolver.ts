import { Arg, Ctx, Field, Float, Int, Query, registerEnumType, Resolver } from 'type-graphql';
import { Carrier, DateTime, DecimalNumber, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { currencyDigits } from '../../platform/money.js';
import { salesForecast } from './forecast.service.js';
import { MetricMeasure } from './metric.enums.js';

export enum ForecastStepLength {
  DAY = 'DAY',
  MONTH = 'MONTH',
}
registerEnumType(ForecastStepLength, {
  name: 'ForecastStepLength',
  description: 'How long a step of a forecast is.',
  valuesConfig: {
    DAY: { description: 'A day, with the week as the season.' },
    MONTH: { description: 'A month, with the year as the season.' },
  },
});

export enum ForecastMethodName {
  SEASONAL_NAIVE = 'SEASONAL_NAIVE',
  SEASONAL_MEAN = 'SEASONAL_MEAN',
  HOLT_WINTERS_ADDITIVE = 'HOLT_WINTERS_ADDITIVE',
  HOLT_WINTERS_MULTIPLICATIVE = 'HOLT_WINTERS_MULTIPLICATIVE',
}
registerEnumType(ForecastMethodName, {
  name: 'ForecastMethod',
  description: 'How a forecast is made; the one that erred least backwards is used. See Hyndman, Athanasopoulos: Forecasting, 3rd ed.',
  valuesConfig: {
    SEASONAL_NAIVE: { description: 'As a season before.' },
    SEASONAL_MEAN: { description: 'The mean of the same place in the last four seasons.' },
    HOLT_WINTERS_ADDITIVE: { description: 'Holt-Winters with a damped trend and an additive season.' },
    HOLT_WINTERS_MULTIPLICATIVE: { description: 'Holt-Winters with a damped trend and a multiplicative season.' },
  },
});

@Carrier('What was sold in a step.')
export class SoldStep {
  @Field(() => String, { description: 'The day, 2026-03-01, or the month, 2026-03.' })
  key!: string;

  @Field(() => DecimalNumber, { description: 'What was sold; money in major units.' })
  value!: string;
}

@Carrier('What is expected of a step.')
export class ExpectedStep {
  @Field(() => String, { description: 'The day, 2026-03-01, or the month, 2026-03.' })
  key!: string;

  @Field(() => DecimalNumber, { description: 'What is expected; money in major units.' })
  value!: string;

  @Field(() => DecimalNumber, { description: 'Lower end of the range of eight in ten cases.' })
  low!: string;

  @Field(() => DecimalNumber, { description: 'Its upper end.' })
  high!: string;
}

@Carrier('How far forecasts were off when made backwards, from every step of the last two seasons.')
export class ForecastBackTest {
  @Field(() => Int, { description: 'How many forecasts were made.' })
  origins!: number;

  @Field(() => Float, { description: 'Mean absolute error of the method in use.' })
  error!: number;

  @Field(() => Float, { description: 'Mean absolute error of seasonal naive. The method in use is never worse.' })
  naiveError!: number;
}

@Carrier('What is expected to be sold.', 'SalesForecast')
export class SalesForecastType {
  @Field(() => DateTime, { description: 'The moment of the answer.' })
  asOf!: Date;

  @Field(() => ForecastMethodName, { description: 'The method in use.' })
  method!: string;

  @Field(() => [SoldStep], { description: 'What was sold in the steps that are over, in order, as `metrics` gives it.' })
  sold!: readonly SoldStep[];

  @Field(() => [ExpectedStep], { description: 'The steps to come, in order; the first is the one that is not over yet.' })
  expected!: readonly ExpectedStep[];

  @Field(() => [Int], { description: 'Weekdays on which nothing was sold in nearly all of the last eight weeks, 1 Monday to 7 Sunday.' })
  closedWeekdays!: readonly number[];

  @Field(() => ForecastBackTest, { nullable: true, description: 'Null where there is less than two and a half seasons of history.' })
  backTest!: ForecastBackTest | null;
}

/** What is expected to be sold. */
@Resolver()
export class ForecastResolver {
  @Query(() => SalesForecastType, {
    description:
      'What is expected to be sold in the days or months to come, in all, in one store or of one category. Errors: INPUT_INVALID.',
  })
  @Needing({
    action: 'customers.list',
    reads: ['Customer.id', 'Order.placedAt', 'OrderLine.amount'],
    args: { store: 'Store.name', category: 'Product.category' },
  })
  async salesForecast(
    @Arg('measure', () => MetricMeasure, { description: 'ORDERS, REVENUE or ITEMS.' }) measure: MetricMeasure,
    @Arg('step', () => ForecastStepLength, { description: 'Days or months.' }) step: ForecastStepLength,
    @Arg('ahead', () => Int, { nullable: true, description: 'Steps ahead: 28 days or 12 months when absent, 90 or 24 at most.' })
    ahead: number | null,
    @Arg('store', () => String, { nullable: true, description: 'Name of a store.' }) store: string | null,
    @Arg('category', () => String, { nullable: true, description: "Key of the products' own category." }) category: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<SalesForecastType> {
    const found = await salesForecast(ctx, { measure, step, ahead: ahead ?? (step === ForecastStepLength.DAY ? 28 : 12), store, category });
    const digits = measure === MetricMeasure.REVENUE ? currencyDigits(ctx.organisation.currency) : 2;
    const shown = (value: number): string => value.toFixed(digits);
    return {
      ...found,
      sold: found.sold.map(({ key, value }) => ({ key, value: shown(value) })),
      expected: found.expected.map(({ key, value, low, high }) => ({ key, value: shown(value), low: shown(low), high: shown(high) })),
    };
  }
}
