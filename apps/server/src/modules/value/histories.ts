import type { Binder } from '../../read/index.js';
import { isOrder } from '../orders/index.js';
import type { FigureSpan } from './rfm-figures.js';

/** The customers that models are fitted on at most; of more, a part that is chosen by a hash and so the same every time. */
export const mostFitted = 20_000;

/**
 * The purchase histories of customers with an order, in days: purchases of one day are one. `repeat_amount` is what the purchases after the first
 * came to, returns left in. `among` narrows it to some customers, given the name of their column.
 */
export function historiesSql(
  { until, day, zone }: FigureSpan,
  binder: Binder,
  among: (customerId: string) => string = () => 'true',
): string {
  return `select d.customer_id, count(*)::integer - 1 as repeats, max(d.day) - min(d.day) as recency, ${binder.bind(day, 'date')} - min(d.day) as age,
  min(d.day) as first_day, max(d.day) as last_day, (sum(d.amount) - (array_agg(d.amount order by d.day))[1])::bigint as repeat_amount
from (select o.customer_id, (o.placed_at at time zone ${binder.bind(zone, 'text')})::date as day, sum(o.subtotal - o.discount) as amount from orders o
      where ${isOrder('o')} and not o.is_anonymous and o.placed_at < ${binder.bind(until.toISOString(), 'timestamptz')} and ${among('o.customer_id')}
      group by 1, 2) d group by d.customer_id`;
}

/** Whether a customer is of the sample that holds this share of all. */
export const inSample = (customerId: string, share: number, binder: Binder): string =>
  share >= 1 ? 'true' : `(hashtextextended(${customerId}::text, 7) & 65535) < ${binder.bind(Math.round(share * 65_536), 'integer')}`;

/** Days as a fit counts them: of a sample to the week, which makes many histories equal and moves no parameter by a thousandth of itself. */
export const fittedDays = (column: string, share: number): string => (share >= 1 ? column : `(round(${column} / 7.0) * 7)::integer`);
