import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Float, ID, Info, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { Carrier, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { single } from '../../read/index.js';
import { Customer } from './customer.entity.js';
import type { Reason } from './duplicates.rules.js';
import { type Duplicate, duplicatesOf } from './duplicates.service.js';
import { seenCustomer } from './seen-customer.js';

const DuplicateReason: Readonly<Record<Reason, Reason>> = {
  PHONE: 'PHONE',
  EMAIL: 'EMAIL',
  NAME: 'NAME',
  ADDRESS: 'ADDRESS',
  BIRTH_DATE: 'BIRTH_DATE',
};

registerEnumType(DuplicateReason, {
  name: 'DuplicateReason',
  description: 'Why two records look like one person.',
  valuesConfig: {
    PHONE: { description: 'The same phone.' },
    EMAIL: { description: 'The same e-mail.' },
    NAME: { description: 'The same or nearly the same name.' },
    ADDRESS: { description: 'The same or nearly the same address.' },
    BIRTH_DATE: { description: 'The same birth date.' },
  },
});

/** Somebody who is probably the same person. */
@Carrier('Somebody who is probably the same person.', 'Duplicate')
class DuplicateType {
  readonly customerId!: Duplicate['customerId'];

  @Field(() => Float, { description: 'From 0.6 to 1: how much speaks for it. A rule of thumb, not a probability.' })
  score!: number;

  @Field(() => [DuplicateReason], { description: 'What speaks for it.' })
  reasons!: Reason[];
}

/** Records that are probably of one person. */
@Resolver(() => DuplicateType)
export class DuplicatesResolver {
  @Query(() => [DuplicateType], {
    description: 'Who is probably the same person as a customer, the likeliest first, 10 at most; nothing is merged by itself.',
  })
  @Needing({
    action: 'customers.edit',
    reads: [
      'Customer.id',
      'Customer.displayName',
      'Customer.email',
      'Customer.phone',
      'Customer.address',
      'Customer.city',
      'Customer.birthDate',
      'Customer.gender',
    ],
  })
  async duplicatesOf(@Arg('customerId', () => ID) customerId: string, @Ctx() ctx: ViewerCtx): Promise<readonly Duplicate[]> {
    return duplicatesOf(ctx, await seenCustomer(ctx, customerId));
  }

  @FieldResolver(() => Customer, { description: 'The other record.' })
  async customer(@Root() { customerId }: DuplicateType, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<object> {
    const customer = await single(ctx, info, 'Customer', { id: customerId });
    if (!customer) throw notFound('customer');
    return customer;
  }
}
