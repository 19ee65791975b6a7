import type { Ctx } from '../../src/access/index.js';
import { upsertProducts } from '../../src/modules/catalog/index.js';
import { upsertCustomers } from '../../src/modules/consent/index.js';
import { eraseCustomer, mergeCustomers, unmergeCustomers } from '../../src/modules/customers/index.js';
import { recordMany as recordEvents } from '../../src/modules/events/index.js';
import { type OrderRow, recordMany as recordOrders } from '../../src/modules/orders/index.js';
import type { CustomerId } from '../../src/platform/ids.js';
import type { Draw } from './random-shop.js';

const day = 86_400_000;
/** Customers whom orders and events name. */
export const people = 40;

/** Writes as they come in a shop: late, twice, corrected, taken back, ahead of their time; customers who come, merge and go. */
export class Stream {
  private made = 0;
  private readonly orders: OrderRow[] = [];
  private readonly merges: string[] = [];
  constructor(
    private readonly draw: Draw,
    /** moves on with the stream */
    private readonly clock: { now: number },
    private readonly ctx: Ctx,
  ) {}

  private order(): OrderRow {
    const { draw } = this;
    const at =
      this.clock.now -
      (draw.random() < 0.5 ? draw.int(0, 3) : draw.int(0, 400)) * day +
      (draw.random() < 0.1 ? draw.int(1, 20) * 3_600_000 : 0);
    const line = () => ({
      sku: `S${draw.int(0, 6)}`,
      name: 'Bun',
      ...(draw.random() < 0.3 ? { category: [draw.pick(['bread', 'cake'])] } : {}),
      quantity: String(draw.int(1, 3)),
      unitPrice: String(draw.int(5, 40)),
    });
    const customer = draw.maybe(0.9, () => ({ externalId: `p${draw.int(0, people + 5)}` }));
    return {
      externalId: `o${(this.made += 1)}`,
      ...(customer ? { customer } : {}),
      placedAt: new Date(at),
      channel: draw.pick(['web', 'store']),
      lines: Array.from({ length: draw.int(1, 3) }, line),
    };
  }

  private async customers(): Promise<readonly CustomerId[]> {
    const { rows } = await this.ctx.pool.query<{ id: CustomerId }>('select id from customers order by ordinal');
    return rows.map(({ id }) => id);
  }

  async step(): Promise<string> {
    const { draw, ctx } = this;
    switch (draw.int(0, 9)) {
      case 0:
      case 1:
      case 2: {
        const rows = Array.from({ length: draw.int(1, 5) }, () => this.order());
        this.orders.push(...rows);
        await recordOrders(ctx, rows, { source: 'test' });
        return `orders ${JSON.stringify(rows)}`;
      }
      case 3: {
        if (this.orders.length === 0) return 'nothing';
        const again = {
          ...draw.pick(this.orders),
          ...draw.pick([{}, { status: 'CANCELLED' }, { channel: 'web' }, { customer: { externalId: `p${draw.int(0, people)}` } }]),
        };
        await recordOrders(ctx, [again], { source: 'test' });
        return `again ${JSON.stringify(again)}`;
      }
      case 4: {
        const row = {
          externalId: `p${draw.int(0, people + 10)}`,
          city: draw.pick(['Riga', 'Suzhou']),
          tags: draw.some(['vip', 'new']),
          birthDate: `${draw.int(1960, 2005)}-0${draw.int(1, 9)}-15`,
          email: `p${draw.int(0, 200)}@example.com`,
          consents: [{ purpose: 'emailMarketing' as const, state: draw.pick(['granted', 'withdrawn'] as const) }],
        };
        await upsertCustomers(ctx, [row], { source: 'test' });
        return `customer ${JSON.stringify(row)}`;
      }
      case 5: {
        const row = {
          name: draw.pick(['viewed', 'used']),
          customer: { externalId: `p${draw.int(0, people)}` },
          occurredAt: new Date(this.clock.now - draw.int(0, 90) * day),
        };
        await recordEvents(ctx, [row], { source: 'test' });
        return `event ${JSON.stringify(row)}`;
      }
      case 6: {
        const row = { externalId: `S${draw.int(0, 6)}`, category: [draw.pick(['bread', 'cake'])], brand: draw.pick(['Yili', 'Bright']) };
        await upsertProducts(ctx, [row], { source: 'test' });
        return `product ${JSON.stringify(row)}`;
      }
      case 7: {
        const [keepId, mergeId] = [draw.pick(await this.customers()), draw.pick(await this.customers())];
        if (keepId === mergeId) return 'nothing';
        this.merges.push(await mergeCustomers(ctx, { keepId, mergeId }));
        return 'merge';
      }
      case 8: {
        const merge = this.merges.pop();
        if (draw.random() < 0.5 && merge !== undefined)
          await unmergeCustomers(ctx, merge).catch(() => undefined); // the kept one may be gone
        else await eraseCustomer(ctx, draw.pick(await this.customers()), 'asked');
        return 'unmerge or erase';
      }
      default:
        this.clock.now += draw.int(1, 30) * 3_600_000; // time goes on, also over midnight
        return 'time';
    }
  }
}
