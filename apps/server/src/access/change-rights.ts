import type { PlatformCtx } from '../platform/ctx.js';
import { inputInvalid } from '../platform/errors.js';
import { inTransaction } from '../platform/transaction.js';

/** Changes of users and roles queue up here, so that two of them cannot each leave the other to keep the last owner. */
const rightsLock = 'select pg_advisory_xact_lock(7239403)';

/**
 * Runs a change of users or roles in a transaction of its own kind: one at a time, and refused when nobody could edit users and roles after
 * it. There must be an open account of the role `owner`, whose role may do so and sees what it edits.
 */
export async function changeRights<C extends PlatformCtx, T>(ctx: C, work: (tx: C) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    await tx.db.query(rightsLock);
    const result = await work(tx);
    const keepers: unknown[] = await tx.db.query(
      `select from users u join roles r on r.id = u.role_id
       where r.key = 'owner' and u.disabled_at is null and 'roles.edit' = any(r.actions)
         and r.labels ->> 'record' in ('read', 'write') and r.labels ->> 'operations' in ('read', 'write')
         and not exists (select from jsonb_object_keys(r.fields) as field where field like 'User.%' or field like 'Role.%')
       limit 1`,
    );
    if (keepers.length === 0)
      throw inputInvalid({ path: 'owner', rule: 'keeps an open account whose role edits users and roles, else everybody is locked out' });
    return result;
  });
}
