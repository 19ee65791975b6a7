import { Field, Int } from 'type-graphql';
import { Carrier, DateTime, Long } from '../../access/exposed.js';

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
