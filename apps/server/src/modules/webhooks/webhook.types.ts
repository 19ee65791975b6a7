import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { Carrier, DateTime } from '../../access/exposed.js';

export enum DeliveryState {
  WAITING = 'WAITING',
  DELIVERED = 'DELIVERED',
  DEAD = 'DEAD',
}
registerEnumType(DeliveryState, {
  name: 'DeliveryState',
  description: 'How far a delivery is.',
  valuesConfig: {
    WAITING: { description: 'It is sent, or waits to be tried again.' },
    DELIVERED: { description: 'The receiver answered 2xx.' },
    DEAD: { description: 'It was tried as often as it may be, or may not be sent; it can be sent again by hand.' },
  },
});

@Carrier('A message of a webhook.')
export class WebhookDelivery {
  @Field(() => ID, { description: 'Opaque id; the receiver gets it as `webhook-id`, the same at each attempt.' })
  id!: string;

  @Field(() => DeliveryState, { description: 'How far it is.' })
  state!: DeliveryState;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null when it is over.' })
  nextAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Status of the last answer; null where there was none.' })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'What went wrong last.' })
  problem!: string | null;

  @Field(() => DateTime, { description: 'When there was something to tell.' })
  createdAt!: Date;
}

@Carrier('An address that is told who comes in and drops out of a segment, signed as Standard Webhooks 1.0 has it.')
export class Webhook {
  @Field(() => ID, { description: 'Opaque id, stable for good.' })
  id!: string;

  @Field(() => String, { description: 'Where it goes.' })
  url!: string;

  @Field(() => ID, { description: 'The segment that it tells of.' })
  segmentId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the segment; null where you may not see it.' })
  segmentName!: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it is sent.' })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  endedBecause!: string | null;

  @Field(() => [WebhookDelivery], { simple: true, description: 'Its last 50 messages, the latest first.' })
  deliveries!: readonly WebhookDelivery[];
}

@InputType({ description: 'Makes a webhook.' })
export class CreateWebhookInput {
  @Field(() => ID, { description: 'The segment that it tells of.' })
  segmentId!: string;

  @Field(() => String, { description: 'Where it goes: https, without user and password.' })
  url!: string;
}

@Carrier('A webhook that was just made.')
export class NewWebhook {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: object;

  @Field(() => String, { description: 'The secret that signs its messages, `whsec_…`: shown now and never again.' })
  secret!: string;
}
