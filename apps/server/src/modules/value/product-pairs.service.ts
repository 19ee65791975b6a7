import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';
import { basketsSql } from './baskets.js';

export interface PairLimits {
  /** least share of orders that hold both */
  readonly minSupport: number;
  /** least share of the orders with the first that hold the second too */
  readonly minConfidence: number;
  readonly first: number;
}

/** Who buys the one also buys the other. */
export interface ProductPair {
  readonly givenId: string;
  readonly givenName: string;
  readonly alsoId: string;
  readonly alsoName: string;
  /** orders that hold both */
  readonly orders: number;
  readonly support: number;
  readonly confidence: number;
  /** confidence over the share of all orders that hold the second */
  readonly lift: number;
}

export interface ProductPairs {
  readonly asOf: Date;
  /** orders with a product, of which shares are */
  readonly orders: number;
  readonly pairs: readonly ProductPair[];
}

const mostPairs = 500;

/** Throws INPUT_INVALID for limits that no table has. */
export function assertLimits({ minSupport, minConfidence, first }: PairLimits): void {
  if (!(minSupport > 0 && minSupport <= 1)) throw inputInvalid({ path: 'minSupport', rule: 'is above 0 and at most 1' });
  if (!(minConfidence >= 0 && minConfidence <= 1)) throw inputInvalid({ path: 'minConfidence', rule: 'is 0 to 1' });
  if (!(first >= 1 && first <= mostPairs)) throw inputInvalid({ path: 'first', rule: `is 1 to ${mostPairs}` });
}

/**
 * Products bought together in one order, a product once however many pieces; returns and cancelled orders left out. Pairs are counted only among
 * products that are frequent by themselves, which a pair that is frequent needs (Agrawal, Srikant 1994). The strongest lift first.
 */
export async function productPairs(ctx: Ctx, { minSupport, minConfidence, first }: PairLimits): Promise<ProductPairs> {
  assertLimits({ minSupport, minConfidence, first });
  const asOf = ctx.now();
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: asOf, zone: ctx.organisation.zone });
  const support = binder.bind(minSupport, 'float');
  const isFrequent = `count(*) >= ${support} * (select n from total) - 1e-9`;
  const text = `with ${basketsSql(binder, asOf, visible, isFrequent)},
pairs as (select a.product_id as given, b.product_id as also, count(*)::float as n from kept a join kept b on b.order_id = a.order_id and b.product_id <> a.product_id
  group by 1, 2 having ${isFrequent})
select g.id as "givenId", g.name as "givenName", o.id as "alsoId", o.name as "alsoName", p.n::integer as orders, t.n as total,
  p.n / t.n as support, p.n / sg.n as confidence, p.n / sg.n / (sa.n / t.n) as lift
from total t left join (pairs p join singles sg on sg.product_id = p.given join singles sa on sa.product_id = p.also
  join products g on g.id = p.given join products o on o.id = p.also) on p.n / sg.n >= ${binder.bind(minConfidence, 'float')} - 1e-9
order by lift desc nulls last, orders desc, "givenId", "alsoId" limit ${binder.bind(first, 'integer')}`;
  const rows = await runStatement<ProductPair & { readonly total: number }>(ctx, { text, values: binder.values });
  return {
    asOf,
    orders: rows[0]?.total ?? 0,
    pairs: rows.filter(({ givenId }) => givenId !== null),
  };
}
