import { addDays, startOf } from '@regulars/segment-language';
import { isZone } from '../../access/scalars.js';
import type { Ctx } from '../../access/viewer.js';
import { failure, inputInvalid } from '../../platform/errors.js';
import { currencyDigits, toDecimal } from '../../platform/money.js';
import { Binder, customerSet, judge, runStatement } from '../../read/index.js';
import { isOrder } from '../orders/index.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';

export interface MetricQuestion {
  readonly measures: readonly MetricMeasure[];
  readonly by: readonly MetricDimension[];
  readonly where?: unknown;
  /** first and last day, `2026-03-01` */
  readonly since?: string | null;
  readonly until?: string | null;
  readonly zone?: string | null;
}

export interface Metrics {
  readonly asOf: Date;
  readonly rows: readonly { readonly keys: readonly string[]; readonly values: readonly (string | null)[] }[];
}

const mostRows = 10_000;

/** Figures of what was sold, by up to three dimensions, in one statement: days of the zone, nothing dated after now, keys in ascending order. */
export async function metrics(ctx: Ctx, question: MetricQuestion): Promise<Metrics> {
  const { measures, by } = question;
  const zone = question.zone ?? ctx.organisation.zone;
  if (!isZone(zone)) throw inputInvalid({ path: 'zone', rule: 'is an IANA time zone' });
  if (measures.length === 0 || measures.length > 10) throw inputInvalid({ path: 'measures', rule: 'has 1 to 10 measures' });
  if (by.length > 3 || new Set(by).size < by.length) throw inputInvalid({ path: 'by', rule: 'has at most 3 dimensions, each once' });
  const asOf = ctx.now();
  const judged = question.where == null ? undefined : await judge(ctx, question.where, { at: asOf, zone });
  const binder = new Binder();
  const customers = await customerSet(ctx, judged, binder, { at: asOf, zone });
  const keys = by.map((dimension, index) => `${keySql(dimension, () => binder.bind(zone, 'text'))} as k${index}`);
  const figureSql = figuresSql(by);
  const figures = measures.map((measure, index) => `${figureSql[measure]} as m${index}`);
  const joins = by.flatMap((dimension) => joinsSql[dimension] ?? []);
  const split = by.map((_, index) => index + 1).join(', ');
  const text = `with sold as (${soldSql(by, spanOf(question, zone, asOf, binder), customers)})
select ${[...keys, ...figures].join(', ')} from sold s ${joins.join(' ')}
${split === '' ? '' : `group by ${split} order by ${split}`} limit ${mostRows + 1}`;
  const found = await runStatement<Record<string, string | null>>({ pool: ctx.pool, signal: ctx.signal }, { text, values: binder.values });
  if (found.length > mostRows) throw failure('LIMIT_REACHED', `The table would have more than ${mostRows} rows.`, { limit: mostRows });
  const digits = currencyDigits(ctx.organisation.currency);
  return {
    asOf,
    rows: found.map((row) => ({
      keys: by.map((_, index) => row[`k${index}`] ?? ''),
      values: measures.map((measure, index) => shown(measure, row[`m${index}`] ?? null, digits)),
    })),
  };
}

/** Limits of time as SQL over a row's `placed_at`. */
function spanOf({ since, until }: MetricQuestion, zone: string, now: Date, binder: Binder): (row: string) => string {
  const bound = (ms: number): string => binder.bind(new Date(ms).toISOString(), 'timestamptz');
  const end = Math.min(until == null ? Infinity : startOf(addDays(until, 1), zone), now.getTime() + 1);
  const parts = [...(since == null ? [] : [`>= ${bound(startOf(since, zone))}`]), `< ${bound(end)}`];
  return (row) => parts.map((part) => `${row}.placed_at ${part}`).join(' and ');
}

/**
 * Lines with their amounts, and orders with their discounts, as rows of one shape; an order is counted by its own row. By category there are
 * only lines: an order is counted wherever it has one, and no discount belongs to a category. Lines look up their order only for its place.
 */
function soldSql(by: readonly MetricDimension[], within: (row: string) => string, customers: string | undefined): string {
  const among = (row: string): string => (customers === undefined ? '' : ` and ${row}.customer_id in ${customers}`);
  if (by.includes(MetricDimension.CATEGORY))
    return `select l.customer_id, l.order_id, l.placed_at, o.channel, o.store_id, p.category_id, l.amount as revenue, l.quantity as items,
  ${isOrder('o')} as is_order, o.is_anonymous
from lines l ${orderOfLine} left join products p on p.id = l.product_id
where l.counts and ${within('l')}${among('l')}`;
  const isPlaced = by.includes(MetricDimension.CHANNEL) || by.includes(MetricDimension.STORE);
  return `select l.customer_id, l.order_id, l.placed_at, ${isPlaced ? 'o.channel, o.store_id' : 'null as channel, null::uuid as store_id'}, null::uuid as category_id,
  l.amount as revenue, l.quantity as items, false as is_order, false as is_anonymous
from lines l ${isPlaced ? orderOfLine : ''} where l.counts and ${within('l')}${among('l')}
union all
select o.customer_id, o.id, o.placed_at, o.channel, o.store_id, null, -o.discount, 0, true, o.is_anonymous
from orders o where ${isOrder('o')} and ${within('o')}${among('o')}`;
}

const orderOfLine = 'join orders o on o.customer_id = l.customer_id and o.id = l.order_id';

/** The SQL of each measure; only by category an order has many rows. */
function figuresSql(by: readonly MetricDimension[]): Readonly<Record<MetricMeasure, string>> {
  const orders = by.includes(MetricDimension.CATEGORY)
    ? 'count(distinct s.order_id) filter (where s.is_order)'
    : 'count(*) filter (where s.is_order)';
  return {
    CUSTOMERS: 'count(distinct s.customer_id) filter (where s.is_order and not s.is_anonymous)',
    ORDERS: orders,
    REVENUE: 'coalesce(sum(s.revenue), 0)',
    AVERAGE_ORDER: `round(sum(s.revenue)::numeric / nullif(${orders}, 0))`,
    ITEMS: 'trim_scale(coalesce(sum(s.items), 0))',
  };
}

/** Where the keys of dimensions come from beside the rows themselves. */
const joinsSql: Readonly<Partial<Record<MetricDimension, string>>> = {
  [MetricDimension.CITY]: 'left join customers c on c.id = s.customer_id',
  [MetricDimension.STORE]: 'left join stores st on st.id = s.store_id',
  [MetricDimension.CATEGORY]: 'left join categories g on g.id = s.category_id',
};

function keySql(dimension: MetricDimension, zone: () => string): string {
  const day = (): string => `(s.placed_at at time zone ${zone()})`;
  switch (dimension) {
    case MetricDimension.DAY:
      return `to_char(${day()}, 'YYYY-MM-DD')`;
    case MetricDimension.WEEK:
      return `to_char(date_trunc('week', ${day()}), 'YYYY-MM-DD')`;
    case MetricDimension.MONTH:
      return `to_char(${day()}, 'YYYY-MM')`;
    case MetricDimension.CHANNEL:
      return 's.channel';
    case MetricDimension.STORE:
      return 'st.name';
    case MetricDimension.CITY:
      return 'c.city';
    case MetricDimension.CATEGORY:
      return 'g.key';
  }
}

const shown = (measure: MetricMeasure, value: string | null, digits: number): string | null =>
  value !== null && (measure === MetricMeasure.REVENUE || measure === MetricMeasure.AVERAGE_ORDER) ? toDecimal(value, digits) : value;
