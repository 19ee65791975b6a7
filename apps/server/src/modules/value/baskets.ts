import type { Binder } from '../../read/index.js';

/**
 * Common tables of what was bought together up to a moment: `baskets` (a product once an order, returns and cancelled orders left out), `total` (their
 * number), `singles` (orders of each product that is frequent) and `kept` (baskets without the others). `visible` narrows it to some customers,
 * `oneOf` to about one in so many orders, always the same ones.
 */
export function basketsSql(binder: Binder, asOf: Date, visible: string | undefined, isFrequent: string, oneOf = 1): string {
  const sampled = oneOf > 1 ? ` and uuid_hash_extended(l.order_id, 0) % ${binder.bind(oneOf, 'bigint')} = 0` : '';
  return `baskets as materialized (select distinct l.order_id, l.product_id from lines l
  where l.counts and l.quantity > 0 and l.product_id is not null and l.placed_at <= ${binder.bind(asOf.toISOString(), 'timestamptz')}${visible === undefined ? '' : ` and l.customer_id in ${visible}`}${sampled}),
total as (select count(distinct order_id)::float as n from baskets),
singles as materialized (select b.product_id, count(*)::float as n from baskets b group by 1 having ${isFrequent}),
kept as materialized (select b.order_id, b.product_id from baskets b join singles s on s.product_id = b.product_id)`;
}
