import { type ProductRow } from '../catalog/index.js';
import { type CustomerRow } from '../customers/index.js';
import type { LineRow, OrderRow } from '../orders/index.js';
import type { Cells } from './stage-row.rules.js';
import type { WaitingRow } from './staged-rows.js';

const text = (cells: Cells | undefined, name: string): string | undefined => {
  const value = cells?.[name];
  return typeof value === 'string' ? value : undefined;
};

const list = (cells: Cells | undefined, name: string): readonly string[] | undefined => {
  const value = cells?.[name];
  return typeof value === 'object' ? value : undefined;
};

/** The fields `<prefix><name>` with their values, without the prefix. */
const under = (cells: Cells, prefix: string): { readonly key: string; readonly value: string }[] =>
  Object.entries(cells).flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' ? [{ key: name.slice(prefix.length), value }] : [],
  );

const nameParts = ['givenName', 'familyName'] as const;
const profileFields = [
  'displayName',
  'birthDate',
  'gender',
  'country',
  'province',
  'city',
  'district',
  'address',
  'acquisitionSource',
] as const;
const keyFields = ['externalId', 'card', 'email', 'phone'] as const;

/** Targets of a file of orders that say something of the customer beside the keys, and of the product beside its number. */
export const customerValues = [...keyFields, ...nameParts, ...profileFields].map((name) => `customer.${name}`);
export const productValues = ['lines.name', 'lines.category', 'lines.brand'];

/** A customer as a row of a file of customers says it; with the prefix `customer.`, as a file of orders does. */
export function toCustomer(cells: Cells, prefix = ''): CustomerRow {
  const plain = [...keyFields, ...profileFields, 'incomeBand', 'education', 'occupation'].map((name) => [name, text(cells, prefix + name)]);
  const composed = fullName(text(cells, `${prefix}givenName`), text(cells, `${prefix}familyName`));
  const interests = list(cells, 'interests')?.map((key) => ({ key }));
  return {
    ...(composed === undefined ? {} : { displayName: composed }),
    ...Object.fromEntries(plain.filter(([, value]) => value !== undefined)),
    tags: list(cells, 'tags') ?? null,
    interests: interests ?? null,
    attributes: under(cells, 'attributes.'),
  };
}

const familyFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** A name out of its parts, in the order of its script: Zoë Martin, 王小明. */
function fullName(given: string | undefined, family: string | undefined): string | undefined {
  const parts = [given, family].filter((part) => part !== undefined);
  return parts.length === 2 && parts.every((part) => familyFirst.test(part)) ? `${family}${given}` : parts.join(' ') || undefined;
}

export const toProduct = (cells: Cells): ProductRow => ({
  externalId: text(cells, 'externalId') ?? '',
  name: text(cells, 'name') ?? null,
  category: list(cells, 'category') ?? null,
  brand: text(cells, 'brand') ?? null,
  facets: under(cells, 'facets.'),
});

/** Whether the cells say more of the customer than the keys by which one is found. */
export const saysMore = (cells: Cells): boolean => [...nameParts, ...profileFields].some((name) => `customer.${name}` in cells);

/**
 * An order out of its rows, which are in the order of the file: its time is the earliest, other values of the whole order are the first that
 * are not empty, also of `all` rows that name it, since a row whose line is rejected still says whose the order is. `latest` are the values
 * kept for a product.
 */
export function toOrder(
  externalId: string,
  rows: readonly WaitingRow[],
  all: readonly WaitingRow[],
  latest: (sku: string) => Cells | undefined,
): OrderRow {
  const first = (name: string): string | null => all.map(({ cells }) => text(cells, name)).find((value) => value !== undefined) ?? null;
  const deliveredAt = first('deliveredAt');
  const times = rows.map(({ cells }) => text(cells, 'placedAt') ?? '').filter((time) => time !== '');
  const keys = keyFields.map((name) => [name, first(`customer.${name}`)] as const);
  return {
    externalId,
    customer: keys.some(([, value]) => value !== null) ? Object.fromEntries(keys) : null,
    placedAt: new Date(times.toSorted()[0] ?? Number.NaN),
    status: first('cancelledAt') === null ? first('status') : 'cancelled',
    channel: first('channel'),
    store: first('store'),
    pickupStore: first('pickupStore'),
    payment: first('payment'),
    delivery: first('delivery'),
    deliveredAt: deliveredAt === null ? null : new Date(deliveredAt),
    discount: first('discount'),
    shipping: first('shipping'),
    tax: first('tax'),
    currency: first('currency'),
    returnOf: first('returnOf'),
    incomplete: rows.length < all.length || first('incomplete') === 'yes',
    lines: rows.map(({ cells }) => toLine(cells, latest)),
  };
}

/**
 * The return that an amount given back makes of an order: one line without goods, at the time of the order, since such files say no other.
 * Undefined when nothing was given back, or the order was cancelled and counts for nothing anyway.
 */
export function toRefund(order: OrderRow, rows: readonly WaitingRow[]): OrderRow | undefined {
  const amount = rows.map(({ cells }) => text(cells, 'refunded')).find((value) => value !== undefined && /[1-9]/.test(value));
  if (amount === undefined || order.status === 'cancelled') return undefined;
  return {
    externalId: `${order.externalId}/refund`,
    customer: order.customer ?? null,
    placedAt: order.placedAt,
    returnOf: order.externalId,
    currency: order.currency ?? null,
    channel: order.channel ?? null,
    store: order.store ?? null,
    lines: [{ quantity: '-1', unitPrice: amount.replace(/^-/, '') }],
  };
}

function toLine(cells: Cells, latest: (sku: string) => Cells | undefined): LineRow {
  const sku = text(cells, 'lines.sku');
  const product = (sku === undefined ? undefined : latest(sku)) ?? cells;
  return {
    externalId: text(cells, 'lines.externalId') ?? null,
    sku: sku ?? null,
    name: text(product, 'lines.name') ?? null,
    category: list(product, 'lines.category') ?? null,
    brand: text(product, 'lines.brand') ?? null,
    quantity: text(cells, 'lines.quantity') ?? '',
    unitPrice: text(cells, 'lines.unitPrice') ?? '',
  };
}
