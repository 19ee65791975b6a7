import type { Ctx } from '../../access/viewer.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { assertLimits, type PairLimits } from './product-pairs.service.js';
import { basketsSql } from './baskets.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who buys both products together also buys a third. */
export interface ProductRule {
  readonly given: readonly [Named, Named];
  readonly also: Named;
  /** orders that hold all three */
  readonly orders: number;
  readonly support: number;
  /** share of the orders with both that hold the third too */
  readonly confidence: number;
  /** confidence over the share of all orders that hold the third */
  readonly lift: number;
}

type Row = Omit<ProductRule, 'given' | 'also'> & {
  readonly total: number;
  readonly ids: readonly [string, string, string] | null;
  readonly names: readonly [string, string, string];
};

/** Orders that are looked at; of more of them a sample is, so that a large shop's are counted while somebody waits. */
const mostOrders = 200_000;
/** More than the products that can be frequent; three of them make one whole number of 64 bits. */
const step = 1_000_000;

/** About one in so many orders is looked at, by PostgreSQL's estimate of how many there are. */
async function oneOf({ pool }: Ctx): Promise<number> {
  const { rows } = await pool.query<{ orders: number }>(
    `select coalesce(sum(greatest(reltuples, 0)), 0)::float8 as orders from pg_class where oid = 'orders'::regclass`,
  );
  return Math.max(1, Math.ceil((rows[0]?.orders ?? 0) / mostOrders));
}

/**
 * Rules from two products to a third, counted as pairs are. Only products that are frequent by themselves are looked at together, which three that
 * are frequent together need (Agrawal, Srikant 1994), basket by basket: a join of baskets with themselves is one that the planner cannot size. The
 * strongest lift first.
 */
export async function productRules(
  ctx: Ctx,
  limits: PairLimits,
): Promise<{ readonly asOf: Date; readonly orders: number; readonly rules: readonly ProductRule[] }> {
  assertLimits(limits);
  const asOf = ctx.now();
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: asOf, zone: ctx.organisation.zone });
  const support = binder.bind(limits.minSupport, 'float');
  const isFrequent = `count(*) >= ${support} * (select n from total) - 1e-9`;
  const text = `with ${basketsSql(binder, asOf, visible, isFrequent, await oneOf(ctx))},
numbered as materialized (select product_id, row_number() over () as no from singles),
whole as materialized (select array_agg(n.no order by n.no) as items from kept k join numbered n on n.product_id = k.product_id group by k.order_id having count(*) >= 2),
counted2 as (select items[i] * ${step} + items[j] as key, count(*)::float as n
  from whole, generate_series(1, cardinality(items)) i, generate_series(i + 1, cardinality(items)) j group by 1 having ${isFrequent}),
counted3 as (select (items[i] * ${step} + items[j]) * ${step} + items[k] as key, count(*)::float as n
  from whole, generate_series(1, cardinality(items)) i, generate_series(i + 1, cardinality(items)) j, generate_series(j + 1, cardinality(items)) k
  group by 1 having ${isFrequent}),
pairs as materialized (select x.product_id as a, y.product_id as b, n from counted2 join numbered x on x.no = key / ${step} join numbered y on y.no = key % ${step}),
threes as materialized (select x.product_id as a, y.product_id as b, z.product_id as c, n from counted3
  join numbered x on x.no = key / ${step} / ${step} join numbered y on y.no = key / ${step} % ${step} join numbered z on z.no = key % ${step}),
two_ways as (select a, b, n from pairs union all select b, a, n from pairs),
rules as (select a, b, c, n from threes union all select a, c, b, n from threes union all select b, c, a, n from threes)
select array[a.id, b.id, c.id] as ids, array[a.name, b.name, c.name] as names, r.n::integer as orders, t.n as total,
  r.n / t.n as support, r.n / p.n as confidence, r.n / p.n / (s.n / t.n) as lift
from total t left join (rules r join two_ways p on p.a = r.a and p.b = r.b join singles s on s.product_id = r.c
  join products a on a.id = r.a join products b on b.id = r.b join products c on c.id = r.c) on r.n / p.n >= ${binder.bind(limits.minConfidence, 'float')} - 1e-9
order by lift desc nulls last, orders desc, ids limit ${binder.bind(limits.first, 'integer')}`;
  const rows = await runStatement<Row>(ctx, { text, values: binder.values });
  return {
    asOf,
    orders: rows[0]?.total ?? 0,
    rules: rows.flatMap(({ ids, names, orders, support: share, confidence, lift }) =>
      ids === null || ids[0] === null
        ? []
        : [
            {
              given: [
                { id: ids[0], name: names[0] },
                { id: ids[1], name: names[1] },
              ] as const,
              also: { id: ids[2], name: names[2] },
              orders,
              support: share,
              confidence,
              lift,
            },
          ],
    ),
  };
}
