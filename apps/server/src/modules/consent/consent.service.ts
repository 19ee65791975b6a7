import { markChanged } from '../../platform/changes.js';
import { cleanText } from '../../platform/clean-text.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { type CustomerId, newId, type UserId } from '../../platform/ids.js';
import { holdCustomers, refreshReachable } from '../customers/index.js';
import type { ConsentState } from './consent.entity.js';

/** A decision of a customer about a purpose; without a moment it was taken now. */
export interface ConsentDecision {
  readonly customerId: CustomerId;
  readonly purpose: string;
  readonly state: ConsentState | `${ConsentState}`;
  readonly at?: Date | null;
  readonly source: string;
}

/**
 * Records decisions and tells whose changed something. The latest by its own moment is in force, of equal moments the one that does not agree;
 * every one that was not known yet is in the log. Keeps `customers.consents` and `customers.reachable` right.
 */
export async function recordConsents(
  tx: PlatformCtx,
  decisions: readonly ConsentDecision[],
  recordedBy: UserId | null,
): Promise<ReadonlySet<CustomerId>> {
  const held = await holdCustomers(
    tx,
    decisions.map(({ customerId }) => customerId),
  );
  const now = tx.now();
  const rows = decisions.flatMap(({ customerId, purpose, state, at, source }) => {
    const named = cleanText(purpose);
    return named === null || !held.has(customerId)
      ? []
      : [{ customer_id: customerId, id: newId(), purpose: named, state, source, at, recorded_by: recordedBy }];
  });
  if (rows.length === 0) return new Set();
  // One that comes without a moment says something only when it changes what is in force.
  const logged = await tx.db.query<{ customer_id: CustomerId }[]>(
    `insert into consent_log (customer_id, id, purpose, state, source, at, recorded_by, recorded_at)
     select distinct on (g.customer_id, g.purpose, g.state, coalesce(g.at, $2)) g.customer_id, g.id, g.purpose, g.state, g.source, coalesce(g.at, $2), g.recorded_by, $2
     from json_populate_recordset(null::consent_log, $1::json) g
     where not exists (
       select 1 from consent_log l where l.customer_id = g.customer_id and l.purpose = g.purpose and l.state = g.state and l.at = g.at)
     and not exists (
       select 1 from consents c where c.customer_id = g.customer_id and c.purpose = g.purpose and c.state = g.state and g.at is null)
     returning customer_id`,
    [JSON.stringify(rows), now],
  );
  const changed = [...new Set(logged.map(({ customer_id }) => customer_id))];
  if (changed.length === 0) return new Set();
  await tx.db.query(
    `insert into consents (customer_id, purpose, state, source, at)
     select distinct on (customer_id, purpose) customer_id, purpose, state, source, at from consent_log
     where customer_id = any($1::uuid[]) order by customer_id, purpose, at desc, (state = 'granted'), recorded_at desc
     on conflict (customer_id, purpose) do update set state = excluded.state, source = excluded.source, at = excluded.at
     where (consents.state, consents.source, consents.at) is distinct from (excluded.state, excluded.source, excluded.at)`,
    [changed],
  );
  await refreshConsents(tx, changed);
  await markChanged(tx, 'consents', changed);
  tx.events.record({ name: 'CustomersChanged', customerIds: changed });
  return new Set(changed);
}

/** Copies what is in force to `customers.consents`, as conditions use it. */
export async function refreshConsents(tx: PlatformCtx, customerIds: readonly CustomerId[]): Promise<void> {
  await tx.db.query(
    `update customers c set consents = fresh.consents, updated_at = $2
     from (
       select asked.id, coalesce(jsonb_object_agg(s.purpose, s.state) filter (where s.purpose is not null), '{}') as consents
       from unnest($1::uuid[]) as asked (id) left join consents s on s.customer_id = asked.id group by asked.id
     ) fresh
     where c.id = fresh.id and c.consents <> fresh.consents`,
    [customerIds, tx.now()],
  );
  await refreshReachable(tx, customerIds);
}
