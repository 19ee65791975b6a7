import type { FlatValues, JournalKind } from '../../platform/journal.js';
import { toDecimal } from '../../platform/money.js';

const profile = [
  ['externalId', 'external_id'],
  ['card', 'card'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['displayName', 'display_name'],
  ['birthDate', 'birth_date'],
  ['gender', 'gender'],
  ['country', 'country'],
  ['province', 'province'],
  ['city', 'city'],
  ['district', 'district'],
  ['address', 'address'],
  ['incomeBand', 'income_band'],
  ['education', 'education'],
  ['occupation', 'occupation'],
  ['acquisitionSource', 'acquisition_source'],
  ['tags', 'tags'],
  ['interests', 'interests'],
  ['attributes', 'attributes'],
] as const;
const amounts = ['subtotal', 'discount', 'shipping', 'tax', 'total'] as const;
const orderOf: Partial<Record<JournalKind, readonly string[]>> = {
  customer: profile.map(([field]) => field),
  order: ['placedAt', 'customer', 'lines', ...amounts, 'status', 'incomplete', 'store', 'channel', 'payment', 'delivery', 'returnOf'],
  product: ['name', 'category', 'brand'],
};

/** Where a field stands among those of its record. */
export function placeOf(kind: JournalKind, field: string): number {
  const at = orderOf[kind]?.indexOf(field) ?? -1;
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

/** How records are read for a sample, and made into what people see. */
interface Look {
  /** a statement that takes ids and answers id, name and values */
  readonly text: string;
  readonly show: (values: FlatValues) => FlatValues;
}

const without = (values: FlatValues): FlatValues => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

function under(values: FlatValues, name: string): FlatValues {
  const { [name]: inner, ...rest } = values;
  const own = typeof inner === 'object' && inner !== null ? inner : {};
  return without({ ...rest, ...Object.fromEntries(Object.entries(own).map(([key, value]) => [`${name}.${key}`, value])) });
}

const object = (pairs: readonly (readonly [string, string])[]): string =>
  `jsonb_build_object(${pairs.map(([name, sql]) => `'${name}', ${sql}`).join(', ')})`;

/** How records of a kind are shown: field by field, lines and money as people read them. */
export function looks(digits: number): Readonly<Record<JournalKind, Look>> {
  const nothing: Look = { text: 'select null::uuid as id, null as name, null as values where $1::uuid[] is null', show: without };
  return {
    customer: {
      text: `select id, external_id as name, ${object(profile)} as values from customers where id = any($1::uuid[])`,
      show: (values) => under(values, 'attributes'),
    },
    order: {
      text: `select o.id, o.external_id as name, ${object([
        ['placedAt', 'o.placed_at'],
        ['status', 'o.status'],
        ['customer', 'coalesce(c.display_name, c.external_id, c.card, c.email, c.phone)'],
        ['store', 's.name'],
        ['channel', 'o.channel'],
        ['payment', 'o.payment'],
        ['delivery', 'o.delivery'],
        ['returnOf', 'o.return_of'],
        ...amounts.map((name) => [name, `o.${name}::text`] as const),
        ['incomplete', 'o.incomplete'],
        [
          'lines',
          `(select jsonb_agg(trim_scale(l.quantity) || ' × ' || coalesce(p.name, '–') || ' @ ' || trim_scale(l.unit_price) order by l.position)
            from lines l left join products p on p.id = l.product_id where l.customer_id = o.customer_id and l.order_id = o.id)`,
        ],
      ])} as values
      from orders o left join customers c on c.id = o.customer_id left join stores s on s.id = o.store_id where o.id = any($1::uuid[])`,
      show: (values) =>
        without({
          ...values,
          ...Object.fromEntries(amounts.map((name) => [name, toDecimal(BigInt(String(values[name] ?? 0)), digits)])),
        }),
    },
    product: {
      text: `select p.id, p.external_id as name, ${object([
        ['name', 'p.name'],
        [
          'category',
          `(select string_agg(above.name_en, ' > ' order by cardinality(above.path)) from categories above where above.key = any(c.path))`,
        ],
        ['brand', 'p.brand'],
        ['facets', 'p.facets'],
      ])} as values from products p left join categories c on c.id = p.category_id where p.id = any($1::uuid[])`,
      show: (values) => under(values, 'facets'),
    },
    store: nothing,
    category: nothing,
  };
}
