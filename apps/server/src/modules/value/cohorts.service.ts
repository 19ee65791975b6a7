import type { Ctx } from '../../access/viewer.js';
import { currencyDigits, toDecimal } from '../../platform/money.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';

/** What a return is to a cohort. */
export type ReturnTreatment = 'AS_ACTIVITY' | 'LEFT_OUT' | 'POSITIVE_LINES';

/** A cohort in one month; money is a decimal in major units. */
export interface CohortMonth {
  /** months since the first one, 0 for that */
  readonly offset: number;
  readonly customers: number;
  readonly orders: number;
  readonly revenue: string;
}

export interface Cohort {
  /** month of the first order in the shop's zone, 2026-03 */
  readonly month: string;
  readonly customers: number;
  /** only months in which somebody was active */
  readonly months: readonly CohortMonth[];
}

export interface Cohorts {
  readonly asOf: Date;
  readonly cohorts: readonly Cohort[];
}

/** What counts as activity: `placed_at`, who, which order, and what it came to. */
const activities: Readonly<Record<ReturnTreatment, string>> = {
  AS_ACTIVITY: `select o.customer_id, o.id as order_id, o.placed_at, o.subtotal - o.discount as revenue from orders o
    where o.status <> 'cancelled' and not o.is_anonymous`,
  LEFT_OUT: `select o.customer_id, o.id as order_id, o.placed_at, o.subtotal - o.discount as revenue from orders o
    where o.kind = 'order' and o.status <> 'cancelled' and not o.is_anonymous`,
  POSITIVE_LINES: `select l.customer_id, l.order_id, l.placed_at, l.amount as revenue from lines l
    where l.counts and l.quantity > 0 and l.unit_price > 0`,
};

/**
 * Customers by the month of their first activity, and in which months after it they were active again: how many of them, with how many orders, and
 * what those came to. Of the customers the viewer sees, up to now.
 */
export async function cohorts(ctx: Ctx, returns: ReturnTreatment): Promise<Cohorts> {
  const asOf = ctx.now();
  const { zone, currency } = ctx.organisation;
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: asOf, zone });
  const text = `with acts as materialized (
  select a.customer_id, a.order_id, a.revenue, date_trunc('month', a.placed_at at time zone ${binder.bind(zone, 'text')})::date as month
  from (${activities[returns]}) a join customers c on c.id = a.customer_id
  where a.placed_at <= ${binder.bind(asOf.toISOString(), 'timestamptz')}${visible === undefined ? '' : ` and c.id in ${visible}`}),
firsts as (select customer_id, min(month) as month from acts group by customer_id)
select to_char(f.month, 'YYYY-MM') as cohort,
  (extract(year from a.month) * 12 + extract(month from a.month) - extract(year from f.month) * 12 - extract(month from f.month))::integer as "offset",
  count(distinct a.customer_id)::integer as customers, count(distinct a.order_id)::integer as orders, sum(a.revenue)::bigint::text as revenue
from acts a join firsts f on f.customer_id = a.customer_id group by 1, 2 order by 1, 2`;
  const rows = await runStatement<CohortMonth & { readonly cohort: string }>(ctx, { text, values: binder.values });
  const digits = currencyDigits(currency);
  const found = new Map<string, CohortMonth[]>();
  for (const { cohort, offset, customers, orders, revenue } of rows)
    found.set(cohort, [...(found.get(cohort) ?? []), { offset, customers, orders, revenue: toDecimal(revenue, digits) }]);
  return { asOf, cohorts: [...found].map(([month, months]) => ({ month, customers: months[0]?.customers ?? 0, months })) };
}
