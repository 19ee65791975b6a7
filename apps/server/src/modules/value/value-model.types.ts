import { Field, Float, Int, registerEnumType } from 'type-graphql';
import { CalendarDate, Carrier, DateTime, Money } from '../../access/exposed.js';

export enum ValueModelKind {
  BG_NBD = 'BG_NBD',
  PARETO_NBD = 'PARETO_NBD',
  GAMMA_GAMMA = 'GAMMA_GAMMA',
  RATE = 'RATE',
  MEAN = 'MEAN',
}
registerEnumType(ValueModelKind, {
  name: 'ValueModelKind',
  description: 'A model of buying or of spending.',
  valuesConfig: {
    BG_NBD: { description: 'Of buying: beta-geometric/NBD. Fader, Hardie, Lee 2005.' },
    PARETO_NBD: { description: 'Of buying: Pareto/NBD. Schmittlein, Morrison, Colombo 1987.' },
    GAMMA_GAMMA: { description: 'Of spending: gamma-gamma. Fader, Hardie 2013.' },
    RATE: { description: "Of buying, where no model can be fitted: each customer's own rate drawn to the shop's." },
    MEAN: { description: "Of spending, where no model can be fitted: each customer's own mean drawn to the shop's." },
  },
});

export enum ValueWarning {
  NOT_CONVERGED = 'NOT_CONVERGED',
  PARAMETER_AT_BOUND = 'PARAMETER_AT_BOUND',
  FEW_REPEAT_BUYERS = 'FEW_REPEAT_BUYERS',
  NO_REPEAT_BUYERS = 'NO_REPEAT_BUYERS',
  SPEND_FOLLOWS_FREQUENCY = 'SPEND_FOLLOWS_FREQUENCY',
  SPEND_WITHOUT_MEAN = 'SPEND_WITHOUT_MEAN',
  NO_SPEND = 'NO_SPEND',
}
registerEnumType(ValueWarning, {
  name: 'ValueWarning',
  description: 'What to know of a fit before one trusts it.',
  valuesConfig: {
    NOT_CONVERGED: { description: 'The search ended before it was sure of the best parameters.' },
    PARAMETER_AT_BOUND: { description: 'A parameter ended at the edge of what is allowed: the data does not tell it.' },
    FEW_REPEAT_BUYERS: { description: 'Fewer than 200 customers came back, so the fit is drawn to what shops are usually like.' },
    NO_REPEAT_BUYERS: { description: 'Nobody came back yet; a rate stands in for a model.' },
    SPEND_FOLLOWS_FREQUENCY: {
      description: 'Who buys more often spends clearly more or less at a time, which the model of spending takes not to be so.',
    },
    SPEND_WITHOUT_MEAN: { description: 'The spread of spending is too wide for a model of it; a mean stands in.' },
    NO_SPEND: { description: 'No second purchase has an amount; spending cannot be told.' },
  },
});

@Carrier('A parameter of a model.')
export class ModelParameter {
  @Field(() => String, { description: 'Its name in the paper: r, alpha, a, b, s, beta, p, q, v. Times are in weeks, v in money.' })
  name!: string;

  @Field(() => Float, { description: 'Its value.' })
  value!: number;
}

@Carrier('A model that was fitted to the shop.')
export class ModelFit {
  @Field(() => ValueModelKind, { description: 'Which one.' })
  model!: ValueModelKind;

  @Field(() => [ModelParameter], { description: 'The parameters found.' })
  parameters!: readonly ModelParameter[];

  @Field(() => Float, { description: 'Log-likelihood of the data the fit saw.' })
  logLikelihood!: number;

  @Field(() => Boolean, { description: 'Whether the search was sure of the best parameters.' })
  isConverged!: boolean;

  @Field(() => Boolean, { description: 'Whether predictions are made by it: of the two models of buying the likelier one that is sound.' })
  isUsed!: boolean;

  @Field(() => [ValueWarning], { description: 'What to know of it.' })
  warnings!: readonly ValueWarning[];
}

@Carrier('A tenth of the customers in a back-test, from those of whom least was expected.')
export class BackTestTenth {
  @Field(() => Int, { description: 'How many customers.' })
  customers!: number;

  @Field(() => Float, { description: 'Purchases expected of one of them.' })
  expected!: number;

  @Field(() => Float, { description: 'Purchases one of them made.' })
  bought!: number;
}

@Carrier('What a fit of the first two thirds of the time expected of the last third, and what came.', 'BackTest')
export class BackTestType {
  @Field(() => CalendarDate, { description: 'The last day the fit saw.' })
  splitDay!: string;

  @Field(() => Float, { description: 'Purchases expected after it, of all customers.' })
  expected!: number;

  @Field(() => Float, { description: 'Purchases made after it.' })
  bought!: number;

  @Field(() => [BackTestTenth], { description: 'The same by tenths of customers.' })
  tenths!: readonly BackTestTenth[];
}

@Carrier('A fit of the shop, by which every customer is predicted.', 'ValueModel')
export class ValueModelType {
  @Field(() => DateTime, { description: 'When it was fitted.' })
  asOf!: Date;

  @Field(() => CalendarDate, { nullable: true, description: 'Day of the first order it saw.' })
  firstDay!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Day of the last order it saw.' })
  lastDay!: string | null;

  @Field(() => Int, { description: 'Customers with an order.' })
  customers!: number;

  @Field(() => Int, { description: 'Customers the fit saw: all, or of more than 100,000 a sample that is the same every time.' })
  fittedOn!: number;

  @Field(() => Int, { description: 'Those of them who came back on another day.' })
  repeatBuyers!: number;

  @Field(() => Float, { description: 'Yearly rate by which value is discounted, 0.1 for ten percent.' })
  discountRate!: number;

  @Field(() => ValueModelKind, { description: 'What predicts buying.' })
  buying!: ValueModelKind;

  @Field(() => ValueModelKind, { description: 'What predicts spending.' })
  spending!: ValueModelKind;

  @Field(() => Float, { description: 'How strongly the fit is drawn to what shops are usually like: 0 not at all, 1 fully.' })
  shrinkage!: number;

  @Field(() => [ValueWarning], { description: 'Why a simpler estimate stands in for a model, and what else to know.' })
  warnings!: readonly ValueWarning[];

  @Field(() => [ModelFit], { description: 'The models fitted, also those not in use.' })
  fits!: readonly ModelFit[];

  @Field(() => BackTestType, { nullable: true, description: 'The fit tested backwards; null where the time is too short.' })
  backTest!: BackTestType | null;
}

@Carrier('Between two values eight of ten such customers end.')
export class OrdersRange {
  @Field(() => Float, { description: 'One in ten stays at or below it.' })
  low!: number;

  @Field(() => Float, { description: 'One in ten goes beyond it.' })
  high!: number;
}

@Carrier('What is expected of a customer within some months.')
export class OutlookHorizon {
  @Field(() => Int, { description: '3, 6 or 12.' })
  months!: number;

  @Field(() => Float, { description: 'Days with an order expected.' })
  orders!: number;

  @Field(() => OrdersRange, { description: 'Where their number lies with a chance of 80 %.' })
  ordersRange!: OrdersRange;

  @Field(() => Money, { description: 'What they are worth today, discounted month by month.' })
  value!: Money;

  @Field(() => Money, { description: 'One in ten is worth this or less, not discounted.' })
  valueLow!: Money;

  @Field(() => Money, { description: 'One in ten is worth more, not discounted.' })
  valueHigh!: Money;
}

@Carrier('Why a customer is predicted so: what the model saw of them, and what it makes of it, computed now.')
export class CustomerOutlook {
  @Field(() => DateTime, { description: 'The moment it is computed for.' })
  asOf!: Date;

  @Field(() => ValueModelKind, { description: 'What predicts buying.' })
  buying!: ValueModelKind;

  @Field(() => Int, { description: 'Days with an order after the first one.' })
  repeats!: number;

  @Field(() => Float, { description: 'Weeks from the first order to the last.' })
  recencyWeeks!: number;

  @Field(() => Float, { description: 'Weeks from the first order until now.' })
  ageWeeks!: number;

  @Field(() => Float, { nullable: true, description: 'Chance of being active; null where the estimate in use knows no leaving.' })
  activeChance!: number | null;

  @Field(() => Money, { nullable: true, description: 'Mean of their own orders after the first; null without one.' })
  ownOrder!: Money | null;

  @Field(() => Money, { description: "What an order of theirs is expected to be worth: their own mean drawn to the shop's." })
  expectedOrder!: Money;

  @Field(() => [OutlookHorizon], { description: 'Within 3, 6 and 12 months.' })
  horizons!: readonly OutlookHorizon[];
}
