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
export const customerValues = [...keyFields, ...profileFields].map((name) => `customer.${name}`);
export const productValues = ['lines.name', 'lines.category', 'lines.brand'];

/** A customer as a row of a file of customers says it; with the prefix `customer.`, as a file of orders does. */
export function toCustomer(cells: Cells, prefix = ''): CustomerRow {
  const plain = [...keyFields, ...profileFields, 'incomeBand', 'education', 'occupation'].map((name) => [name, text(cells, prefix + name)]);
  const interests = list(cells, 'interests')?.map((key) => ({ key }));
  return {
    ...Object.fromEntries(plain.filter(([, value]) => value !== undefined)),
    tags: list(cells, 'tags') ?? null,
    interests: interests ?? null,
    attributes: under(cells, 'attributes.'),
  };
}

export const toProduct = (cells: Cells): ProductRow => ({
  externalId: text(cells, 'externalId') ?? '',
  name: text(cells, 'name') ?? null,
  category: list(cells, 'category') ?? null,
  brand: text(cells, 'brand') ?? null,
  facets: under(cells, 'facets.'),
});

/** Whether the cells say more of the customer than the keys by which one is found. */
export const saysMore = (cells: Cells): boolean => profileFields.some((name) => `customer.${name}` in cells);

/**
 * An order out of its rows, which are in the order of the file: its time is the earliest, other values of the whole order are the first that
 * are not empty. `latest` are the values kept for a product.
 */
export function toOrder(
  externalId: string,
  rows: readonly WaitingRow[],
  latest: (sku: string) => Cells | undefined,
  isIncomplete: boolean,
): OrderRow {
  const first = (name: string): string | null => rows.map(({ cells }) => text(cells, name)).find((value) => value !== undefined) ?? null;
  const times = rows.map(({ cells }) => text(cells, 'placedAt') ?? '').filter((time) => time !== '');
  const keys = keyFields.map((name) => [name, first(`customer.${name}`)] as const);
  return {
    externalId,
    customer: keys.some(([, value]) => value !== null) ? Object.fromEntries(keys) : null,
    placedAt: new Date(times.toSorted()[0] ?? Number.NaN),
    status: first('status'),
    channel: first('channel'),
    store: first('store'),
    payment: first('payment'),
    delivery: first('delivery'),
    discount: first('discount'),
    shipping: first('shipping'),
    tax: first('tax'),
    currency: first('currency'),
    returnOf: first('returnOf'),
    incomplete: isIncomplete,
    lines: rows.map(({ cells }) => toLine(cells, latest)),
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
