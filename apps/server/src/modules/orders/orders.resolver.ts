import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { BulkResult, runBulk } from '../../access/bulk-result.js';
import { connectionOf } from '../../access/connection-types.js';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { fromGlobalId } from '../../platform/ids.js';
import { connection, single } from '../../read/index.js';
import { Order } from './order.entity.js';
import { OrderInput } from './order.inputs.js';
import { recordMany } from './orders.service.js';

// Made while this file loads: type-graphql collects types before it asks resolvers for theirs.
const OrderConnection = connectionOf('Order', () => Order);

/** Orders, one and many. */
@Resolver()
export class OrdersResolver {
  @Query(() => OrderConnection, { description: 'All orders, the latest first; returns and cancelled orders are left out.' })
  @Needing({ open: 'caller', action: 'customers.list', reads: ['Order.id', 'Order.placedAt'] })
  orders(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return connection(ctx, info, 'Order', { first, after, orderBy: [{ field: 'placedAt', direction: 'desc' }] });
  }

  @Query(() => Order, { nullable: true, description: 'One order; null when there is none.' })
  @Needing({ open: 'caller', reads: ['Order.id', 'Order.placedAt'] })
  async order(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    const found = fromGlobalId(id);
    return found?.type === 'Order' ? single(ctx, info, 'Order', { id: found.id }) : null;
  }

  @Mutation(() => BulkResult, {
    description:
      'Records up to 1,000 orders and returns. The same order again is updated, never doubled; a bad row is reported, the rest go in.',
  })
  @Needing({ action: 'imports.run' })
  recordOrders(
    @Arg('input', () => [OrderInput]) input: OrderInput[],
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description: 'The same key and input within 30 days give the same answer, without a second write.',
    })
    key: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<BulkResult> {
    return runBulk(ctx, { operation: 'recordOrders', action: 'imports.run', rows: input, key }, (tx, rows) =>
      recordMany(tx, rows, { source: 'api' }),
    );
  }
}
