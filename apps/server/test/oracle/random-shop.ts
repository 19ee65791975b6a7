import { type Cell, type Clock, type CustomerRows, dayOf, type Row } from '@regulars/segment-language';
import { createHash, randomUUID } from 'node:crypto';
import { toGlobalId } from '../../src/platform/ids.js';

/** Draws from a seeded source. */
export class Draw {
  constructor(readonly random: () => number) {}
  int(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }
  pick<T>(from: readonly T[]): T {
    const found = from[this.int(0, from.length - 1)];
    if (found === undefined) throw new RangeError('Nothing to draw from.');
    return found;
  }
  maybe<T>(chance: number, make: () => T): T | null {
    return this.random() < chance ? make() : null;
  }
  some<T>(from: readonly T[]): T[] {
    return from.filter(() => this.random() < 0.4);
  }
  uuid(): string {
    return randomUUIDFrom(this);
  }
}

const randomUUIDFrom = (draw: Draw): string => {
  const hex = Array.from({ length: 32 }, () => draw.int(0, 15).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};

export const categories = [
  { id: randomUUID(), key: 'bread', path: ['bread'] },
  { id: randomUUID(), key: 'toast', path: ['bread', 'toast'] },
  { id: randomUUID(), key: 'cake', path: ['cake'] },
] as const;

export interface ShopProduct {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly brand: string | null;
  readonly origin: string | null;
  readonly tags: readonly string[];
  readonly category: (typeof categories)[number] | null;
}
export interface ShopStore {
  readonly id: string;
  readonly key: string;
  readonly region: string | null;
  readonly city: string | null;
}
export interface ShopLine {
  readonly id: string;
  readonly product: ShopProduct | null;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly amount: number;
}
export interface ShopOrder {
  readonly id: string;
  readonly kind: 'order' | 'return';
  readonly status: string;
  readonly at: number;
  readonly channel: string | null;
  readonly store: ShopStore | null;
  readonly discount: number;
  readonly shipping: number;
  readonly lines: readonly ShopLine[];
}
export interface ShopEvent {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly product: ShopProduct | null;
}
export interface ShopCustomer {
  readonly id: string;
  readonly ordinal: number;
  readonly text: Readonly<Record<string, string | null>>;
  readonly birthDate: string | null;
  readonly tags: readonly string[];
  readonly interests: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly consents: Readonly<Record<string, string>>;
  readonly reachable: readonly string[];
  readonly createdAt: number;
  readonly orders: readonly ShopOrder[];
  readonly events: readonly ShopEvent[];
}
export interface Shop {
  readonly products: readonly ShopProduct[];
  readonly stores: readonly ShopStore[];
  readonly customers: readonly ShopCustomer[];
}

const cities = ['Hangzhou', 'Suzhou', '上海', 'ŁÓDŹ', 'Straße'];

/** A small shop that holds every kind of value a condition can ask about, dated around `now`, some of it after it. */
export function randomShop(draw: Draw, size: number, now: number): Shop {
  const products = Array.from({ length: 8 }, (_, index) => ({
    id: draw.uuid(),
    externalId: `SKU-${index}`,
    name: draw.pick(['Toast', '豆沙包', 'Ｃａｋｅ', 'Bun']),
    brand: draw.maybe(0.7, () => draw.pick(['Yili', 'Bright'])),
    tags: index % 3 === 0 ? ['seasonal', 'vip'] : [],
    origin: draw.maybe(0.6, () => draw.pick(['Yunnan', '浙江'])),
    category: draw.maybe(0.8, () => draw.pick(categories)),
  }));
  const stores = ['a', 'b', 'c'].map((key) => ({
    id: draw.uuid(),
    key,
    region: draw.maybe(0.7, () => draw.pick(['East', 'South'])),
    city: draw.maybe(0.7, () => draw.pick(cities)),
  }));
  const when = (): number => now - draw.int(-3, 420) * 86_400_000 + draw.int(-40_000, 40_000) * 1000;
  const line = (): ShopLine => {
    const [quantity, unitPrice] = [draw.int(1, 5) / draw.pick([1, 2, 4]), draw.int(0, 5000) / 100];
    return {
      id: draw.uuid(),
      product: draw.maybe(0.9, () => draw.pick(products)),
      quantity,
      unitPrice,
      amount: Math.round(quantity * unitPrice * 100),
    };
  };
  const order = (): ShopOrder => {
    const kind = draw.pick(['order', 'order', 'order', 'return'] as const);
    const lines = Array.from({ length: draw.int(1, 4) }, line);
    return {
      id: draw.uuid(),
      kind,
      status: draw.pick(['paid', 'fulfilled', 'cancelled']),
      at: when(),
      channel: draw.maybe(0.8, () => draw.pick(['web', 'store', 'wechat'])),
      store: draw.maybe(0.7, () => draw.pick(stores)),
      discount: draw.int(0, 300),
      shipping: draw.int(0, 2) * 500,
      lines: kind === 'order' ? lines : lines.map((one) => ({ ...one, quantity: -one.quantity, amount: -one.amount })),
    };
  };
  const customers = Array.from({ length: size }, (_, ordinal): ShopCustomer => ({
    id: draw.uuid(),
    ordinal,
    text: {
      externalId: draw.maybe(0.8, () => `C-${draw.int(1, 40)}`),
      source: draw.pick(['shop', 'pos']),
      displayName: draw.maybe(0.9, () => draw.pick(['Chen Jing', '王小明', 'ANNA', 'Ｗａｎｇ'])),
      email: draw.maybe(0.6, () => draw.pick(['chen@example.com', 'wang@example.cn'])),
      phone: draw.maybe(0.6, () => draw.pick(['+8613800008000', '+8613900009000'])),
      card: draw.maybe(0.5, () => draw.pick(['88001234', '99001234'])),
      country: draw.maybe(0.8, () => draw.pick(['CN', 'GB'])),
      province: draw.maybe(0.8, () => draw.pick(['Zhejiang', '江苏'])),
      city: draw.maybe(0.8, () => draw.pick(cities)),
      district: draw.maybe(0.5, () => draw.pick(['Xihu', '姑苏'])),
      address: null,
      gender: draw.maybe(0.8, () => draw.pick(['female', 'male', 'unknown'])),
      incomeBand: draw.maybe(0.5, () => draw.pick(['low', 'high'])),
      education: draw.maybe(0.5, () => draw.pick(['school', 'university'])),
      occupation: draw.maybe(0.5, () => draw.pick(['teacher', 'nurse'])),
      acquisitionSource: draw.maybe(0.5, () => draw.pick(['friend', 'ad'])),
    },
    birthDate: draw.maybe(0.8, () =>
      draw.random() < 0.1 ? '2000-02-29' : new Date(now - draw.int(3000, 25_000) * 86_400_000).toISOString().slice(0, 10),
    ),
    tags: draw.some(['vip', 'staff', 'press']),
    interests: draw.some(['health', 'baking']),
    attributes: Object.fromEntries(
      Object.entries({
        shoeSize: draw.maybe(0.6, () => draw.int(35, 46) + draw.pick([0, 0.5])),
        favourite: draw.maybe(0.6, () => draw.pick(['toast', '月饼'])),
        petOwner: draw.maybe(0.6, () => draw.random() < 0.5),
        memberSince: draw.maybe(0.6, () => new Date(now - draw.int(-10, 500) * 86_400_000).toISOString().slice(0, 10)),
        allergy: draw.maybe(0.6, () => draw.some(['nuts', 'milk'])),
      }).filter(([, value]) => value !== null),
    ),
    consents: Object.fromEntries(
      draw
        .some(['emailMarketing', 'smsMarketing', 'profiling'])
        .map((purpose) => [purpose, draw.pick(['granted', 'withdrawn', 'objected'])]),
    ),
    reachable: draw.some(['email', 'sms', 'wechat']),
    createdAt: when(),
    orders: Array.from({ length: draw.int(0, 6) }, order),
    events: Array.from({ length: draw.int(0, 4) }, () => ({
      id: draw.uuid(),
      name: draw.pick(['viewed', 'attended']),
      at: when(),
      product: draw.maybe(0.7, () => draw.pick(products)),
    })),
  }));
  return { products, stores, customers };
}

const lineage = (product: ShopProduct | null): Cell => (product?.category ? product.category.path.toReversed() : null);
const productCells = (product: ShopProduct | null): Record<string, Cell> => ({
  'product.category': lineage(product),
  'product.externalId': product?.externalId ?? null,
  'product.name': product?.name ?? null,
  'product.brand': product?.brand ?? null,
  'product.facets.origin': product?.origin ?? null,
  'product.tags': product?.tags ?? null,
});

const total = (lines: readonly ShopLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

function clockCells(at: number, zone: string): { hour: number; weekday: number } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).formatToParts(at);
  const hour = Number(parts.find(({ type }) => type === 'hour')?.value);
  const weekday = ((new Date(`${dayOf(at, zone)}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return { hour, weekday };
}

function orderCells(order: ShopOrder, zone: string): Record<string, Cell> {
  const subtotal = total(order.lines);
  return {
    externalId: `O-${order.id}`,
    source: 'shop',
    placedAt: order.at,
    status: order.status,
    channel: order.channel,
    payment: null,
    delivery: null,
    deliveredAt: null,
    subtotal,
    discount: order.discount,
    shipping: order.shipping,
    tax: 0,
    total: subtotal - order.discount + order.shipping,
    ...clockCells(order.at, zone),
  };
}

/** The customer as the language's evaluator sees them: the oracle that every engine is held against. */
export function toRows(customer: ShopCustomer, clock: Clock, memberOf: CustomerRows['memberOf']): CustomerRows {
  const { now, zone } = clock;
  const lineRows = (order: ShopOrder): Row[] =>
    order.status === 'cancelled'
      ? []
      : order.lines.map((line) => ({
          id: line.id,
          at: order.at,
          cells: {
            quantity: line.quantity,
            unitPrice: line.unitPrice,
            amount: line.amount,
            placedAt: order.at,
            ...productCells(line.product),
            ...Object.fromEntries(Object.entries(orderCells(order, zone)).map(([name, cell]) => [`order.${name}`, cell])),
          },
          children: {},
        }));
  const counted = customer.orders.filter(({ kind, status }) => kind === 'order' && status !== 'cancelled');
  const past = counted.filter(({ at }) => at <= now);
  const lines = customer.orders.flatMap(lineRows);
  const spent =
    lines.filter(({ at }) => at <= now).reduce((sum, { cells }) => sum + Number(cells['amount']), 0) -
    past.reduce((sum, { discount }) => sum + discount, 0);
  const today = Number(dayOf(now, zone).replaceAll('-', ''));
  const times = past.map(({ at }) => at);
  return {
    cells: {
      ...customer.text,
      id: toGlobalId('Customer', customer.id),
      birthDate: customer.birthDate,
      age: customer.birthDate === null ? null : Math.trunc((today - Number(customer.birthDate.replaceAll('-', ''))) / 10_000),
      tags: customer.tags,
      interests: customer.interests,
      ordersCount: past.length,
      totalSpent: spent,
      averageOrder: past.length === 0 ? null : spent / past.length,
      firstOrderAt: times.length === 0 ? null : Math.min(...times),
      lastOrderAt: times.length === 0 ? null : Math.max(...times),
      createdAt: customer.createdAt,
      updatedAt: customer.createdAt,
      ...Object.fromEntries(Object.entries(customer.attributes).map(([key, value]) => [`attributes.${key}`, toCell(value)])),
      ...Object.fromEntries(Object.entries(customer.consents).map(([purpose, state]) => [`consent.${purpose}`, state])),
      ...Object.fromEntries(['email', 'sms', 'wechat'].map((channel) => [`reachable.${channel}`, customer.reachable.includes(channel)])),
      ...Object.fromEntries(['autumn', 'spring'].map((name) => [`bucket.${name}`, bucket(customer.id, name)])),
    },
    facts: {
      orders: counted.map((order) => ({
        id: order.id,
        at: order.at,
        cells: {
          ...orderCells(order, zone),
          'store.key': order.store?.key ?? null,
          'store.name': order.store ? `Store ${order.store.key}` : null,
          'store.region': order.store?.region ?? null,
          'store.city': order.store?.city ?? null,
        },
        children: { lines: lineRows(order) },
      })),
      lines,
      events: customer.events.map((event) => ({
        id: event.id,
        at: event.at,
        cells: { name: event.name, source: 'shop', occurredAt: event.at, ...productCells(event.product) },
        children: {},
      })),
    },
    memberOf,
  };
}

const bucket = (id: string, name: string): number =>
  Number.parseInt(createHash('md5').update(`${id}:${name}`).digest('hex').slice(0, 8), 16) % 100;

const toCell = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : Array.isArray(value)
      ? value.map(String)
      : null;
