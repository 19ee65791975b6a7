import { assertGranted, type Ctx } from '../../access/viewer.js';
import type { CustomerId } from '../../platform/ids.js';
import { seenIds } from '../../read/index.js';
import { type Likeable, type Likeness, likenessOf, probable } from './duplicates.rules.js';

/** Somebody who is probably the same person. */
export interface Duplicate extends Likeness {
  readonly customerId: CustomerId;
}

interface LikeableRow extends Likeable {
  readonly id: CustomerId;
}

/** Records looked at for one customer; a block larger than this says nothing. */
const mostCandidates = 500;
const mostShown = 10;

const likeable = `c.id, c.display_name as name, c.email, c.phone, c.address, c.city, to_char(c.birth_date, 'YYYY-MM-DD') as "birthDate", c.gender`;

/**
 * Records that share a key with the customer, so that nobody is held against everybody: a contact now or earlier, the name as it is spoken,
 * the address, or the birth date.
 */
const candidates = `
  select ${likeable} from customers c where c.id <> $1 and c.id in (
    (select p.customer_id from contact_points mine join contact_points p on p.kind = mine.kind and p.value = mine.value where mine.customer_id = $1 limit $2)
    union
    (select other.id from customers me join customers other on other.search_text = me.search_text where me.id = $1 and me.search_text <> '' limit $2)
    union
    (select other.id from customers me join customers other on md5(other.address) = md5(me.address) and other.address = me.address where me.id = $1 limit $2)
    union
    (select other.id from customers me join customers other on other.birth_date = me.birth_date where me.id = $1 limit $2)
  )`;

/** Who is probably the same person as a customer the viewer sees, the likeliest first: 10 at most, all within the viewer's scope. */
export async function duplicatesOf(ctx: Ctx, customerId: CustomerId): Promise<readonly Duplicate[]> {
  assertGranted(ctx.viewer, 'customers.edit');
  const [me] = await ctx.db.query<LikeableRow[]>(`select ${likeable} from customers c where c.id = $1`, [customerId]);
  if (!me) return [];
  const others = await ctx.db.query<LikeableRow[]>(candidates, [customerId, mostCandidates]);
  const alike = others
    .map((other): Duplicate => ({ customerId: other.id, ...likenessOf(me, other) }))
    .filter(({ score }) => score >= probable)
    .toSorted((a, b) => b.score - a.score || (a.customerId < b.customerId ? -1 : 1));
  const seen = new Set(await seenIds(ctx, 'Customer', { id: alike.map(({ customerId: id }) => id) }));
  return alike.filter(({ customerId: id }) => seen.has(id)).slice(0, mostShown);
}
