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

/**
 * Rules from two products to a third, counted as pairs are. Three are looked at together only where each is frequent by itself, which three that are
 * frequent together need (Agrawal, Srikant 1994). The strongest lift first.
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
  const text = `with ${basketsSql(binder, asOf, visible, isFrequent)},
pairs as materialized (select a.product_id as a, b.product_id as b, count(*)::float as n from kept a join kept b on b.order_id = a.order_id and b.product_id > a.product_id
  group by 1, 2 having ${isFrequent}),
twos as materialized (select x.order_id, p.a, p.b from kept x join kept y on y.order_id = x.order_id join pairs p on p.a = x.product_id and p.b = y.product_id),
threes as (select t.a, t.b, z.product_id as c, count(*)::float as n from twos t join kept z on z.order_id = t.order_id and z.product_id > t.b group by 1, 2, 3 having ${isFrequent}),
rules as (select a, b, c, n from threes union all select a, c, b, n from threes union all select b, c, a, n from threes)
select array[a.id, b.id, c.id] as ids, array[a.name, b.name, c.name] as names, r.n::integer as orders, t.n as total,
  r.n / t.n as support, r.n / p.n as confidence, r.n / p.n / (s.n / t.n) as lift
from total t left join (rules r join pairs p on p.a = r.a and p.b = r.b join singles s on s.product_id = r.c
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
