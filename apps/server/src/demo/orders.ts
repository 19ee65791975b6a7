import { Basket } from './baskets.js';
import { day, dayOf, type Calendar } from './calendar.js';
import { RowBuffer } from './copy.js';
import type { Person } from './people.js';
import type { DemoCatalogue } from './products.js';
import { at, totals, type Random } from './random.js';
import { storeOn, type OpenStores } from './stores.js';

const orderStream = 3;
const anonymousStream = 7;

const orderColumns =
  'customer_id id source external_id kind status is_anonymous placed_at channel store_id pickup_store_id payment delivery delivered_at return_of subtotal discount shipping tax total created_at updated_at';
const lineColumns = 'customer_id order_id id key position product_id quantity unit_price amount placed_at counts';

/** The tables that orders fill. */
export class OrderTables {
  readonly orders = new RowBuffer('orders', orderColumns.split(' '));
  readonly keys = new RowBuffer('order_keys', ['source', 'external_id', 'customer_id', 'order_id']);
  readonly lines = new RowBuffer('lines', lineColumns.split(' '));
  readonly all = [this.orders, this.keys, this.lines];
}

/** Who an order is for and how it was made. */
interface Sale {
  readonly customerId: string;
  readonly externalId: string;
  readonly isAnonymous: boolean;
  readonly city: string;
  readonly onlineShare: number;
  readonly favourite: string;
}

/** Makes orders of customers and of passers-by. */
export class OrderMaker {
  private readonly basket = new Basket();

  constructor(
    private readonly random: Random,
    private readonly calendar: Calendar,
    private readonly catalogue: DemoCatalogue,
    private readonly stores: OpenStores,
    private readonly meanLines: number,
    private readonly tables: OrderTables,
  ) {}

  /** Every order of a customer, in their rhythm and the shop's: weekdays, seasons, hours. */
  writeOrders(person: Person): void {
    const { random, calendar } = this;
    const { buying } = person;
    if (buying.kind === 'never') return;
    random.start(orderStream, person.ordinal);
    const sale = (number: number): Sale => ({
      customerId: person.id,
      externalId: `${(person.ordinal + 1).toString(36)}-${number}`.toUpperCase(),
      isAnonymous: false,
      city: person.city.key,
      onlineShare: person.onlineShare,
      favourite: person.favourite,
    });
    let number = 1;
    this.writeOrder(sale(number), Math.min(person.createdAt + 240_000, calendar.now));
    if (buying.kind === 'once') return;
    // Candidates come more often than orders and are kept by how busy their day is.
    const step = buying.interval * calendar.usual * day;
    const end = Math.min(buying.until, calendar.now);
    for (let time = buying.from; ;) {
      time += step * (0.3 + 0.7 * random.exponential());
      if (time >= end) return;
      const dayNumber = dayOf(calendar, time);
      if (!random.chance(calendar.busyness[dayNumber] ?? 0)) continue;
      this.writeOrder(sale(++number), calendar.start + dayNumber * day);
    }
  }

  /** The order of somebody who left no name: a fresh id without a customer. */
  writeAnonymous(ordinal: number): void {
    const { random, calendar } = this;
    random.start(anonymousStream, ordinal);
    const time = calendar.start + random.below(calendar.busyness.length) * day;
    const city = at([...this.stores.ofCity.keys()], Math.floor(this.stores.ofCity.size * random.next() ** 1.5));
    const externalId = `X${(ordinal + 1).toString(36)}`.toUpperCase();
    this.writeOrder({ customerId: random.uuid(time), externalId, isAnonymous: true, city, onlineShare: 0, favourite: 'bread' }, time);
  }

  /** Writes one order on the day of `time`: at that time if the time is no midnight, else at an hour that suits its channel. */
  private writeOrder(sale: Sale, time: number): void {
    const { random, calendar, basket } = this;
    const dayNumber = dayOf(calendar, time);
    const atMidnight = time === calendar.start + dayNumber * day;
    const store = storeOn(random, this.stores, sale.city, dayNumber);
    const online = store === undefined || random.chance(sale.onlineShare);
    const channel = online ? at(onlineChannels, random.weighted(onlineShares)) : 'store';
    const hour = random.weighted(online ? eveningHours : shopHours) + random.next();
    const placed = atMidnight ? Math.floor(time + hour * 3_600_000) : time;
    if (placed > calendar.now) return;
    basket.fill(random, this.catalogue, sale.favourite, calendar.seasons[dayNumber], this.meanLines);
    const pickUp = online && channel !== 'delivery' && store !== undefined && random.chance(0.35);
    const delivery = !online ? 'in-store' : pickUp ? 'pick-up' : channel === 'delivery' ? 'rider' : 'courier';
    const deliveredAt =
      placed + (delivery === 'in-store' ? 0 : delivery === 'courier' ? (1 + 2 * random.next()) * day : (0.5 + random.next()) * 3_600_000);
    const delivered = deliveredAt <= calendar.now;
    const cancelled = random.chance(online ? 0.04 : 0.006);
    const { subtotal } = basket;
    const discount = discountOf(random, subtotal);
    const shipping = delivery === 'courier' && subtotal < 5900 ? 600 : delivery === 'rider' && subtotal < 3900 ? 400 : 0;
    const id = random.uuid(placed);
    const source = online ? 'shop' : 'pos';
    const iso = new Date(placed).toISOString();
    const updated = delivered && delivery !== 'in-store' ? new Date(deliveredAt).toISOString() : iso;
    const storeId = store === undefined || online ? null : at(this.stores.ids, store);
    this.tables.orders.add(
      sale.customerId,
      id,
      source,
      sale.externalId,
      'order',
      cancelled ? 'cancelled' : delivered ? 'fulfilled' : random.chance(0.1) ? 'open' : 'paid',
      sale.isAnonymous,
      iso,
      channel,
      storeId,
      pickUp && store !== undefined ? at(this.stores.ids, store) : null,
      at(online ? onlinePayments : shopPayments, random.weighted(online ? onlinePaymentShares : shopPaymentShares)),
      delivery,
      delivered && !cancelled ? updated : null,
      null,
      subtotal,
      discount,
      shipping,
      0,
      subtotal - discount + shipping,
      iso,
      updated,
    );
    this.writeLines(sale, source, id, iso, placed, !cancelled);
    if (delivered && !cancelled && discount === 0 && random.chance(0.028)) this.writeReturn(sale, source, deliveredAt, channel, storeId);
  }

  private writeLines(sale: Sale, source: string, orderId: string, iso: string, placed: number, counts: boolean): void {
    const { basket, tables } = this;
    tables.keys.add(source, sale.externalId, sale.customerId, orderId);
    for (let place = 0; place < basket.size; place++) {
      const product = basket.product[place] ?? 0;
      tables.lines.add(
        sale.customerId,
        orderId,
        this.random.uuid(placed),
        `id:${place + 1}`,
        place + 1,
        at(this.catalogue.ids, product),
        (basket.quantity[place] ?? 0) / 1000,
        (this.catalogue.prices[product] ?? 0) / 100,
        basket.amount[place] ?? 0,
        iso,
        counts,
      );
    }
  }

  /** Brings back the first line of the basket at hand, within ten days: an order of its own, with negative quantity. */
  private writeReturn(sale: Sale, source: string, deliveredAt: number, channel: string, storeId: string | null): void {
    const { random, basket, calendar } = this;
    const midnight = calendar.start + (dayOf(calendar, deliveredAt) + 1 + random.below(9)) * day;
    const placed = Math.floor(midnight + (random.weighted(shopHours) + random.next()) * 3_600_000);
    if (placed > calendar.now) return;
    const product = basket.product[0] ?? 0;
    const quantity = basket.quantity[0] ?? 0;
    basket.clear();
    basket.put(product, -quantity, this.catalogue.prices[product] ?? 0);
    const id = random.uuid(placed);
    const iso = new Date(placed).toISOString();
    const externalId = `${sale.externalId}/return`;
    const amount = basket.subtotal;
    const cells = [
      sale.customerId,
      id,
      source,
      externalId,
      'return',
      'fulfilled',
      sale.isAnonymous,
      iso,
      channel,
      storeId,
      null,
      null,
      null,
      iso,
    ];
    this.tables.orders.add(...cells, sale.externalId, amount, 0, 0, 0, amount, iso, iso);
    this.writeLines({ ...sale, externalId }, source, id, iso, placed, true);
  }
}

/** Members' tenth on every seventh order, and vouchers of five or ten yuan; fen. */
function discountOf(random: Random, subtotal: number): number {
  const luck = random.next();
  if (luck < 0.14) return Math.floor(subtotal / 10);
  if (luck < 0.2 && subtotal >= 3000) return 500;
  return luck < 0.23 && subtotal >= 6000 ? 1000 : 0;
}

const onlineChannels = ['web', 'wechat', 'delivery'];
const onlineShares = totals([22, 48, 30]);
const onlinePayments = ['wechat-pay', 'alipay', 'card', 'gift-card'];
const onlinePaymentShares = totals([58, 34, 6, 2]);
const shopPayments = ['wechat-pay', 'alipay', 'card', 'cash', 'gift-card'];
const shopPaymentShares = totals([52, 30, 8, 7, 3]);
/** Midnight to 23 h: a shop is busy at breakfast, noon and on the way home; a phone in the evening. */
const shopHours = totals([0, 0, 0, 0, 0, 0, 2, 11, 13, 8, 6, 7, 9, 6, 5, 6, 7, 10, 12, 9, 5, 2, 0, 0]);
const eveningHours = totals([1, 0.5, 0.2, 0.1, 0.1, 0.3, 1, 4, 6, 6, 6, 8, 8, 5, 5, 6, 6, 6, 7, 8, 10, 11, 8, 3]);
