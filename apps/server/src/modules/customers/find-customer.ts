import type { Ctx } from '../../access/viewer.js';
import { cleanText } from '../../platform/clean-text.js';
import { inputInvalid } from '../../platform/errors.js';
import { type CustomerId, fromGlobalId, isId } from '../../platform/ids.js';
import { cleanEmail, cleanPhone } from './customers.rules.js';

/** What a customer is looked for by; exactly one is given. */
export interface CustomerSought {
  readonly id?: string | null;
  readonly externalId?: string | null;
  readonly card?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
}

/** The id within a global id of a customer; undefined when it is none. */
export function customerIdOf(globalId: string): CustomerId | undefined {
  const found = fromGlobalId(globalId);
  return found?.type === 'Customer' && isId<'Customer'>(found.id) ? found.id : undefined;
}

/** Whom the one given argument means; undefined when nobody. An external id that several sources use finds the customer known longest. */
export async function findCustomer(ctx: Ctx, sought: CustomerSought): Promise<CustomerId | undefined> {
  const { id, externalId, card, phone, email } = sought;
  const given = [id, externalId, card, phone, email].filter((one) => one !== null && one !== undefined);
  if (given.length !== 1) throw inputInvalid({ path: 'customer', rule: 'takes exactly one of id, externalId, card, phone, email' });
  if (id) return customerIdOf(id);
  const keys = [
    ['external', cleanText(externalId)],
    ['card', cleanText(card)],
    ['phone', phone ? cleanPhone(phone, ctx.organisation.country).value : null],
    ['email', email ? cleanEmail(email).value : null],
  ].find(([, value]) => value !== null);
  if (!keys) return undefined;
  const { rows } = await ctx.pool.query<{ customer_id: CustomerId }>(
    'select customer_id from identities where kind = $1 and value = $2 order by created_at, customer_id limit 1',
    keys,
  );
  return rows[0]?.customer_id;
}
