import { rfmGroups, type RfmCuts } from '@regulars/value-models';
import { addDays, dayOf, startOf } from '@regulars/segment-language';
import type { Binder } from '../../read/index.js';
import { isOrder } from '../orders/index.js';

/** Up to which moment is looked, from which day on, and whom at. */
export interface FigureSpan {
  /** orders from this moment on do not count; rows dated ahead never do */
  readonly until: Date;
  /** the day that recency is counted to, in the shop's zone */
  readonly day: string;
  readonly zone: string;
  /** Only orders of so many days before; all when absent. */
  readonly windowDays?: number | null;
}

/** The span up to the end of a past day, or up to now. */
export function spanUntil(now: Date, zone: string, windowDays: number | null, day?: string | null): FigureSpan {
  const today = dayOf(now.getTime(), zone);
  if (day == null || day === today) return { until: new Date(now.getTime() + 1), day: today, zone, windowDays };
  return { until: new Date(startOf(addDays(day, 1), zone)), day, zone, windowDays };
}

/**
 * Days since the last order, number of orders and money spent of each customer with an order: orders as `ordersCount` counts them, money as
 * `totalSpent` adds it up. `among` narrows both tables to some customers, given the name of their column.
 */
export function figuresSql(span: FigureSpan, binder: Binder, among: (customerId: string) => string = () => 'true'): string {
  const day = binder.bind(span.day, 'date');
  const zone = binder.bind(span.zone, 'text');
  const until = binder.bind(span.until.toISOString(), 'timestamptz');
  const since = span.windowDays == null ? undefined : binder.bind(new Date(sinceOf(span, span.windowDays)).toISOString(), 'timestamptz');
  const within = (row: string): string =>
    `${row}.placed_at < ${until}${since === undefined ? '' : ` and ${row}.placed_at >= ${since}`} and ${among(`${row}.customer_id`)}`;
  return `select b.customer_id, (${day} - (b.last at time zone ${zone})::date)::integer as recency_days, b.orders::integer as orders,
  (coalesce(s.amount, 0) - b.discount)::bigint as spent
from (select o.customer_id, count(*) as orders, max(o.placed_at) as last, sum(o.discount) as discount from orders o
      where ${isOrder('o')} and not o.is_anonymous and ${within('o')} group by o.customer_id) b
left join (select l.customer_id, sum(l.amount) as amount from lines l where l.counts and ${within('l')} group by l.customer_id) s
  on s.customer_id = b.customer_id`;
}

const sinceOf = ({ day, zone }: FigureSpan, days: number): number => startOf(addDays(day, 1 - days), zone);

/** Scores of rows that have `recency_days`, `orders` and `spent`: the same as `rfmScore` of value-models, with its tie rule. */
export function scoresSql(cuts: RfmCuts, binder: Binder, figures: string): string {
  const fifth = (column: string, points: readonly number[]): string =>
    `1 + ${points.map((point) => `(${column} > ${binder.bind(point, 'bigint')})::integer`).join(' + ')}`;
  return `select f.*, 6 - (${fifth('f.recency_days', cuts.recency)}) as r, ${fifth('f.orders', cuts.frequency)} as f, ${fifth('f.spent', cuts.monetary)} as m
from (${figures}) f`;
}

/** The group of rows that have the scores `r` and `f`: the same as `groupOf` of value-models. */
export const groupSql = `case ${rfmGroups
  .map(
    ({ key, recency, frequency }) =>
      `when s.r between ${recency[0]} and ${recency[1]} and s.f between ${frequency[0]} and ${frequency[1]} then '${key}'`,
  )
  .join(' ')} end`;
