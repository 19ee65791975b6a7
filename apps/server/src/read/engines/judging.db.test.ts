import { parse } from '@regulars/segment-language';
import { beforeAll, expect, test } from 'vitest';
import { database, seenBy, stage, type Stage } from '../../../test/support/builders.js';
import { withColumns } from '../../../test/support/columns.js';
import { upsertProducts } from '../../modules/catalog/index.js';
import { eraseCustomer } from '../../modules/customers/index.js';
import { recordMany as recordEvents } from '../../modules/events/index.js';
import type { CustomerId } from '../../platform/ids.js';
import '../../modules.js';
import { membersOfEach } from '../index.js';

const clock = { now: Date.parse('2026-03-01T04:00:00Z') };
const now = (): Date => new Date(clock.now);
let shop: Stage;
let inColumns: Awaited<ReturnType<typeof withColumns>>;

beforeAll(async () => {
  shop = await stage({ now: now().toISOString() });
  for (const externalId of ['few', 'many', 'none'])
    await shop.make.customer({ externalId, city: 'Riga' }).withOrders(1, { placedAt: '2026-02-20' });
  inColumns = await withColumns(database, now);
});

/** External ids of who holds a condition: by SQL alone, and by bitmaps kept right in memory. */
async function holding(text: string): Promise<readonly [readonly string[], readonly string[]]> {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(text);
  const ctx = { ...seenBy('owner'), now };
  const asked = async (pool: typeof database.pool): Promise<readonly string[]> => {
    const [members] = await membersOfEach({ ...ctx, pool }, [{ condition: parsed.condition, zone: 'Asia/Shanghai' }], now());
    if (!members || members instanceof Error) throw members ?? new Error(text);
    const { rows } = await database.pool.query<{ name: string }>(
      'select external_id as name from customers where ordinal = any ($1::integer[]) order by external_id',
      [members.array()],
    );
    return rows.map(({ name }) => name);
  };
  return [await asked(database.pool), await asked(inColumns.database.pool)];
}

let viewed = 0;
const view = (count: number, customer: string, occurredAt = new Date('2026-02-27T00:00:00Z')): Promise<unknown> =>
  recordEvents(
    { ...seenBy('owner'), now },
    Array.from({ length: count }, () => ({
      externalId: `e${(viewed += 1)}`,
      customer: { externalId: customer },
      name: 'viewed',
      occurredAt,
    })),
    { source: 'test' },
  );

test('who has more rows than are kept in memory is judged all the same', async () => {
  const often = 'count(events where name = "viewed") >= 3';
  expect(await holding(often)).toEqual([[], []]);
  await view(3, 'few');
  for (let part = 0; part < 3; part += 1) await view(700, 'many');
  expect(await holding(often)).toEqual([
    ['few', 'many'],
    ['few', 'many'],
  ]);
  expect(await holding('count(events) > 2050')).toEqual([['many'], ['many']]);
});

test('a product that moves to another category takes its buyers along', async () => {
  const cake = 'count(lines where product.category = "cake") >= 1';
  await view(1, 'none'); // who changed is judged in memory
  expect(await holding(cake)).toEqual([[], []]);
  const { rows } = await database.pool.query<{ sku: string }>('select external_id as sku from products limit 1');
  await upsertProducts({ ...seenBy('owner'), now }, [{ externalId: rows[0]?.sku ?? '', name: 'Bun', category: ['cake'] }], {
    source: 'test',
  });
  const [bySql, inMemory] = await holding(cake);
  expect(bySql.length).toBeGreaterThan(0);
  expect(inMemory).toEqual(bySql);
});

test('several questions that need the products of today let the replica catch up one after the other', async () => {
  const conditions = [1, 2, 3, 4].map((least) => `count(lines where product.category in ("cake", "bread")) >= ${least}`);
  const { rows } = await database.pool.query<{ sku: string }>('select external_id as sku from products limit 1');
  const product = { externalId: rows[0]?.sku ?? '', name: 'Loaf', category: ['bread'] };
  await upsertProducts({ ...seenBy('owner'), now }, [product], { source: 'test' });
  for (const [bySql, inMemory] of await Promise.all(conditions.map(holding))) expect(inMemory).toEqual(bySql);
  expect(inColumns.complaints).toEqual([]);
});

test('a customer who goes holds nothing any more', async () => {
  expect(await holding('city = "Riga"')).toEqual([
    ['few', 'many', 'none'],
    ['few', 'many', 'none'],
  ]);
  const { rows } = await database.pool.query<{ id: CustomerId }>(`select id from customers where external_id = 'none'`);
  if (!rows[0]) throw new Error('Nobody to erase.');
  await eraseCustomer({ ...seenBy('owner'), now }, rows[0].id, 'asked for it');
  const [bySql, inMemory] = await holding('city = "Riga"');
  expect(bySql).toEqual(['few', 'many']);
  expect(inMemory).toEqual(bySql);
});

test('what is dated ahead counts when its time comes, also after the replica caught up', async () => {
  const lately = 'count(events within 1 days) >= 1';
  await view(1, 'few', new Date(clock.now + 3_600_000));
  expect(await holding(lately)).toEqual([[], []]);
  await database.pool.query(
    `insert into changes (kind, customer_id, changed_at) select 'events', id, $1 from customers, generate_series(1, 15000)`,
    [now()],
  ); // too many to be taken in one by one
  expect(await holding(lately)).toEqual([[], []]);
  clock.now += 2 * 3_600_000;
  expect(await holding(lately)).toEqual([['few'], ['few']]);
});
