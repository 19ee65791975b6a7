import { Field, Int, registerEnumType } from 'type-graphql';
import { Carrier, DateTime, Long } from '../../access/exposed.js';
import { DecimalNumber } from '../../access/scalars.js';
import { SummedAs } from './guard.rules.js';

registerEnumType(SummedAs, {
  name: 'SummedAs',
  description: 'What is told of the values of a group.',
  valuesConfig: { SUM: { description: 'All together.' }, AVERAGE: { description: 'For each customer who has one, in the mean.' } },
});

@Carrier(
  'A count of customers that lets nobody be picked out: with noise that belongs to the group, then rounded. It is no formal differential privacy.',
)
export class GuardedCount {
  @Field(() => Long, { description: 'About how many there are: a multiple of `roundedTo`, off by 25 or less two times out of three.' })
  count!: number;

  @Field(() => Boolean, { description: 'Always true: this is no exact count.' })
  guarded!: boolean;

  @Field(() => Int, { description: 'What the figure is a multiple of, in customers.' })
  roundedTo!: number;

  @Field(() => DateTime, {
    description: 'The moment the group was looked at. The same question keeps its figure until 50 customers came or went.',
  })
  asOf!: Date;
}

@Carrier(
  'A sum or an average over customers that lets nobody be picked out: no value goes in beyond a bound, then noise that belongs to the group, then rounded. It is no formal differential privacy.',
)
export class GuardedSum {
  @Field(() => DecimalNumber, {
    description:
      'About how much: a multiple of `roundedTo`. Two times out of three a sum is off by 25 bounds or less, an average by 50 bounds or less shared among the group, apart from what the bound cuts off.',
  })
  value!: string;

  @Field(() => DecimalNumber, {
    description:
      'How far from nought the value of one customer goes in: 99 of 100 customers are within, of fewer than 5,000 all but 50; a round number.',
  })
  bound!: string;

  @Field(() => DecimalNumber, { description: 'What the figure is a multiple of: ten bounds for a sum, a hundredth of one for an average.' })
  roundedTo!: string;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code of an amount of money; null for other numbers.' })
  currency!: string | null;

  @Field(() => Boolean, { description: 'Always true: this is no exact figure.' })
  guarded!: boolean;

  @Field(() => DateTime, {
    description: 'The moment the group was looked at. The same question keeps its figure until 50 customers came or went.',
  })
  asOf!: Date;
}
