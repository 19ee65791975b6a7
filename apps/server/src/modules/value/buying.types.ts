import { Field, Float, ID, Int, registerEnumType } from 'type-graphql';
import { Carrier, DateTime, Money } from '../../access/exposed.js';

export enum CohortReturns {
  AS_ACTIVITY = 'AS_ACTIVITY',
  LEFT_OUT = 'LEFT_OUT',
  POSITIVE_LINES = 'POSITIVE_LINES',
}
registerEnumType(CohortReturns, {
  name: 'CohortReturns',
  description: 'What a return is to a cohort; shops that count differently have different retention.',
  valuesConfig: {
    AS_ACTIVITY: { description: 'An activity as an order is: who only brings something back was there. Its amount takes off.' },
    LEFT_OUT: { description: 'Nothing: only orders count, at what they came to when placed.' },
    POSITIVE_LINES: { description: 'Only lines with a quantity and a price above 0 count, without order discounts.' },
  },
});

@Carrier('A cohort in one month.', 'CohortMonth')
export class CohortMonthType {
  @Field(() => Int, { description: 'Months since the first, 0 for that.' })
  offset!: number;

  @Field(() => Int, { description: 'Those of the cohort who were active.' })
  customers!: number;

  @Field(() => Float, { description: 'The same as a share of the cohort, 0 to 1.' })
  retention!: number;

  @Field(() => Int, { description: 'Their orders.' })
  orders!: number;

  @Field(() => Money, { description: 'What those came to.' })
  revenue!: Money;
}

@Carrier('Customers whose first order was in one month.', 'Cohort')
export class CohortType {
  @Field(() => String, { description: "The month in the organisation's zone, 2026-03." })
  month!: string;

  @Field(() => Int, { description: 'How many customers.' })
  customers!: number;

  @Field(() => [CohortMonthType], { description: 'The months in which somebody of them was active, in order.' })
  months!: readonly CohortMonthType[];
}

@Carrier('Cohorts by the month of the first order.', 'CohortTable')
export class CohortTableType {
  @Field(() => DateTime, { description: 'The moment of the answer.' })
  asOf!: Date;

  @Field(() => [CohortType], { description: 'The cohorts, the earliest first.' })
  cohorts!: readonly CohortType[];
}

@Carrier('Two products bought together: orders with the one that hold the other too.', 'ProductPair')
export class ProductPairType {
  @Field(() => ID, { description: 'Global id of the product bought.' })
  givenId!: string;

  @Field(() => String, { description: 'Its name.' })
  givenName!: string;

  @Field(() => ID, { description: 'Global id of the product bought too.' })
  alsoId!: string;

  @Field(() => String, { description: 'Its name.' })
  alsoName!: string;

  @Field(() => Int, { description: 'Orders that hold both.' })
  orders!: number;

  @Field(() => Float, { description: 'Share of all orders that hold both.' })
  support!: number;

  @Field(() => Float, { description: 'Share of the orders with the first that hold the second.' })
  confidence!: number;

  @Field(() => Float, {
    description: 'Confidence over the share of all orders with the second: 1 when they have nothing to do with each other.',
  })
  lift!: number;

  @Field(() => String, { description: 'Who bought the first and never the second, as a condition.' })
  condition!: string;
}

@Carrier('Three products bought together: orders with two of them that hold the third too.', 'ProductRule')
export class ProductRuleType {
  @Field(() => [ID], { description: 'Global ids of the two products bought.' })
  givenIds!: readonly string[];

  @Field(() => [String], { description: 'Their names.' })
  givenNames!: readonly string[];

  @Field(() => ID, { description: 'Global id of the product bought too.' })
  alsoId!: string;

  @Field(() => String, { description: 'Its name.' })
  alsoName!: string;

  @Field(() => Int, { description: 'Orders that hold all three.' })
  orders!: number;

  @Field(() => Float, { description: 'Share of all orders that hold all three.' })
  support!: number;

  @Field(() => Float, { description: 'Share of the orders with the two that hold the third.' })
  confidence!: number;

  @Field(() => Float, {
    description: 'Confidence over the share of all orders with the third: 1 when they have nothing to do with each other.',
  })
  lift!: number;

  @Field(() => String, { description: 'Who bought the two and never the third, as a condition.' })
  condition!: string;
}

@Carrier('Rules from two products to a third.', 'ProductRuleTable')
export class ProductRuleTableType {
  @Field(() => DateTime, { description: 'The moment of the answer.' })
  asOf!: Date;

  @Field(() => Int, {
    description:
      'Orders with a product that were looked at, of which shares are: all, or of a large shop about 200,000, always the same ones.',
  })
  orders!: number;

  @Field(() => [ProductRuleType], { description: 'The rules, the highest lift first.' })
  rules!: readonly ProductRuleType[];
}

@Carrier('Products bought together.', 'ProductPairTable')
export class ProductPairTableType {
  @Field(() => DateTime, { description: 'The moment of the answer.' })
  asOf!: Date;

  @Field(() => Int, { description: 'Orders with a product, of which shares are.' })
  orders!: number;

  @Field(() => [ProductPairType], { description: 'The pairs, the highest lift first; both directions where both are sure enough.' })
  pairs!: readonly ProductPairType[];
}
