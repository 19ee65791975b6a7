import type { Ctx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { type CustomerId, isId } from '../../platform/ids.js';
import { seenIds } from '../../read/index.js';
import { customerIdOf } from './find-customer.js';

/** The customer a global id means, when the viewer may see them; NOT_FOUND otherwise, as for nobody. */
export async function seenCustomer(ctx: Ctx, globalId: string): Promise<CustomerId> {
  const id = customerIdOf(globalId);
  const [seen] = id === undefined ? [] : await seenIds(ctx, 'Customer', { id });
  if (seen === undefined || !isId<'Customer'>(seen)) throw notFound('customer');
  return seen;
}
