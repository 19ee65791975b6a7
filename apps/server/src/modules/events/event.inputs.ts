import { Field } from 'type-graphql';
import { GraphQLJSON, InputOf } from '../../access/exposed.js';
import { DateTime } from '../../access/scalars.js';
import { CustomerKeyInput } from '../customers/index.js';

/** Something a customer did. */
@InputOf('Event', 'Something a customer did.')
export class EventInput {
  @Field(() => String, {
    nullable: true,
    description: 'Id in the source; the same event again is one event. Without it every row is a new one.',
  })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the system the row comes from; api unless said.' })
  source?: string | null;

  @Field(() => String, { description: 'What happened, such as viewed, added_to_cart, favourited, used or attended.' })
  name!: string;

  @Field(() => CustomerKeyInput, { description: 'Who did it.' })
  customer!: CustomerKeyInput;

  @Field(() => DateTime, { description: 'When; at most 24 hours ahead.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'Number of the product it was about; an unknown one is made.' })
  product?: string | null;

  @Field(() => GraphQLJSON, { nullable: true, description: 'Whatever else the source says: a JSON object of at most 10,000 characters.' })
  properties?: unknown;
}
