import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { GraphQLJSON } from '../../access/exposed.js';
import { ConditionScalar, DateTime } from '../../access/scalars.js';
import { restrictEnumValues } from '../../access/schema-labels.js';

export enum CustomerSort {
  CREATED = 'createdAt',
  NAME = 'displayName',
  LAST_ORDER = 'lastOrderAt',
  TOTAL_SPENT = 'totalSpent',
  ORDERS = 'ordersCount',
}

registerEnumType(CustomerSort, {
  name: 'CustomerSort',
  description: 'What a list of customers is ordered by.',
  valuesConfig: {
    CREATED: { description: 'When the record was made.' },
    NAME: { description: 'Name.' },
    LAST_ORDER: { description: 'Latest order; customers without one come as missing values do.' },
    TOTAL_SPENT: { description: 'Total spent.' },
    ORDERS: { description: 'Number of orders.' },
  },
});
restrictEnumValues('CustomerSort', Object.fromEntries(Object.entries(CustomerSort).map(([name, field]) => [name, `Customer.${field}`])));

export enum Direction {
  ASCENDING = 'asc',
  DESCENDING = 'desc',
}

registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which end of an order comes first.',
  valuesConfig: { ASCENDING: { description: 'Smallest, earliest, A first.' }, DESCENDING: { description: 'Largest, latest, Z first.' } },
});

/** An order of a list of customers. */
@InputType({ description: 'An order of a list of customers.' })
export class CustomerOrder {
  @Field(() => CustomerSort, { description: 'What is compared.' })
  by!: CustomerSort;

  @Field(() => Direction, { defaultValue: Direction.ASCENDING, description: 'Which end comes first.' })
  direction!: Direction;
}

/** What a list of customers is asked. */
@ArgsType()
export class CustomersArgs {
  @Field(() => ConditionScalar, { nullable: true, description: 'Who is in the list, in the segment language.' })
  where?: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'Free text: name, pinyin, card, e-mail, phone, external id, as far as this viewer may read them.',
  })
  search?: string | null;

  @Field(() => [CustomerOrder], { nullable: true, description: 'First by the first, then by the next; the id breaks ties.' })
  orderBy?: CustomerOrder[] | null;

  @Field(() => Int, { nullable: true, description: 'Rows from the beginning, or after `after`: 50 unless said, 1,000 at most.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the row before the page.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'Rows from the end, or before `before`.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the row after the page.' })
  before?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Rows before the page, to jump into a long list by number: 999,990 for its last ten of a million. Not beside after, last or before. Pages that follow each other are read faster with after.',
  })
  skip?: number | null;
}

/** What finds one customer; exactly one is given. */
@ArgsType()
export class CustomerArgs {
  @Field(() => ID, { nullable: true, description: 'Opaque id.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Id in the system the customer came from.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the member card.' })
  card?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number; a national one is read in the country of the installation.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;
}

/** Keys that find a customer. */
@InputType({
  description:
    'Keys that find a customer, believed in this order: external id of the same source, card, e-mail, phone. An unknown customer is made.',
})
export class CustomerKeyInput {
  @Field(() => String, { nullable: true, description: "Id in the row's source." })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number; a national one is read in the country of the installation.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the member card.' })
  card?: string | null;
}

/** A value of a custom attribute. */
@InputType({ description: 'A value of a custom attribute.' })
export class AttributeInput {
  @Field(() => String, { description: 'Key of the attribute, such as shoeSize.' })
  key!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: 'A value of its type; null keeps what is there.' })
  value?: unknown;
}

/** Something a customer cares about. */
@InputType({ description: 'Something a customer cares about.' })
export class InterestInput {
  @Field(() => String, { description: 'What it is, such as low-sugar.' })
  key!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was noted; now unless said.' })
  notedAt?: Date | null;
}

/** Something a customer said they prefer. */
@InputType({ description: 'Something a customer said they prefer.' })
export class StatedPreferenceInput {
  @Field(() => String, { description: 'What the preference is about, such as flavour.' })
  key!: string;

  @Field(() => String, { description: 'What they said.' })
  value!: string;
}

/** An account on a social network. */
@InputType({ description: 'An account on a social network; finds the customer again after all other keys.' })
export class SocialAccountInput {
  @Field(() => String, { description: 'Name of the network, such as wechat; an account there is a way to reach the customer.' })
  network!: string;

  @Field(() => String, { description: 'The id that the network gave.' })
  account!: string;
}

/** A field that was checked with the customer. */
@InputType({ description: 'A field that was checked with the customer.' })
export class VerificationInput {
  @Field(() => String, { description: 'Name of the field, such as phone.' })
  field!: string;

  @Field(() => DateTime, { nullable: true, description: 'When; now unless said. The latest check counts.' })
  at?: Date | null;
}

/** Two records of one person. */
@InputType({ description: 'Two records of one person.' })
export class MergeCustomersInput {
  @Field(() => ID, { description: 'The customer that stays.' })
  keepId!: string;

  @Field(() => ID, { description: 'The customer whose things move to the one that stays.' })
  mergeId!: string;
}
