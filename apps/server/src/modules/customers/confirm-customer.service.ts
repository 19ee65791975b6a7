import { registry } from '../../access/field-registry.js';
import { canRead } from '../../access/policy.js';
import type { Ctx } from '../../access/viewer.js';
import { markChanged } from '../../platform/changes.js';
import { inputInvalid } from '../../platform/errors.js';
import type { CustomerId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';

/**
 * Keeps that fields were checked with the customer, by the viewer, now. A field one may not read cannot have been read out: it and one that
 * does not exist give the same INPUT_INVALID.
 */
export async function confirmCustomer(ctx: Ctx, input: { readonly id: CustomerId; readonly fields: readonly string[] }): Promise<void> {
  const fields = [...new Set(input.fields)];
  if (fields.length === 0) throw inputInvalid({ path: 'fields', rule: 'must name at least one field' });
  const issues = fields.flatMap((field, at) => {
    const isStored = registry.field('Customer', field)?.source.kind === 'column';
    return isStored && canRead(ctx.viewer.policy, 'Customer', field)
      ? []
      : [{ path: `fields.${at}`, rule: 'must be a stored field you may read' }];
  });
  if (issues.length > 0) throw inputInvalid(...issues);
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into field_verifications (customer_id, field, verified_at, verified_by) select $1, field, $3, $4 from unnest($2::text[]) as field
       on conflict (customer_id, field) do update set verified_at = excluded.verified_at, verified_by = excluded.verified_by`,
      [input.id, fields, tx.now(), ctx.viewer.userId],
    );
    await tx.db.query(
      `update contact_points p set verified_at = $3 from customers c
       where c.id = $1 and p.customer_id = c.id and p.kind = any($2::text[]) and p.value = case p.kind when 'email' then c.email when 'phone' then c.phone end`,
      [input.id, fields, tx.now()],
    );
    await markChanged(tx, 'customers', [input.id]);
    tx.events.record({ name: 'CustomersChanged', customerIds: [input.id] });
  });
}
