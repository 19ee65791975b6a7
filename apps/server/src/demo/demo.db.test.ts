import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { templateDatabase } from '../../test/support/database.js';
import { ensureBuiltInRoles } from '../access/index.js';
import { loadDemo, removeDemo, type DemoOptions } from './index.js';
import { ShopMaker } from './shop-maker.js';

const database = await templateDatabase();
const { pool } = database;
const now = new Date('2026-03-01T04:00:00Z');
const customers = 500;
const roleIds = await ensureBuiltInRoles(database.dataSource.manager, now);
const options: DemoOptions = { customers, seed: 3, now, roleIds, onProgress: () => undefined };

/** The first column of the first row, as a number. */
async function count(sql: string): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(`select count(*) as count from ${sql}`);
  return Number(rows[0]?.count);
}

/** All rows of a small shop as one hash. */
function digest(seed: number, at: Date): string {
  const maker = new ShopMaker({ customers: 300, seed, now: at });
  const hash = createHash('sha256');
  for (let more = true; more;) {
    more = maker.writeMore(70);
    for (const { table, rows } of maker.takeBatches()) hash.update(table).update(rows);
  }
  return hash.digest('hex');
}

test('a load that is interrupted leaves nothing behind', async () => {
  const controller = new AbortController();
  const interrupted = loadDemo(pool, {
    ...options,
    customers: 2500,
    signal: controller.signal,
    onProgress: (done) => done > 0 && controller.abort(new Error('enough')),
  });
  await expect(interrupted).rejects.toThrow('enough');
  expect(await count('organisation')).toBe(0);
  expect(await count('customers')).toBe(0);
  expect(await count('users')).toBe(0);
});

test('the demo shop is loaded once, and says how much it loaded', async () => {
  const stages = new Set<string>();
  const summary = await loadDemo(pool, { ...options, onProgress: (_done, _total, stage) => stages.add(stage) });
  expect([...stages]).toEqual(['customers', 'statistics']);
  expect(summary.customers).toBe(customers);
  for (const table of ['customers', 'orders', 'lines', 'events', 'products', 'stores'] as const)
    expect(await count(table)).toBe(summary[table]);
  expect(await count(`users where is_demo`)).toBe(4);
  expect(await count(`changes where kind = 'rebuild'`)).toBe(1);
  await expect(loadDemo(pool, options)).rejects.toThrow('holds a shop already');
});

test('sums of orders agree with their lines, and lines with quantity × price', async () => {
  expect(await count(`orders where total <> subtotal - discount + shipping + tax`)).toBe(0);
  const sums = `select customer_id, order_id, sum(amount) as amount from lines group by 1, 2`;
  expect(
    await count(
      `orders o left join (${sums}) l on (l.customer_id, l.order_id) = (o.customer_id, o.id) where l.amount is distinct from o.subtotal`,
    ),
  ).toBe(0);
  expect(await count(`lines where amount <> sign(quantity) * floor(abs(quantity) * unit_price * 100 + 0.5)`)).toBe(0);
  expect(
    await count(`lines l join orders o on (o.customer_id, o.id) = (l.customer_id, l.order_id)
      where l.placed_at <> o.placed_at or l.counts = (o.status = 'cancelled') or (l.quantity < 0) <> (o.kind = 'return')`),
  ).toBe(0);
});

test('every order is in the past and found by its key; every return names its order', async () => {
  expect(await count(`orders where placed_at > '${now.toISOString()}'`)).toBe(0);
  expect(
    await count(`orders o left join order_keys k using (source, external_id)
      where (k.customer_id, k.order_id) is distinct from (o.customer_id, o.id)`),
  ).toBe(0);
  const returns = `orders r where kind = 'return'`;
  expect(await count(returns)).toBeGreaterThan(0);
  expect(
    await count(`${returns} and not exists (select from orders o
      where o.customer_id = r.customer_id and o.external_id = r.return_of and o.source = r.source and o.placed_at < r.placed_at)`),
  ).toBe(0);
  expect(await count(`orders o where is_anonymous = exists (select from customers c where c.id = o.customer_id)`)).toBe(0);
});

test('a customer row agrees with contact points, identities, consents and interests', async () => {
  for (const kind of ['email', 'phone'] as const) {
    const point = `select customer_id, value, problem from contact_points where kind = '${kind}' and is_primary`;
    expect(
      await count(`customers c left join (${point}) p on p.customer_id = c.id
        where (c.${kind}, c.${kind}_problem) is distinct from (p.value, p.problem)`),
    ).toBe(0);
    expect(
      await count(`customers c left join identities i on i.customer_id = c.id and i.kind = '${kind}'
        where i.value is distinct from case when c.${kind}_problem is null then c.${kind} end`),
    ).toBe(0);
  }
  const states = `select customer_id, jsonb_object_agg(purpose, state) as states from consents group by 1`;
  expect(await count(`customers c left join (${states}) s on s.customer_id = c.id where c.consents <> coalesce(s.states, '{}')`)).toBe(0);
  const keys = `select customer_id, array_agg(key order by key) as keys from interests group by 1`;
  expect(
    await count(`customers c left join (${keys}) i on i.customer_id = c.id
      where coalesce(i.keys, '{}') <> (select coalesce(array_agg(x order by x), '{}') from unnest(c.interests) x)`),
  ).toBe(0);
  expect(
    await count(`customers c where reachable @> '{email}' <>
      (email is not null and email_problem is null and consents ->> 'emailMarketing' is not distinct from 'granted')`),
  ).toBe(0);
});

test('ordinals are dense and go on after the last', async () => {
  const { rows } = await pool.query('select min(ordinal), max(ordinal), count(distinct ordinal)::int from customers');
  expect(rows).toEqual([{ min: 0, max: customers - 1, count: customers }]);
  const next = await pool.query(`select nextval('customer_ordinals')::int as ordinal`);
  expect(next.rows).toEqual([{ ordinal: customers }]);
});

test('the same seed and time make the same rows, another seed others', () => {
  expect(digest(3, now)).toBe(digest(3, now));
  expect(digest(3, now)).not.toBe(digest(4, now));
  expect(digest(3, now)).not.toBe(digest(3, new Date('2026-04-01T04:00:00Z')));
});

test('removing the demo empties the shop and lets another begin; a real shop stays', async () => {
  expect(await removeDemo(pool, now)).toBe(true);
  expect(await removeDemo(pool, now)).toBe(false);
  for (const table of ['organisation', 'users', 'customers', 'lines', 'products', 'attribute_definitions'])
    expect(await count(table)).toBe(0);
  await loadDemo(pool, { ...options, customers: 20 });
  expect(await count('customers where ordinal between 0 and 19')).toBe(20);
  await pool.query('update organisation set is_demo = false');
  await expect(removeDemo(pool, now)).rejects.toThrow('real shop');
  expect(await count('customers')).toBe(20);
});
