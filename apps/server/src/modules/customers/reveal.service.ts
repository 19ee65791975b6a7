import { isMasked } from '../../access/policy.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { failure, inputInvalid, notFound } from '../../platform/errors.js';
import { inTransaction } from '../../platform/transaction.js';
import { rowsByOrdinal } from '../../read/index.js';
import { seenCustomer } from './seen-customer.js';

const longestReason = 500;
const hour = 3_600_000;
/** How many masked values one person may uncover in an hour: enough to serve people, too few to copy the list. */
const mostAnHour = 30;

/** A masked value to uncover. */
export interface Reveal {
  /** global id */
  readonly customerId: string;
  /** name of a field of Customer */
  readonly field: string;
  readonly reason: string;
}

/**
 * The clear value of a field that the viewer sees masked, null where the customer has none. It is on record with its reason before it is
 * answered. A field that is not masked for the viewer, for whatever cause, is the same INPUT_INVALID. Throws NOT_FOUND, LIMIT_REACHED.
 */
export async function revealField(ctx: Ctx, { customerId, field, reason }: Reveal): Promise<string | null> {
  assertGranted(ctx.viewer, 'fields.reveal');
  const { policy, userId } = ctx.viewer;
  const said = reason.trim();
  const issues = [
    ...(isMasked(policy, 'Customer', field) ? [] : [{ path: 'input.field', rule: 'is a field of customers that you see masked' }]),
    ...(said === '' || said.length > longestReason ? [{ path: 'input.reason', rule: `has 1 to ${longestReason} characters` }] : []),
  ];
  if (issues.length > 0) throw inputInvalid(...issues);
  const id = await seenCustomer(ctx, customerId);
  const able: Ctx = {
    ...ctx,
    viewer: { ...ctx.viewer, policy: { ...policy, fields: { ...policy.fields, [`Customer.${field}`]: 'read' } } },
  };
  return inTransaction(ctx, async (tx) => {
    await assertWithinLimit(tx, userId);
    const [customer] = await tx.db.query<{ ordinal: number }[]>('select ordinal from customers where id = $1', [id]);
    const [row] = customer ? await rowsByOrdinal(able, [field], [customer.ordinal]) : [];
    if (!row) throw notFound('customer');
    tx.change?.tell({ fields: [`Customer.${field}`], subjects: [`Customer:${id}`], rows: 1, detail: { reason: said } });
    const [value] = row;
    return value == null ? null : String(value);
  });
}

/** Counts what is on record, so that a limit holds in every process; a person's own reveals queue up here. */
async function assertWithinLimit(tx: Ctx, userId: string): Promise<void> {
  await tx.db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`reveal:${userId}`]);
  const [made] = await tx.db.query<{ count: number; oldest: Date | null }[]>(
    `select count(*)::int as count, min(at) as oldest from audit_log
     where user_id = $1 and action = 'revealField' and result = 'OK' and at > $2`,
    [userId, new Date(tx.now().getTime() - hour)],
  );
  if (!made || made.count < mostAnHour) return;
  const retryAfter = Math.max(1, Math.ceil(((made.oldest?.getTime() ?? 0) + hour - tx.now().getTime()) / 1000));
  throw failure('LIMIT_REACHED', 'Too many masked values were uncovered within an hour.', { limit: 'reveals', retryAfter });
}
