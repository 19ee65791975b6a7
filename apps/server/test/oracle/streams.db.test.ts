import 'reflect-metadata';
import { rm, truncate } from 'node:fs/promises';
import { seededRandom } from '@regulars/segment-language/testing';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '../../src/access/index.js';
import { upsertProducts } from '../../src/modules/catalog/index.js';
import { upsertCustomers } from '../../src/modules/consent/index.js';
import { eraseCustomer, mergeCustomers, unmergeCustomers } from '../../src/modules/customers/index.js';
import { recordMany as recordEvents } from '../../src/modules/events/index.js';
import { type OrderRow, recordMany as recordOrders } from '../../src/modules/orders/index.js';
import type { CustomerId } from '../../src/platform/ids.js';
import { countNodes, judge } from '../../src/read/index.js';
import { database, seenBy, stage } from '../support/builders.js';
import { type ColumnarDatabase, withColumns } from '../support/columns.js';
import { Draw } from './random-shop.js';

const runs = Number(process.env['REGULARS_STREAMS'] ?? 300);
const day = 86_400_000;
let now = Date.parse('2026-03-01T04:00:00Z');
let columnar: ColumnarDatabase;
const people = 40;

/** Somebody who asks now; `in` PostgreSQL or columns. */
const viewer = (engine: 'postgres' | 'columns' = 'postgres'): Ctx => ({
  ...seenBy('owner'),
  now: () => new Date(now),
  ...(engine === 'columns' ? { pool: columnar.database.pool } : {}),
});

beforeAll(async () => {
  await stage({ now: new Date(now).toISOString() });
  await upsertCustomers(
    viewer(),
    Array.from({ length: people }, (_, index) => ({ externalId: `p${index}`, city: 'Riga' })),
    { source: 'test' },
  );
  columnar = await withColumns(database, () => new Date(now));
});
afterEach(() => expect(columnar.complaints).toEqual([]));

const conditions = [
  'city = "Riga"',
  'city is missing and tags has any of ("vip", "new")',
  'count(orders within 30 days) >= 1',
  'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 2 and not count(orders within 14 days) >= 1',
  'sum(lines.amount within 365 days where product.category = "bread") > 100 or ordersCount = 0',
  'totalSpent >= 50 and lastOrderAt before 10 days ago',
  'averageOrder > 30 or average(orders.total) < 20',
  'max(lines.amount) >= 40 and distinct(orders.channel) >= 2',
  'count(events where name = "viewed") >= 1 and consent.emailMarketing = "granted"',
  'reachable.email is true or age between 20 and 40',
  'share(lines.amount where product.brand = "Yili") > 0.3',
  'last(orders.channel) = "web" and first(lines.product.category) = "bread"',
  'bucket.autumn < 50 and not (city = "Riga" or count(orders) >= 3)',
  'birthDate has anniversary within next 30 days',
  'count(lines where not product.category = "bread") >= 2',
];

const scope = 'count(orders where channel = "web") >= 1 or city = "Suzhou"';

/** The same question on both engines, node by node, as somebody asks who sees all customers or a part of them. */
async function differing(text: string, rowScope: string | null = null): Promise<string | undefined> {
  const [columns, postgres] = await Promise.all(
    (['columns', 'postgres'] as const).map(async (engine) => {
      const asked = viewer(engine);
      const ctx = { ...asked, viewer: { ...asked.viewer, policy: { ...asked.viewer.policy, rowScope } } };
      const { nodes, count, total, reach } = await countNodes(ctx, await judge(ctx, text));
      return JSON.stringify({ count, total, reach, nodes: nodes.map(({ alone, inFunnel }) => [alone, inFunnel]) });
    }),
  );
  return columns === postgres ? undefined : `${text}\n  columns  ${columns}\n  postgres ${postgres}`;
}

async function differences(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const text of conditions) {
    const one = await differing(text);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Writes as they come in a shop: late, twice, corrected, taken back, ahead of their time; customers who come, merge and go. */
class Stream {
  private made = 0;
  private readonly orders: OrderRow[] = [];
  private readonly merges: string[] = [];
  constructor(private readonly draw: Draw) {}

  private order(): OrderRow {
    const { draw } = this;
    const at =
      now - (draw.random() < 0.5 ? draw.int(0, 3) : draw.int(0, 400)) * day + (draw.random() < 0.1 ? draw.int(1, 20) * 3_600_000 : 0);
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
    const { rows } = await database.pool.query<{ id: CustomerId }>('select id from customers order by ordinal');
    return rows.map(({ id }) => id);
  }

  async step(): Promise<string> {
    const { draw } = this;
    const ctx = viewer();
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
          occurredAt: new Date(now - draw.int(0, 90) * day),
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
        now += draw.int(1, 30) * 3_600_000; // time goes on, also over midnight
        return 'time';
    }
  }
}

test(`${runs} random streams: what is kept right by changes is what counting anew gives`, { timeout: 600_000 }, async () => {
  for (let run = 0; run < runs; run += 1) {
    const stream = new Stream(new Draw(seededRandom(1000 + run)));
    const steps: string[] = [];
    for (let step = 0; step < 4; step += 1) steps.push(await stream.step());
    const text = conditions[run % conditions.length] ?? '';
    const found = [await differing(text), await differing(text, scope), ...(run % 20 === 0 ? await differences() : [])].filter(Boolean);
    expect({ run, steps, found }).toEqual({ run, steps, found: [] });
  }
});

test('a preview started after a write was acknowledged counts it, with other transactions open and many writers', async () => {
  const open = await database.pool.connect();
  try {
    await open.query('begin');
    await open.query(`insert into changes (kind, changed_at) values ('orders', now())`); // holds the horizon back
    const before = await countNodes(viewer('columns'), await judge(viewer('columns'), 'tags has any of ("written")'));
    let written = 0;
    await Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        for (let turn = 0; turn < 5; turn += 1) {
          await upsertCustomers(viewer(), [{ externalId: `w${writer}-${turn}`, tags: ['written'] }], { source: 'test' });
          const acknowledged = (written += 1);
          const { count } = await countNodes(viewer('columns'), await judge(viewer('columns'), 'tags has any of ("written")'));
          expect(count).toBeGreaterThanOrEqual(before.count + acknowledged);
        }
      }),
    );
  } finally {
    await open.query('rollback');
    open.release();
  }
  expect(await differences()).toEqual([]);
});

test('a replica that was deleted, or damaged, is made anew from the database, and answers stay right all the while', async () => {
  for (const harm of [() => rm(columnar.file, { force: true }), () => truncate(columnar.file, 5000)]) {
    await harm();
    await database.pool.query(`insert into changes (kind, changed_at) values ('rebuild', $1)`, [new Date(now)]);
    expect(await differences()).toEqual([]);
    await columnar.columns.settled();
    expect(columnar.columns.health.state).toBe('ready');
    expect(await differences()).toEqual([]);
  }
});
