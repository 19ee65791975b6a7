import 'reflect-metadata';
import { rm, truncate } from 'node:fs/promises';
import { seededRandom } from '@regulars/segment-language/testing';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '../../src/access/index.js';
import { upsertCustomers } from '../../src/modules/consent/index.js';
import { countNodes, judge } from '../../src/read/index.js';
import { database, seenBy, stage } from '../support/builders.js';
import { type ColumnarDatabase, withColumns } from '../support/columns.js';
import { Draw } from './random-shop.js';
import { people, Stream } from './stream.js';

const runs = Number(process.env['REGULARS_STREAMS'] ?? 300);
const clock = { now: Date.parse('2026-03-01T04:00:00Z') };
let columnar: ColumnarDatabase;

/** Somebody who asks now; `in` PostgreSQL or columns. */
const viewer = (engine: 'postgres' | 'columns' = 'postgres'): Ctx => ({
  ...seenBy('owner'),
  now: () => new Date(clock.now),
  ...(engine === 'columns' ? { pool: columnar.database.pool } : {}),
});

beforeAll(async () => {
  await stage({ now: new Date(clock.now).toISOString() });
  await upsertCustomers(
    viewer(),
    Array.from({ length: people }, (_, index) => ({ externalId: `p${index}`, city: 'Riga' })),
    { source: 'test' },
  );
  columnar = await withColumns(database, () => new Date(clock.now));
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

test(`${runs} random streams: what is kept right by changes is what counting anew gives`, { timeout: 600_000 }, async () => {
  for (let run = 0; run < runs; run += 1) {
    const stream = new Stream(new Draw(seededRandom(1000 + run)), clock, viewer());
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

test('bitmaps that were served are held against PostgreSQL; one that differs is found, and the replica made anew', async () => {
  const { columns } = columnar;
  const audited = async (): Promise<readonly [number, number]> => {
    columns.audit();
    await differing('city = "Riga"');
    await columns.settled();
    return [columns.health.audited, columns.health.differing];
  };
  expect(await audited()).toEqual([1, 0]);
  await database.pool.query(`update customers set city = 'Suzhou' where city = 'Riga'`); // behind everybody's back
  for (let tries = 0; tries < 50 && columns.health.differing === 0; tries += 1) await audited(); // which bitmap is looked at is chance
  expect(columns.health.differing).toBe(1);
  expect(columnar.complaints).toHaveLength(1);
  columnar.complaints.splice(0);
  await columns.settled();
  expect(await differences()).toEqual([]);
  await database.pool.query(`update customers set city = 'Riga'`);
  await database.pool.query(`insert into changes (kind, customer_id, changed_at) select 'customers', id, $1 from customers`, [
    new Date(clock.now),
  ]);
});

test('more changes at once than are taken in one by one are read by the replica, and counted', async () => {
  await database.pool.query(`update customers set city = case city when 'Riga' then 'Suzhou' else 'Riga' end`);
  await database.pool.query(
    `insert into changes (kind, customer_id, changed_at) select 'customers', id, $1 from customers, generate_series(1, 25000 / (select count(*) from customers) + 1)`,
    [new Date(clock.now)],
  );
  expect(await differences()).toEqual([]);
  await database.pool.query(`update customers set city = 'Riga'`);
  await database.pool.query(`insert into changes (kind, customer_id, changed_at) select 'customers', id, $1 from customers`, [
    new Date(clock.now),
  ]);
  expect(await differences()).toEqual([]);
  expect(columnar.columns.health.state).toBe('ready');
});

test('a replica that was deleted, or damaged, is made anew from the database, and answers stay right all the while', async () => {
  for (const harm of [() => rm(columnar.file, { force: true }), () => truncate(columnar.file, 5000)]) {
    await harm();
    await database.pool.query(`insert into changes (kind, changed_at) values ('rebuild', $1)`, [new Date(clock.now)]);
    expect(await differences()).toEqual([]);
    await columnar.columns.settled();
    expect(columnar.columns.health.state).toBe('ready');
    expect(await differences()).toEqual([]);
  }
});
