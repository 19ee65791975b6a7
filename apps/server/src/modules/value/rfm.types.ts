import { Field, InputType, Int } from 'type-graphql';
import { Carrier, DateTime, DecimalNumber, Money } from '../../access/exposed.js';

/** What every part of the grid tells. */
@Carrier('Customers of a part of the RFM grid, and what they spent.')
export class RfmCell {
  @Field(() => Int, { description: 'Recency score, 1 to 5.' })
  recency!: number;

  @Field(() => Int, { description: 'Frequency score, 1 to 5.' })
  frequency!: number;

  @Field(() => String, { description: 'Key of the named group it belongs to, as `rfmGroup` has it.' })
  group!: string;

  @Field(() => Int, { description: 'How many customers.' })
  customers!: number;

  @Field(() => Money, { description: 'What they spent together, as `totalSpent` adds it up.' })
  revenue!: Money;

  @Field(() => Money, { description: 'What the middle one of them spent.' })
  medianSpent!: Money;

  @Field(() => String, { description: 'The same customers as a condition; it asks the scores of now.' })
  condition!: string;
}

@Carrier('One of the eleven named groups.')
export class RfmGroupPart {
  @Field(() => String, { description: 'Key of the group, as `rfmGroup` has it.' })
  group!: string;

  @Field(() => Int, { description: 'How many customers.' })
  customers!: number;

  @Field(() => Money, { description: 'What they spent together.' })
  revenue!: Money;

  @Field(() => Money, { description: 'What the middle one of them spent.' })
  medianSpent!: Money;

  @Field(() => String, { description: 'The same customers as a condition; it asks the scores of now.' })
  condition!: string;
}

@Carrier('The values between the fives of each figure. A value equal to one belongs below it, so equal values have equal scores.')
export class RfmCutPoints {
  @Field(() => [Int], { description: 'Days since the last order, four ascending values; a customer at or below the first has recency 5.' })
  recency!: readonly number[];

  @Field(() => [Int], { description: 'Numbers of orders, four ascending values; a customer above the last has frequency 5.' })
  frequency!: readonly number[];

  @Field(() => [DecimalNumber], { description: 'Amounts in major units, four ascending values; a customer above the last has monetary 5.' })
  monetary!: readonly string[];
}

@Carrier('Customers by recency and frequency scores.', 'RfmGrid')
export class RfmGridType {
  @Field(() => DateTime, { nullable: true, description: 'The moment the scores are of; null before the first scoring.' })
  asOf!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days of orders that are looked at; null when all are.' })
  windowDays!: number | null;

  @Field(() => Boolean, { description: "Whether the cut points are the shop's own; else they are fifths of all customers with an order." })
  hasOwnCuts!: boolean;

  @Field(() => RfmCutPoints, { description: 'Where the scores divide.' })
  cuts!: RfmCutPoints;

  @Field(() => Int, { description: 'Customers with a score.' })
  customers!: number;

  @Field(() => Money, { description: 'What all of them spent.' })
  revenue!: Money;

  @Field(() => [RfmCell], { description: 'All 25 cells, also empty ones.' })
  cells!: readonly RfmCell[];

  @Field(() => [RfmGroupPart], { description: 'All eleven groups, also empty ones.' })
  groups!: readonly RfmGroupPart[];
}

@InputType({ description: 'How customers are scored. Without cut points of its own a shop scores by fifths.' })
export class SetRfmRuleInput {
  @Field(() => Int, { nullable: true, description: 'Days of orders that are looked at, 1 to 36500; all when absent.' })
  windowDays!: number | null;

  @Field(() => [Int], { nullable: true, description: 'Four ascending numbers of days. All three kinds of cut points are given, or none.' })
  recency!: number[] | null;

  @Field(() => [Int], { nullable: true, description: 'Four ascending numbers of orders.' })
  frequency!: number[] | null;

  @Field(() => [DecimalNumber], { nullable: true, description: 'Four ascending amounts in major units.' })
  monetary!: string[] | null;
}

@Carrier('Customers by one figure, in steps of equal width; the last step has no upper end.')
export class RfmHistogram {
  @Field(() => DecimalNumber, { description: 'Width of a step: days, orders, or an amount in major units. The first begins at 0.' })
  step!: string;

  @Field(() => [Int], { description: 'Customers in each step.' })
  counts!: readonly number[];
}

@Carrier('A group now and by another rule.')
export class RfmGroupChange {
  @Field(() => String, { description: 'Key of the group, as `rfmGroup` has it.' })
  group!: string;

  @Field(() => Int, { description: 'Customers in it now.' })
  now!: number;

  @Field(() => Int, { description: 'Customers who would be in it.' })
  byRule!: number;
}

@Carrier('What a rule of scoring would do if it were set.', 'RfmRulePreview')
export class RfmRulePreviewType {
  @Field(() => RfmCutPoints, { description: 'Where the scores would divide: the cut points given, or fifths.' })
  cuts!: RfmCutPoints;

  @Field(() => Int, { description: 'Customers who would have a score.' })
  customers!: number;

  @Field(() => Int, { description: 'Customers who would be in another group than now.' })
  moved!: number;

  @Field(() => [RfmGroupChange], { description: 'All eleven groups.' })
  groups!: readonly RfmGroupChange[];

  @Field(() => RfmHistogram, { description: 'Customers by days since the last order.' })
  recency!: RfmHistogram;

  @Field(() => RfmHistogram, { description: 'Customers by number of orders.' })
  frequency!: RfmHistogram;

  @Field(() => RfmHistogram, { description: 'Customers by money spent.' })
  monetary!: RfmHistogram;
}

@Carrier('Customers by their group on two days.', 'RfmMove')
export class RfmMoveType {
  @Field(() => String, { nullable: true, description: 'Key of the group on the first day; null for who had not bought yet.' })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the group on the last; null where nothing is left in the window that is looked at.',
  })
  to!: string | null;

  @Field(() => Int, { description: 'How many.' })
  customers!: number;
}

@Carrier("What a customer's scores come from.", 'RfmReason')
export class RfmReasonType {
  @Field(() => DateTime, { description: 'When the cut points were found.' })
  asOf!: Date;

  @Field(() => RfmCutPoints, { description: 'Where the scores divide.' })
  cuts!: RfmCutPoints;

  @Field(() => Int, { nullable: true, description: 'Days of orders that are looked at; null when all are.' })
  windowDays!: number | null;

  @Field(() => Int, { description: 'Days since the last order.' })
  recencyDays!: number;

  @Field(() => Int, { description: 'Orders.' })
  orders!: number;

  @Field(() => Money, { description: 'Money spent, returns taken off.' })
  spent!: Money;
}
