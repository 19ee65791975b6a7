import { canRead, fieldPath } from '../../access/policy.js';
import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { distinctValues, lexiconOf, recordPages, rowsByOrdinal, type Shape, visibleOrdinals } from '../../read/index.js';
import { ExportKind } from './export.enums.js';

/** A file of records: its columns, named as imports know them, and its rows page by page. */
export interface RecordFile {
  readonly columns: readonly string[];
  readonly pages: AsyncIterable<readonly (readonly string[])[]>;
}

type Cells = Readonly<Record<string, string | undefined>>;
type Row = Readonly<Record<string, unknown>>;

/** Customers, products or orders of a source as a file that an import of that source takes without a change, as far as the viewer may read them. */
export async function recordFile(ctx: Ctx, kind: ExportKind, source: string): Promise<RecordFile> {
  switch (kind) {
    case ExportKind.CUSTOMERS:
      return customerFile(ctx, source);
    case ExportKind.PRODUCTS:
      return fileOf(ctx, 'Product', productShape, productColumns, source, productRows);
    case ExportKind.ORDERS:
      return fileOf(ctx, 'Order', orderShape, orderColumns, source, (row) => orderRows(row, source));
    case ExportKind.MEMBERS:
      throw inputInvalid({ path: 'kind', rule: 'must be CUSTOMERS, PRODUCTS or ORDERS' });
  }
}

/** The systems that such records come from, the one with the most first, as far as the viewer may know. */
export async function recordSources(ctx: Ctx, kind: ExportKind): Promise<readonly string[]> {
  const records = { MEMBERS: undefined, CUSTOMERS: 'Customer', PRODUCTS: 'Product', ORDERS: 'Order' } as const;
  const record = records[kind];
  return record === undefined ? [] : distinctValues(ctx, record, 'source');
}

const pageRows = 2000;
const customerFields =
  'externalId card email phone displayName birthDate gender country province city district address acquisitionSource incomeBand education occupation tags interests'.split(
    ' ',
  );
const customerKeys = ['externalId', 'card', 'email', 'phone'];

async function customerFile(ctx: Ctx, source: string): Promise<RecordFile> {
  const lexicon = await lexiconOf(ctx, ctx.viewer.policy);
  const own = lexicon.catalogue.fields.map(({ name }) => name).filter((name) => name.startsWith('attributes.'));
  const columns = [...customerFields, ...own].filter((name) => lexicon.customer(name) !== undefined);
  if (!columns.some((name) => customerKeys.includes(name))) throw noKey;
  const hasSource = lexicon.customer('source') !== undefined;
  async function* pages() {
    const ordinals = await visibleOrdinals(ctx);
    for (let at = 0; at < ordinals.length; at += pageRows) {
      ctx.signal.throwIfAborted();
      const names = hasSource ? [...columns, 'source'] : columns;
      const rows = await rowsByOrdinal(ctx, names, [...ordinals.subarray(at, at + pageRows)]);
      yield rows.flatMap((row) => {
        const isOfSource = !hasSource || row.at(-1) === source;
        const cells = columns.map((name, place) => (name === 'externalId' && !isOfSource ? '' : textOf(row[place])));
        return cells.some((cell, place) => cell !== '' && customerKeys.includes(columns[place] ?? '')) ? [cells] : [];
      });
    }
  }
  return { columns, pages: pages() };
}

/** The refusal of a file whose rows nobody could tell apart. */
export const noKey = inputInvalid({ path: 'kind', rule: 'must be of records whose keys you may read' });

/** A file whose columns are those that some row could have: a relation or field that the viewer may not read has none. */
function fileOf(
  ctx: Ctx,
  record: string,
  shape: Shape,
  columns: Readonly<Record<string, readonly string[]>>,
  source: string,
  rowsOf: (row: Row) => readonly Cells[],
): RecordFile {
  const mayRead = (path: string): boolean => canRead(ctx.viewer.policy, ...fieldPath(path));
  const names = Object.keys(columns).filter((name) => columns[name]?.every(mayRead));
  if (!names.includes('externalId')) throw noKey;
  async function* pages() {
    for await (const rows of recordPages(ctx, record, shape, { filter: { source }, entire: true })) {
      yield rows.flatMap(rowsOf).map((cells) => names.map((name) => cells[name] ?? ''));
    }
  }
  return { columns: names, pages: pages() };
}

/** Each column with what must be readable for it. */
const productColumns: Readonly<Record<string, readonly string[]>> = {
  externalId: ['Product.externalId'],
  name: ['Product.name'],
  category: ['Product.category', 'Category.path'],
  brand: ['Product.brand'],
  ...Object.fromEntries(
    ['function', 'purpose', 'specification', 'origin', 'material'].map((key) => [`facets.${key}`, ['Product.facets']] as const),
  ),
};
const productShape: Shape = {
  fields: ['externalId', 'name', 'brand', 'facets'],
  relations: { category: { fields: ['path'] } },
};

function productRows(row: Row): readonly Cells[] {
  const facets = listOf(row['facets']).map((facet) => [`facets.${textOf(facet['key'])}`, textOf(facet['value'])] as const);
  return [
    {
      externalId: textOf(row['externalId']),
      name: textOf(row['name']),
      category: pathOf(row['category']),
      brand: textOf(row['brand']),
      ...Object.fromEntries(facets),
    },
  ];
}

const orderFields = ['placedAt', 'status', 'channel', 'payment', 'delivery', 'deliveredAt', 'discount', 'shipping', 'tax', 'incomplete'];
const orderColumns: Readonly<Record<string, readonly string[]>> = {
  externalId: ['Order.externalId'],
  ...Object.fromEntries(orderFields.map((name) => [name, [`Order.${name}`]] as const)),
  store: ['Order.store', 'Store.key'],
  pickupStore: ['Order.pickupStore', 'Store.key'],
  returnOf: ['Order.returnOf'],
  ...Object.fromEntries(customerKeys.map((key) => [`customer.${key}`, ['Order.customer', `Customer.${key}`]] as const)),
  'lines.externalId': ['Order.lines', 'OrderLine.externalId'],
  'lines.sku': ['Order.lines', 'OrderLine.product', 'Product.externalId'],
  'lines.quantity': ['Order.lines', 'OrderLine.quantity'],
  'lines.unitPrice': ['Order.lines', 'OrderLine.unitPrice'],
};
const orderShape: Shape = {
  fields: ['externalId', 'returnOf', ...orderFields],
  relations: {
    store: { fields: ['key'] },
    pickupStore: { fields: ['key'] },
    customer: { fields: [...customerKeys, 'source'] },
    lines: { fields: ['externalId', 'quantity', 'unitPrice'], relations: { product: { fields: ['externalId'] } } },
  },
};

/** A row a line. */
function orderRows(row: Row, source: string): readonly Cells[] {
  const customer = recordOf(row['customer']);
  const whole: Cells = {
    ...Object.fromEntries(orderFields.map((name) => [name, textOf(row[name])])),
    externalId: textOf(row['externalId']),
    returnOf: textOf(row['returnOf']),
    store: textOf(recordOf(row['store'])['key']),
    pickupStore: textOf(recordOf(row['pickupStore'])['key']),
    ...Object.fromEntries(customerKeys.map((key) => [`customer.${key}`, textOf(customer[key])])),
    ...(customer['source'] === source ? {} : { 'customer.externalId': '' }),
  };
  return listOf(row['lines']).map((line) => ({
    ...whole,
    'lines.externalId': textOf(line['externalId']),
    'lines.sku': textOf(recordOf(line['product'])['externalId']),
    'lines.quantity': textOf(line['quantity']),
    'lines.unitPrice': textOf(line['unitPrice']),
  }));
}

const recordOf = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});
const listOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.map(recordOf) : []);
const pathOf = (category: unknown): string => {
  const path = recordOf(category)['path'];
  return Array.isArray(path) ? path.join(' > ') : '';
};

/** A value as an import reads it: money without its currency, a list with semicolons. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  if (typeof value === 'object') return 'amount' in value ? String(value.amount) : '';
  return String(value);
}
