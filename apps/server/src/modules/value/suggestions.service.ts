import { assertSeesEverybody, type Ctx } from '../../access/viewer.js';
import { inputInvalid, notFound } from '../../platform/errors.js';
import type { ProductId } from '../../platform/ids.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';

/** A product that a customer may want. */
export interface Suggestion {
  readonly productId: ProductId;
  readonly name: string;
  /** what they bought that it is most like; null where it is what most customers buy */
  readonly becauseId: ProductId | null;
  readonly becauseName: string | null;
  /** likenesses to what they bought, added up; 0 for what most customers buy */
  readonly score: number;
}

/** Days for which what was bought is not suggested again, and days that tell what somebody likes. */
const justBought = 30;
const liked = 365;
const most = 50;

/**
 * The products most like what a customer bought within a year, without what they bought in the last thirty days; where that is too few, as for who
 * is new, what most customers bought lately fills up. NOT_FOUND where the customer is not there for this viewer.
 */
export async function suggestionsFor(ctx: Ctx, customerId: string, first: number): Promise<readonly Suggestion[]> {
  assertFirst(first);
  const now = ctx.now();
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: now, zone: ctx.organisation.zone });
  const id = binder.bind(customerId, 'uuid');
  const since = (days: number): string => binder.bind(new Date(now.getTime() - days * 86_400_000).toISOString(), 'timestamptz');
  const until = binder.bind(now.toISOString(), 'timestamptz');
  const text = `with one as (select c.id from customers c where c.id = ${id}${visible === undefined ? '' : ` and c.id in ${visible}`}),
bought as materialized (select l.product_id, max(l.placed_at) as last from lines l join one on one.id = l.customer_id
  where l.customer_id = ${id} and l.counts and l.quantity > 0 and l.product_id is not null and l.placed_at <= ${until} group by 1),
fresh as (select product_id from bought where last > ${since(justBought)}),
likenesses as (select s.other_id as product_id, s.similarity, s.product_id as because from similar_products s join bought b on b.product_id = s.product_id
  where b.last > ${since(liked)} and s.other_id not in (select product_id from fresh)),
alike as (select product_id, sum(similarity) as score, (array_agg(because order by similarity desc, because))[1] as because from likenesses group by 1),
popular as (select p.product_id, p.buyers from popular_products p
  where p.product_id not in (select product_id from fresh) and p.product_id not in (select product_id from alike)),
both_kinds as (select product_id, score, because, 0 as buyers from alike union all select product_id, 0, null, buyers from popular)
select p.id as "productId", p.name, b.because as "becauseId", w.name as "becauseName", b.score
from one join both_kinds b on true join products p on p.id = b.product_id left join products w on w.id = b.because
order by b.score desc, b.buyers desc, p.id limit ${binder.bind(first, 'integer')}`;
  const [found, rows] = await Promise.all([isThere(ctx, customerId), runStatement<Suggestion>(ctx, { text, values: binder.values })]);
  if (!found) throw notFound('customer');
  return rows;
}

async function isThere(ctx: Ctx, customerId: string): Promise<boolean> {
  const binder = new Binder();
  const visible = await customerSet(ctx, undefined, binder, { at: ctx.now(), zone: ctx.organisation.zone });
  const id = binder.bind(customerId, 'uuid');
  const text = `select c.id from customers c where c.id = ${id}${visible === undefined ? '' : ` and c.id in ${visible}`}`;
  return (await runStatement(ctx, { text, values: binder.values })).length > 0;
}

function assertFirst(first: number): void {
  if (!(first >= 1 && first <= most)) throw inputInvalid({ path: 'first', rule: `is 1 to ${most}` });
}

export interface SimilarProduct {
  readonly productId: ProductId;
  readonly name: string;
  readonly similarity: number;
  /** customers who bought both */
  readonly buyers: number;
  /** name of the product they are like */
  readonly givenName: string;
}

/** The products most like one, by who buys both. ACTION_FORBIDDEN for who sees a part of the customers, NOT_FOUND where there is no such product. */
export async function similarProducts(ctx: Ctx, productId: string, first: number): Promise<readonly SimilarProduct[]> {
  assertSeesEverybody(ctx.viewer);
  assertFirst(first);
  const rows = await runStatement<SimilarProduct & { readonly productId: ProductId | null }>(ctx, {
    text: `select o.id as "productId", o.name, s.similarity, s.buyers, g.name as "givenName"
from products g left join (similar_products s join products o on o.id = s.other_id) on s.product_id = g.id
where g.id = $1 order by s.similarity desc nulls last, o.id limit $2`,
    values: [productId, first],
  });
  if (rows.length === 0) throw notFound('product');
  return rows.filter((row) => row.productId !== null);
}
