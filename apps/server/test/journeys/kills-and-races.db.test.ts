import { expect, test } from 'vitest';
import { templateDatabase } from '../support/database.js';
import { servedShop, type Served } from '../support/served-shop.js';

const database = await templateDatabase();
const shop = await servedShop(database);

const orders = 8000;
const rows = Array.from({ length: orders * 2 }, (_, at) => `K${at % orders},S${at % 97},${(at % 5) + 1},2026-02-01 08:00,1.25,${at % 700}`);
const file = ['order number,sku,quantity,date,unit price,customer id', ...rows].join('\n');
const pieces = rows.reduce((sum, _, at) => sum + (at % 5) + 1, 0);

const stateOf = async ({ ask }: Served, id: string): Promise<unknown> =>
  (await ask('query ($id: ID!) { import(id: $id) { state rows { total created rejected } } }', { id })).data['import'];
const written = async (): Promise<number> => Number((await database.pool.query('select count(*) as n from orders')).rows[0]?.n);

test('a server killed again and again while it imports goes on by itself each time, and no row is lost or twice', async () => {
  let server = await shop.start();
  const uploaded: unknown = await (
    await server.fetch('/files', { method: 'POST', body: file, headers: { 'x-file-name': 'orders.csv' } })
  ).json();
  const { data } = await server.ask(
    'mutation ($input: StartImportInput!) { startImport(input: $input) { id columns { column target } } }',
    {
      input: { fileId: Reflect.get(Object(uploaded), 'id'), kind: 'ORDERS' },
    },
  );
  const { id, columns } = data['startImport'] as { id: string; columns: object[] };
  await server.ask('mutation ($input: MapImportInput!) { mapImport(input: $input) { id } }', { input: { id, mapping: columns } });
  await expect
    .poll(() => stateOf(server, id), { timeout: 30_000 })
    .toMatchObject({ state: 'CHECKED', rows: { total: rows.length, rejected: 0 } });

  const committed = await server.ask('mutation ($id: ID!) { commitImport(id: $id) { state } }', { id });
  expect(committed.code).toBeUndefined();
  await server.kill(); // the very moment it has promised
  for (const share of [0.2, 0.6]) {
    server = await shop.start();
    await expect.poll(written, { timeout: 60_000, interval: 20 }).toBeGreaterThan(orders * share);
    await server.kill();
    expect(await written()).toBeLessThan(orders);
  }
  server = await shop.start();
  await expect
    .poll(() => stateOf(server, id), { timeout: 60_000 })
    .toMatchObject({ state: 'DONE', rows: { total: rows.length, created: rows.length, rejected: 0 } });
  const sums = await database.pool.query(
    `select count(*)::integer as lines, sum(quantity)::integer as pieces, count(distinct order_id)::integer as orders,
       count(distinct customer_id)::integer as customers, sum(amount)::integer as amount from lines`,
  );
  expect(sums.rows).toEqual([{ lines: rows.length, pieces, orders, customers: 700, amount: pieces * 125 }]);
}, 180_000);

const create = 'mutation { createSegment(input: { name: "Kept", condition: "ordersCount >= 1" }) { id version } }';
const update = `mutation ($input: UpdateSegmentInput!) { updateSegment(input: $input) { version text } }`;
const versions = `query ($id: ID!) { segment(id: $id) { version text versions { nodes { version text note } } } }`;

test('a saved version is there after the server is killed right after it said so', async () => {
  const server = await shop.start();
  const { data } = await server.ask(create);
  const { id } = data['createSegment'] as { id: string };
  const saved = await server.ask(update, { input: { id, version: 1, condition: 'ordersCount >= 2', note: 'kept' } });
  await server.kill();
  expect(saved.data['updateSegment']).toEqual({ version: 2, text: 'ordersCount >= 2' });
  const again = await shop.start();
  expect((await again.ask(versions, { id })).data['segment']).toMatchObject({
    version: 2,
    text: 'ordersCount >= 2',
    versions: {
      nodes: [
        { version: 2, text: 'ordersCount >= 2', note: 'kept' },
        { version: 1, text: 'ordersCount >= 1' },
      ],
    },
  });
}, 60_000);

test('of two who save one version at once one wins, and the other learns which version is there now', async () => {
  const [one, other] = [await shop.start(), await shop.start()];
  const { data } = await one.ask('mutation { createSegment(input: { name: "Contested", condition: "ordersCount >= 1" }) { id } }');
  const { id } = data['createSegment'] as { id: string };
  for (const version of [1, 2, 3]) {
    const save = ({ ask }: Served, least: number) => ask(update, { input: { id, version, condition: `ordersCount >= ${least}` } });
    const answers = await Promise.all([save(one, version * 10), save(other, version * 10 + 1)]);
    const lost = answers.filter(({ code }) => code !== undefined);
    const [won] = answers.filter(({ code }) => code === undefined);
    const text: unknown = Reflect.get(Object(won?.data['updateSegment']), 'text');
    const current = { version: version + 1, text };
    expect(lost).toMatchObject([{ code: 'CONFLICT', extensions: { current } }]);
    expect((await one.ask(versions, { id })).data['segment']).toMatchObject(current);
  }
}, 60_000);

test('a count whose asker goes away is cancelled down to the database', async () => {
  const server = await shop.start();
  // Somebody else holds the table, so the count lasts until it is called off.
  const holder = await database.pool.connect();
  await holder.query('begin; lock table orders in access exclusive mode');
  const leaving = new AbortController();
  const asked = server
    .ask('{ previewSegment(condition: "count(orders within 60 days) >= 3") { count } }', {}, leaving.signal)
    .catch(() => 'gone');
  // The preview's own statement: a refresh of segments may wait for the same table, and goes on waiting.
  const waiting = async (): Promise<number> =>
    Number(
      (
        await database.pool.query(
          `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'select count(*) as total%'`,
        )
      ).rows[0]?.n,
    );
  await expect.poll(waiting, { timeout: 15_000 }).toBeGreaterThan(0);
  leaving.abort();
  expect(await asked).toBe('gone');
  await expect.poll(waiting, { timeout: 15_000 }).toBe(0);
  await holder.query('rollback');
  holder.release();
}, 60_000);
