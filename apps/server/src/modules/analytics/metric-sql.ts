import { isOrder } from '../orders/index.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';

/** How a dimension finds its key for a row `s` of what was sold. */
interface KeySource {
  readonly key: string;
  readonly join?: string;
  /** `order`: lines have to look up theirs. `line`: only lines have one, so an order is counted wherever it has a line. */
  readonly of?: 'order' | 'line';
}

const ofCustomer = 'left join customers c on c.id = s.customer_id';
const store = 'left join stores st on st.id = s.store_id';
const product = 'left join products p on p.id = s.product_id';

/** The key of a dimension as SQL; `zone` binds the zone in which days begin. */
export function keyOf(dimension: MetricDimension, zone: () => string): KeySource {
  const day = (): string => `(s.placed_at at time zone ${zone()})`;
  switch (dimension) {
    case MetricDimension.DAY:
      return { key: `to_char(${day()}, 'YYYY-MM-DD')` };
    case MetricDimension.WEEK:
      return { key: `to_char(date_trunc('week', ${day()}), 'YYYY-MM-DD')` };
    case MetricDimension.MONTH:
      return { key: `to_char(${day()}, 'YYYY-MM')` };
    case MetricDimension.WEEKDAY:
      return { key: `to_char(${day()}, 'ID')` };
    case MetricDimension.HOUR:
      return { key: `to_char(${day()}, 'HH24')` };
    case MetricDimension.CHANNEL:
      return { key: 's.channel', of: 'order' };
    case MetricDimension.STORE:
      return { key: 'st.name', join: store, of: 'order' };
    case MetricDimension.REGION:
      return { key: 'st.region', join: store, of: 'order' };
    case MetricDimension.PROVINCE:
      return { key: 'c.province', join: ofCustomer };
    case MetricDimension.CITY:
      return { key: 'c.city', join: ofCustomer };
    case MetricDimension.SOURCE:
      return { key: 'c.acquisition_source', join: ofCustomer };
    case MetricDimension.RFM_GROUP:
      return { key: 'c.rfm_group', join: ofCustomer };
    case MetricDimension.STAGE:
      return { key: 'c.lifecycle_stage', join: ofCustomer };
    case MetricDimension.CATEGORY:
      return { key: 'g.key', join: `${product} left join categories g on g.id = p.category_id`, of: 'line' };
    case MetricDimension.BRAND:
      return { key: 'p.brand', join: product, of: 'line' };
    case MetricDimension.PRODUCT:
      return { key: 'p.name', join: product, of: 'line' };
    case MetricDimension.SEGMENT:
      return { key: 'sg.key', join: 'join member sg on sg.id = s.customer_id' };
  }
}

/** The joins of some keys, each table once: a longer chain holds the shorter one that it begins with. */
export function joinsOf(keys: readonly KeySource[]): string {
  const joins = [...new Set(keys.flatMap(({ join }) => join ?? []))];
  return joins.filter((join) => !joins.some((other) => other !== join && other.startsWith(join))).join(' ');
}

const customers = (more?: string): string =>
  `count(distinct s.customer_id) filter (where s.is_order and not s.is_anonymous${more === undefined ? '' : ` and ${more}`})`;

/** The SQL of each measure over rows `s`; where there are only lines, an order has many rows. */
export function figuresSql(isByLine: boolean): Readonly<Record<MetricMeasure, string>> {
  const orders = isByLine ? 'count(distinct s.order_id) filter (where s.is_order)' : 'count(*) filter (where s.is_order)';
  const before = `exists (select from orders e where e.customer_id = s.customer_id and ${isOrder('e')} and (e.placed_at, e.id) < (s.placed_at, s.order_id))`;
  return {
    CUSTOMERS: customers(),
    NEW_CUSTOMERS: customers(`not ${before}`),
    RETURNING_CUSTOMERS: customers(before),
    ORDERS: orders,
    REVENUE: 'coalesce(sum(s.revenue), 0)',
    AVERAGE_ORDER: `round(sum(s.revenue)::numeric / nullif(${orders}, 0))`,
    ITEMS: 'trim_scale(coalesce(sum(s.items), 0))',
  };
}

const orderOfLine = 'join orders o on o.customer_id = l.customer_id and o.id = l.order_id';

/**
 * Lines with their amounts, and orders with their discounts, as rows of one shape; an order is counted by its own row. By what only lines
 * have there are only lines, and no discount belongs to them. Lines look up their order only for what they need of it.
 */
export function soldSql(keys: readonly KeySource[], within: (row: string) => string): string {
  if (isByLine(keys))
    return `select l.customer_id, l.order_id, l.placed_at, o.channel, o.store_id, l.product_id, l.amount as revenue, l.quantity as items,
  ${isOrder('o')} as is_order, o.is_anonymous
from lines l ${orderOfLine} where l.counts and ${within('l')}`;
  const isPlaced = keys.some((key) => key.of === 'order');
  return `select l.customer_id, l.order_id, l.placed_at, ${isPlaced ? 'o.channel, o.store_id' : 'null as channel, null::uuid as store_id'},
  l.amount as revenue, l.quantity as items, false as is_order, false as is_anonymous
from lines l ${isPlaced ? orderOfLine : ''} where l.counts and ${within('l')}
union all
select o.customer_id, o.id, o.placed_at, o.channel, o.store_id, -o.discount, 0, true, o.is_anonymous
from orders o where ${isOrder('o')} and ${within('o')}`;
}

export const isByLine = (keys: readonly KeySource[]): boolean => keys.some(({ of }) => of === 'line');
