import type { PlatformCtx } from '../../platform/ctx.js';
import { inTransaction } from '../../platform/transaction.js';
import { Binder } from '../../read/index.js';
import { inSample } from './histories.js';

/** Days of orders that tell what is similar, and what is popular. */
const similarDays = 365;
const popularDays = 90;
/** Customers who bought both, below which a likeness is chance. */
const leastBuyers = 2;
/** Customers that likenesses are found among at most; of more, a part that is chosen by a hash and so the same every time. */
const mostLookedAt = 100_000;
const mostSimilar = 20;
const mostPopular = 200;

/** When suggestions were last made anew; undefined before the first time. */
export async function suggestionsMadeAt(ctx: PlatformCtx): Promise<Date | undefined> {
  const [row] = await ctx.db.query<{ made_at: Date }[]>('select made_at from suggestion_runs');
  return row?.made_at;
}

/**
 * Finds the twenty most similar products of each, by the cosine of who bought them: buyers of both over the root of the product of the buyers of
 * each (Sarwar et al., Item-based collaborative filtering, WWW 2001); in a shop of more than 100,000 customers among a sample of so many. Beside it, what most customers bought lately. All is replaced at once.
 */
export function findSimilar(ctx: PlatformCtx, lookedAt = mostLookedAt): Promise<void> {
  const now = ctx.now();
  const since = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  return inTransaction(ctx, async (tx) => {
    await tx.db.query('lock table similar_products, popular_products in exclusive mode');
    await tx.db.query('delete from similar_products');
    const [all] = await tx.db.query<{ customers: number }[]>('select count(*)::integer as customers from customers');
    const share = Math.min(1, lookedAt / Math.max(1, all?.customers ?? 0));
    const alike = new Binder();
    await tx.db.query(
      `with bought as materialized (${boughtSql(alike, since(similarDays), now)} and ${inSample('l.customer_id', share, alike)}),
buyers as (select product_id, count(*)::float as n from bought group by 1),
once as materialized (select a.product_id, b.product_id as other_id, count(*) as shared from bought a
  join bought b on b.customer_id = a.customer_id and b.product_id > a.product_id group by 1, 2 having count(*) >= ${leastBuyers}),
pairs as (select product_id, other_id, shared from once union all select other_id, product_id, shared from once),
ranked as (select p.product_id, p.other_id, p.shared, p.shared / sqrt(m.n * o.n) as similarity,
  row_number() over (partition by p.product_id order by p.shared / sqrt(m.n * o.n) desc, p.other_id) as place
  from pairs p join buyers m on m.product_id = p.product_id join buyers o on o.product_id = p.other_id)
insert into similar_products (product_id, other_id, similarity, buyers)
select product_id, other_id, similarity, shared from ranked where place <= ${mostSimilar}`,
      [...alike.values],
    );
    await tx.db.query('delete from popular_products');
    const lately = new Binder();
    await tx.db.query(
      `insert into popular_products (product_id, buyers) select product_id, count(*) from (${boughtSql(lately, since(popularDays), now)}) b group by 1 order by 2 desc, 1 limit ${mostPopular}`,
      [...lately.values],
    );
    await tx.db.query('insert into suggestion_runs (made_at) values ($1) on conflict (id) do update set made_at = excluded.made_at', [now]);
  });
}

/** Which customer bought which product between two moments. */
const boughtSql = (binder: Binder, since: Date, until: Date): string =>
  `select distinct l.customer_id, l.product_id from lines l join customers c on c.id = l.customer_id
  where l.counts and l.quantity > 0 and l.product_id is not null
    and l.placed_at > ${binder.bind(since.toISOString(), 'timestamptz')} and l.placed_at <= ${binder.bind(until.toISOString(), 'timestamptz')}`;
