import type { EnumValue } from '@regulars/segment-language';
import type { Ctx } from '../access/viewer.js';

const mostValues = 200;

/** Columns whose values people choose from, by `Record.field`. */
const listed: readonly { readonly field: string; readonly sql: string }[] = [
  { field: 'Customer.city', sql: 'select city as v from customers where city is not null' },
  { field: 'Customer.province', sql: 'select province as v from customers where province is not null' },
  { field: 'Customer.country', sql: 'select country as v from customers where country is not null' },
  { field: 'Customer.acquisitionSource', sql: 'select acquisition_source as v from customers where acquisition_source is not null' },
  { field: 'Customer.tags', sql: 'select unnest(tags) as v from customers' },
  { field: 'Customer.interests', sql: 'select unnest(interests) as v from customers' },
  { field: 'Order.channel', sql: 'select channel as v from orders where channel is not null' },
  { field: 'Order.payment', sql: 'select payment as v from orders where payment is not null' },
  { field: 'Event.name', sql: 'select name as v from events' },
  { field: 'Product.brand', sql: 'select brand as v from products where brand is not null' },
  ...['function', 'purpose', 'specification', 'origin', 'material'].map((facet) => ({
    field: `Product.facets.${facet}`,
    sql: `select facets ->> '${facet}' as v from products where facets ? '${facet}'`,
  })),
  { field: 'Order.delivery', sql: 'select delivery as v from orders where delivery is not null' },
  { field: 'Customer.incomeBand', sql: 'select income_band as v from customers where income_band is not null' },
  { field: 'Customer.education', sql: 'select education as v from customers where education is not null' },
  { field: 'Customer.occupation', sql: 'select occupation as v from customers where occupation is not null' },
  { field: 'Customer.district', sql: 'select district as v from customers where district is not null' },
  { field: 'Store.city', sql: 'select city as v from stores where city is not null' },
  { field: 'Store.region', sql: 'select region as v from stores where region is not null' },
];

/** The values that each listed field has here, most frequent first with the number of rows that have them, and the tree of categories. Who may not read a field never sees them: the lexicon leaves the field out. */
export async function catalogueValues(ctx: Ctx): Promise<ReadonlyMap<string, readonly EnumValue[]>> {
  const text = [
    ...listed.map(
      ({
        field,
        sql,
      }) => `(select '${field}' as field, s.v, coalesce(n.name_en, s.v) as en, coalesce(n.name_zh, s.v) as zh, null::text as parent, s.n
        from (select v, count(*) as n from (${sql}) s group by v order by n desc, v limit ${mostValues}) s
        left join value_names n on n.field = '${field}' and n.value = s.v order by s.n desc, s.v)`,
    ),
    `(select 'Product.category', c.key, c.name_en, c.name_zh, p.key, null::bigint from categories c left join categories p on p.id = c.parent_id order by c.path)`,
    `(select 'Store.key', s.key, s.name, s.name, null, null from stores s order by s.name)`,
  ].join('\nunion all\n');
  const { rows } = await ctx.pool.query<{ field: string; v: string; en: string; zh: string; parent: string | null; n: string | null }>(
    text,
  );
  const found = new Map<string, EnumValue[]>();
  for (const { field, v, en, zh, parent, n } of rows) {
    const values = found.get(field) ?? [];
    values.push({ value: v, title: { en, zhCn: zh }, ...(parent === null ? {} : { parent }), ...(n === null ? {} : { count: Number(n) }) });
    found.set(field, values);
  }
  return found;
}
