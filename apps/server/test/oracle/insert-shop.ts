import type { Pool } from 'pg';
import { fold } from '@regulars/segment-language';
import { categories, type Shop, type ShopCustomer } from './random-shop.js';

const iso = (at: number): string => new Date(at).toISOString();

async function insert(pool: Pool, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await pool.query(
      `insert into ${table} (${Object.keys(rows[0] ?? {}).join(', ')}) select ${Object.keys(rows[0] ?? {}).join(', ')} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows.slice(start, start + 500))],
    );
  }
}

/** Writes the shop as it is in memory, straight into the tables. */
export async function insertShop(pool: Pool, { products, stores, customers }: Shop): Promise<void> {
  const stamps = { created_at: iso(0), updated_at: iso(0) };
  await insert(
    pool,
    'categories',
    categories.map(({ id, key, path }) => ({
      id,
      key,
      name_en: key,
      name_zh: key,
      parent_id: path.length > 1 ? categories[0].id : null,
      path,
    })),
  );
  await insert(
    pool,
    'products',
    products.map(({ id, externalId, name, brand, origin, tags, category }) => ({
      id,
      source: 'shop',
      external_id: externalId,
      name,
      name_folded: fold(name),
      category_id: category?.id ?? null,
      brand,
      facets: origin === null ? {} : { origin },
      tags,
      ...stamps,
    })),
  );
  await insert(
    pool,
    'stores',
    stores.map(({ id, key, region, city }) => ({ id, key, name: `Store ${key}`, region, city, ...stamps })),
  );
  const definition = (key: string, type: string, index: number) => ({
    id: `00000000-0000-7000-8000-00000000000${index}`,
    key,
    type,
    label: 'sensitive',
    title_en: key,
    title_zh: key,
    created_at: iso(0),
  });
  await insert(pool, 'attribute_definitions', [
    definition('shoeSize', 'number', 1),
    definition('favourite', 'text', 2),
    definition('petOwner', 'boolean', 3),
    definition('memberSince', 'date', 4),
    definition('allergy', 'list', 5),
  ]);
  await insert(pool, 'customers', customers.map(customerRow));
  await insert(
    pool,
    'orders',
    customers.flatMap((customer) =>
      customer.orders.map((order) => {
        const subtotal = order.lines.reduce((sum, { amount }) => sum + amount, 0);
        return {
          customer_id: customer.id,
          id: order.id,
          source: 'shop',
          external_id: `O-${order.id}`,
          kind: order.kind,
          status: order.status,
          is_anonymous: false,
          placed_at: iso(order.at),
          channel: order.channel,
          store_id: order.store?.id ?? null,
          subtotal,
          discount: order.discount,
          shipping: order.shipping,
          tax: 0,
          total: subtotal - order.discount + order.shipping,
          incomplete: false,
          ...stamps,
        };
      }),
    ),
  );
  await insert(
    pool,
    'lines',
    customers.flatMap((customer) =>
      customer.orders.flatMap((order) =>
        order.lines.map((line, position) => ({
          customer_id: customer.id,
          order_id: order.id,
          id: line.id,
          key: line.id,
          position,
          product_id: line.product?.id ?? null,
          quantity: line.quantity,
          unit_price: line.unitPrice,
          amount: line.amount,
          placed_at: iso(order.at),
          counts: order.status !== 'cancelled',
        })),
      ),
    ),
  );
  await insert(
    pool,
    'events',
    customers.flatMap((customer) =>
      customer.events.map((event) => ({
        customer_id: customer.id,
        id: event.id,
        source: 'shop',
        external_id: event.id,
        name: event.name,
        occurred_at: iso(event.at),
        product_id: event.product?.id ?? null,
        properties: {},
        created_at: iso(0),
      })),
    ),
  );
}

function customerRow({
  id,
  ordinal,
  text,
  birthDate,
  tags,
  interests,
  attributes,
  consents,
  reachable,
  createdAt,
}: ShopCustomer): Record<string, unknown> {
  const { externalId, displayName, incomeBand, acquisitionSource, ...plain } = text;
  return {
    id,
    ordinal,
    ...plain,
    external_id: externalId,
    display_name: displayName,
    income_band: incomeBand,
    acquisition_source: acquisitionSource,
    search_text: '',
    birth_date: birthDate,
    tags,
    interests,
    attributes,
    consents,
    reachable,
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
  };
}
