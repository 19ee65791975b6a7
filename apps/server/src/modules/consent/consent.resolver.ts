import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { BulkResult, runBulk } from '../../access/bulk-result.js';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { CustomerInput } from './customer.inputs.js';
import { upsertCustomers } from './customers-with-consents.service.js';

/** Customers in bulk, with what they decided. */
@Resolver()
export class ConsentResolver {
  @Mutation(() => BulkResult, { description: 'Creates and updates up to 1,000 customers. A bad row is reported, the rest go in.' })
  @Needing({ action: 'customers.edit' })
  upsertCustomers(
    @Arg('input', () => [CustomerInput]) input: CustomerInput[],
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description: 'The same key and input within 30 days give the same answer, without a second write.',
    })
    key: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<BulkResult> {
    return runBulk(ctx, { operation: 'upsertCustomers', action: 'customers.edit', rows: input, key }, (tx, rows) =>
      upsertCustomers(tx, rows, { source: 'api', by: tx.viewer.policy }),
    );
  }
}
