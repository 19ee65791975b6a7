import { Field, InputType } from 'type-graphql';
import { DecimalNumber, InputOf } from '../../access/exposed.js';
import { DateTime } from '../../access/scalars.js';
import { CustomerKeyInput } from '../customers/index.js';
import { OrderStatus } from './order.enums.js';

/** One row of a receipt. */
@InputType({
  description: 'One row of a receipt. Without an id of its own it is known by product, quantity, price and its turn among equal rows.',
})
export class LineInput {
  @Field(() => String, { nullable: true, description: 'Id of the line within its order.' })
  externalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the product; an unknown one is made. Without number and name the line is money without goods.',
  })
  sku?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the product; the latest one stays.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'Names or keys of categories from the root down; unknown ones are made.' })
  category?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Brand of the product.' })
  brand?: string | null;

  @Field(() => DecimalNumber, { description: 'Pieces or weight, at most 4 decimals; negative gives back, 0 is refused.' })
  quantity!: string;

  @Field(() => DecimalNumber, { description: 'Price of one in major units, 0 or more, at most 6 decimals.' })
  unitPrice!: string;
}

/** One order or return. */
@InputOf('Order', 'One order or return. Negative quantities make a return, a record of its own; absent and null values keep what is there.')
export class OrderInput {
  @Field(() => String, { description: 'Number of the order in the source; finds it again.' })
  externalId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the system the row comes from; api unless said.' })
  source?: string | null;

  @Field(() => CustomerKeyInput, { nullable: true, description: 'Who bought; without it the order is anonymous until a later row says.' })
  customer?: CustomerKeyInput | null;

  @Field(() => DateTime, { description: 'When; at most 24 hours ahead.' })
  placedAt!: Date;

  @Field(() => OrderStatus, { nullable: true, description: 'PAID unless said. Cancelled orders count nowhere.' })
  status?: OrderStatus | null;

  @Field(() => String, { nullable: true, description: 'Such as store, web or wechat.' })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'Key or name of the store that sold; an unknown one is made.' })
  store?: string | null;

  @Field(() => String, { nullable: true, description: 'Key or name of the store that hands over; an unknown one is made.' })
  pickupStore?: string | null;

  @Field(() => String, { nullable: true, description: 'How it was paid.' })
  payment?: string | null;

  @Field(() => String, { nullable: true, description: 'How it reaches the customer.' })
  delivery?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it reached the customer.' })
  deliveredAt?: Date | null;

  @Field(() => DecimalNumber, { nullable: true, description: 'Taken off the whole order, in major units.' })
  discount?: string | null;

  @Field(() => DecimalNumber, { nullable: true, description: 'Charged for delivery, in major units.' })
  shipping?: string | null;

  @Field(() => DecimalNumber, { nullable: true, description: 'Tax on top of the lines, in major units.' })
  tax?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217; must be the currency of the installation, which it is unless said.' })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the order that this return gives back.' })
  returnOf?: string | null;

  @Field(() => [LineInput], { description: 'Lines to add or change; they are never removed here.' })
  lines!: LineInput[];
}
