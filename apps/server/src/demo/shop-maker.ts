import { makeCalendar, type Calendar } from './calendar.js';
import type { Batch, RowBuffer } from './copy.js';
import { CustomerTables, writeCustomer } from './customers.js';
import { eventRows, writeEvents } from './events.js';
import { OrderMaker, OrderTables } from './orders.js';
import { makePerson } from './people.js';
import { categoryRows, makeCatalogue, productRows, type DemoCatalogue } from './products.js';
import { Random } from './random.js';
import { makeStores, storeRows } from './stores.js';

/** What makes one shop differ from another. The same values give the same rows. */
export interface ShopShape {
  readonly customers: number;
  readonly seed: number;
  readonly now: Date;
  /** multiplies how often people come back; 1 gives some seven orders a customer */
  readonly pace?: number;
  /** mean lines of an order, 2.6 if absent */
  readonly linesPerOrder?: number;
}

/** Orders of passers-by for each customer. */
const anonymousShare = 0.3;

/** Writes the rows of a shop into buffers, customer by customer; whoever loads them takes batches away, so memory stays flat. */
export class ShopMaker {
  private readonly random: Random;
  private readonly calendar: Calendar;
  private readonly categories = categoryRows();
  private readonly products = productRows();
  private readonly stores = storeRows();
  private readonly events = eventRows();
  private readonly customerTables = new CustomerTables();
  private readonly orderTables = new OrderTables();
  private readonly catalogue: DemoCatalogue;
  private readonly orderMaker: OrderMaker;
  private made = 0;

  constructor(private readonly shape: ShopShape) {
    this.random = new Random(shape.seed);
    this.calendar = makeCalendar(shape.now);
    this.catalogue = makeCatalogue(this.random, this.calendar.start, this.categories, this.products);
    const open = makeStores(this.random, this.calendar, this.stores);
    this.orderMaker = new OrderMaker(this.random, this.calendar, this.catalogue, open, shape.linesPerOrder ?? 2.6, this.orderTables);
  }

  /** customers written so far */
  get done(): number {
    return this.made;
  }

  /** Rows written so far, by table. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.buffers().map(({ table, count }) => [table, count]));
  }

  /** Writes up to `count` more customers with all that is theirs; false when none were left. */
  writeMore(count: number): boolean {
    const end = Math.min(this.made + count, this.shape.customers);
    if (this.made >= end) return false;
    for (; this.made < end; this.made++) {
      const person = makePerson(this.random, this.calendar, this.made, this.shape.customers, this.shape.pace ?? 1);
      writeCustomer(this.random, this.shape.seed, this.calendar, person, this.customerTables);
      this.orderMaker.writeOrders(person);
      writeEvents(this.random, this.calendar, this.catalogue, person, this.events);
      if (Math.floor(this.made * anonymousShare) < Math.floor((this.made + 1) * anonymousShare)) this.orderMaker.writeAnonymous(this.made);
    }
    return true;
  }

  /** Hands over the rows that wait, in an order that foreign keys allow. */
  takeBatches(): readonly Batch[] {
    return this.buffers().map((buffer) => ({ table: buffer.table, columns: buffer.columns, rows: buffer.take() }));
  }

  private buffers(): readonly RowBuffer[] {
    return [this.categories, this.products, this.stores, ...this.customerTables.all, ...this.orderTables.all, this.events];
  }
}
