import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../access/connection-types.js';
import { Labelled, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { connection, judge, single } from '../../read/index.js';
import { AttributeValue, attributeValues } from './attribute-values.js';
import { Customer } from './customer.entity.js';
import { CustomerArgs, CustomersArgs, MergeCustomersInput } from './customers.inputs.js';
import { eraseCustomer } from './erase-customer.service.js';
import { customerIdOf, findCustomer } from './find-customer.js';
import { mergeCustomers, unmergeCustomers } from './merge-customers.service.js';

// Made while this file loads: type-graphql collects types before it asks resolvers for theirs.
const CustomerConnection = connectionOf('Customer', () => Customer);

/** Customers, one and many, and what is done with whole records. */
@Resolver(() => Customer)
export class CustomersResolver {
  @Query(() => Customer, { nullable: true, description: 'One customer, by exactly one argument; null when there is none.' })
  @Needing({
    open: 'caller',
    reads: ['Customer.id'],
    args: { externalId: 'Customer.externalId', card: 'Customer.card', phone: 'Customer.phone', email: 'Customer.email' },
  })
  async customer(
    @Args(() => CustomerArgs) sought: CustomerArgs,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const id = await findCustomer(ctx, sought);
    return id === undefined ? null : single(ctx, info, 'Customer', { id });
  }

  @Query(() => CustomerConnection, { description: 'Customers that fit a condition, a search, or all.' })
  @Needing({ open: 'caller', action: 'customers.list', reads: ['Customer.id'] })
  async customers(
    @Args(() => CustomersArgs) args: CustomersArgs,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { where, search, orderBy, first, after, last, before, skip } = args;
    const judged = where === null || where === undefined ? undefined : await judge(ctx, where);
    return connection(ctx, info, 'Customer', {
      ...(judged ? { where: judged.condition } : {}),
      orderBy: (orderBy ?? []).map(({ by, direction }) => ({ field: by, direction })),
      search: search ?? null,
      first: first ?? null,
      after: after ?? null,
      last: last ?? null,
      before: before ?? null,
      skip: skip ?? null,
    });
  }

  @FieldResolver(() => [AttributeValue], {
    nullable: true,
    description: 'Custom attributes that this viewer may read, in the order of their keys.',
  })
  @Labelled('record')
  attributes(
    @Root() customer: { readonly attributes?: unknown },
    @Arg('keys', () => [String], { nullable: true, description: 'Only these.' }) keys: string[] | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<AttributeValue[]> {
    return attributeValues(ctx, customer.attributes, keys);
  }

  @Mutation(() => Customer, {
    description: 'Makes one customer of two records of one person; everything of the second moves to the first. Can be undone.',
  })
  @Needing({ action: 'customers.edit', reads: ['Customer.id'] })
  async mergeCustomers(
    @Arg('input', () => MergeCustomersInput) input: MergeCustomersInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const [keepId, mergeId] = [customerIdOf(input.keepId), customerIdOf(input.mergeId)];
    if (keepId === undefined || mergeId === undefined) throw notFound('customer');
    await mergeCustomers(ctx, { keepId, mergeId });
    return shown(await single(ctx, info, 'Customer', { id: keepId }));
  }

  @Mutation(() => Customer, {
    description: 'Undoes a merge: the merged customer is there again under the same id, with what was moved. Answers that customer.',
  })
  @Needing({ action: 'customers.edit', reads: ['Customer.id'] })
  async unmergeCustomers(
    @Arg('mergeId', () => ID, { description: 'Id of the merge, or of the customer that was merged away.' }) mergeId: string,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const found = fromGlobalId(mergeId);
    if (!found) throw notFound('merge');
    return shown(await single(ctx, info, 'Customer', { id: await unmergeCustomers(ctx, found.id) }));
  }

  @Mutation(() => Boolean, {
    description: 'Erases a person for good: everything that names them goes; orders stay as anonymous figures. Cannot be undone.',
  })
  @Needing({ action: 'privacy.erase' })
  async eraseCustomer(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Why, for the record: 1 to 500 characters.' }) reason: string,
    @Ctx() ctx: ViewerCtx,
  ): Promise<boolean> {
    const customerId = customerIdOf(id);
    if (customerId === undefined) throw notFound('customer');
    await eraseCustomer(ctx, customerId, reason);
    return true;
  }
}

/** A record that was just written may lie out of the writer's row scope; then it is not there for them. */
function shown(row: object | null): object {
  if (!row) throw notFound('customer');
  return row;
}
