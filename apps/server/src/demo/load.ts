import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { copyBatch, type Batch } from './copy.js';
import { makeIndexes, setIndexesAside } from './indexes.js';
import { insertAttributes, insertDemoUsers, insertOrganisation, insertValueNames, type RoleIds } from './organisation-rows.js';
import { Random } from './random.js';
import { ShopMaker, type ShopShape } from './shop-maker.js';

/** What a load does: `customers` until their rows are in, `indexes` in large loads, then `statistics`. */
export type DemoStage = 'customers' | 'indexes' | 'statistics';

export interface DemoOptions extends ShopShape {
  readonly roleIds: RoleIds;
  readonly onProgress: (done: number, total: number, stage: DemoStage) => void;
  readonly signal?: AbortSignal;
}

/** How many rows a load made. */
export interface DemoSummary {
  readonly customers: number;
  /** returns and anonymous orders included */
  readonly orders: number;
  readonly lines: number;
  readonly events: number;
  readonly products: number;
  readonly stores: number;
}

const slice = 100;
const chunk = 1000;
/** From here on indexes are made after the rows; below, nobody else should have to wait for the tables. */
const largeLoad = 100_000;
const filled =
  'customers identities contact_points interests stated_preferences field_verifications consents consent_log orders order_keys lines events'.split(
    ' ',
  );

/**
 * Fills an empty database with the demo shop, in one transaction: it is there as a whole or not at all, also after a crash or an abort.
 * Refuses a database that has a shop.
 */
export async function loadDemo(pool: pg.Pool, options: DemoOptions): Promise<DemoSummary> {
  const client = await pool.connect();
  let failed: unknown;
  try {
    await client.query('begin');
    await client.query(`set local statement_timeout = 0; set local synchronous_commit = off`);
    await assertEmpty(client);
    await insertOrganisation(client, options.now);
    const summary = await fillShop(client, options);
    await client.query(`insert into changes (kind, changed_at) values ('rebuild', $1)`, [options.now]);
    options.signal?.throwIfAborted();
    await client.query('commit');
    // Marks the pages as visible to all, so that index-only scans need not look into the table.
    await client.query('set statement_timeout = 0');
    await client.query(`vacuum ${filled.join(', ')}`);
    await client.query('reset statement_timeout');
    return summary;
  } catch (error) {
    failed = error;
    throw error;
  } finally {
    client.release(failed !== undefined); // closing the connection rolls back, whatever state it is in
  }
}

async function assertEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query('select 1 from organisation union all (select 1 from customers limit 1)');
  if (rows.length > 0) throw new Error('This database holds a shop already; the demo shop needs an empty one.');
}

async function fillShop(client: pg.ClientBase, options: DemoOptions): Promise<DemoSummary> {
  const random = new Random(options.seed);
  await insertDemoUsers(client, random, options.roleIds, options.now);
  await insertAttributes(client, random, options.now);
  await insertValueNames(client);
  const isLarge = options.customers >= largeLoad;
  const aside = isLarge ? await setIndexesAside(client, filled) : [];
  const counts = await copyShop(client, options);
  if (aside.length > 0) {
    await client.query(`set local maintenance_work_mem = '512MB'`);
    let made = 0;
    await makeIndexes(client, aside, () => {
      options.signal?.throwIfAborted();
      options.onProgress(++made, aside.length, 'indexes');
    });
  }
  await client.query(`alter sequence customer_ordinals restart with ${Math.trunc(options.customers)}`); // unlike setval, undone by a rollback
  options.onProgress(0, 1, 'statistics');
  await client.query(`analyze ${['categories', 'products', 'stores', ...filled].join(', ')}`);
  options.onProgress(1, 1, 'statistics');
  const of = (table: string): number => counts[table] ?? 0;
  return {
    customers: of('customers'),
    orders: of('orders'),
    lines: of('lines'),
    events: of('events'),
    products: of('products'),
    stores: of('stores'),
  };
}

/** Makes rows while those before them travel: two chunks at most are in memory. */
async function copyShop(client: pg.ClientBase, options: DemoOptions): Promise<Readonly<Record<string, number>>> {
  const maker = new ShopMaker(options);
  let sending = Promise.resolve();
  let sent = 0;
  try {
    for (let more = true; more;) {
      options.signal?.throwIfAborted();
      more = maker.writeMore(slice);
      if (more && maker.done - sent < chunk) {
        await setImmediate(); // lets the connection breathe
        continue;
      }
      await sending;
      options.onProgress(sent, options.customers, 'customers');
      sent = maker.done;
      sending = sendBatches(client, maker.takeBatches());
      sending.catch(() => undefined); // seen at the next await
    }
  } finally {
    await sending;
  }
  options.onProgress(options.customers, options.customers, 'customers');
  return maker.counts;
}

async function sendBatches(client: pg.ClientBase, batches: readonly Batch[]): Promise<void> {
  for (const batch of batches) await copyBatch(client, batch);
}
