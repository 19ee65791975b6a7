import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import type { CustomerId } from '../../platform/ids.js';
import { currencyDigits, toDecimal } from '../../platform/money.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { historiesSql } from './histories.js';
import { spanUntil } from './rfm-figures.js';
import { isLate, rhythmSql } from './rhythm.js';

/** Somebody who is late by their own rhythm. Money is a decimal in major units. */
export interface ChurnWarning {
  readonly customerId: CustomerId;
  /** days between two visits, as far as they came */
  readonly usualGapDays: number;
  readonly silentDays: number;
  /** how many of their usual gaps they have been silent for */
  readonly gapsMissed: number;
  readonly activeChance: number | null;
  /** whether the model of buying too takes them to be rather gone than not */
  readonly isExpectedGone: boolean;
  readonly spent: string;
}

const mostShown = 200;

/**
 * Customers who came at least three times and are late by their own rhythm, those who spent most first. The chance of being active is told beside it
 * and never decides alone: a model may take everybody with one purchase to be active. Gaps are drawn to the shop's by one gap.
 */
export async function churnWarnings(
  ctx: Ctx,
  first: number,
): Promise<{ readonly asOf: Date; readonly total: number; readonly warnings: readonly ChurnWarning[] }> {
  if (!(first >= 1 && first <= mostShown)) throw inputInvalid({ path: 'first', rule: `is 1 to ${mostShown}` });
  const asOf = ctx.now();
  const { zone, currency } = ctx.organisation;
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: asOf, zone });
  const text = `with ${rhythmSql(historiesSql(spanUntil(asOf, zone, null), binder))},
late as (select r.*, c.active_chance, c.id from rhythm r join customers c on c.id = r.customer_id
  where ${isLate('r')}${visible === undefined ? '' : ` and c.id in ${visible}`}),
spent as (select o.customer_id, sum(o.subtotal - o.discount) as amount from orders o where o.status <> 'cancelled' and o.customer_id in (select id from late)
  and o.placed_at <= ${binder.bind(asOf.toISOString(), 'timestamptz')} group by 1)
select l.id as "customerId", l.gap as "usualGapDays", l.silent as "silentDays", l.silent / l.gap as "gapsMissed", l.active_chance::float as "activeChance",
  coalesce(l.active_chance < 0.5, false) as "isExpectedGone", coalesce(s.amount, 0)::bigint::text as spent, (count(*) over ())::integer as total
from late l left join spent s on s.customer_id = l.id order by coalesce(s.amount, 0) desc, l.id limit ${binder.bind(first, 'integer')}`;
  const rows = await runStatement<ChurnWarning & { readonly total: number }>(ctx, { text, values: binder.values });
  const digits = currencyDigits(currency);
  return { asOf, total: rows[0]?.total ?? 0, warnings: rows.map((row) => ({ ...row, spent: toDecimal(row.spent, digits) })) };
}
