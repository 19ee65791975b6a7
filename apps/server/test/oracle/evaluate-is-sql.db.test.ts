import 'reflect-metadata';
import { isDeepStrictEqual } from 'node:util';
import {
  type Catalogue,
  childrenOf,
  type Clock,
  type Condition,
  type CustomerRows,
  evaluate,
  isLeaf,
  parse,
  print,
} from '@regulars/segment-language';
import { randomCondition, seededRandom } from '@regulars/segment-language/testing';
import { beforeAll, expect, test } from 'vitest';
import '../../src/modules/customers/index.js';
import '../../src/modules/catalog/index.js';
import '../../src/modules/orders/index.js';
import '../../src/modules/events/index.js';
import '../../src/modules/consent/index.js';
import type { Ctx } from '../../src/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { everything, lexiconOf, membersOfEach, provideSegments } from '../../src/read/index.js';
import { platformCtx } from '../support/ctx.js';
import { type ColumnarDatabase, withColumns } from '../support/columns.js';
import { templateDatabase } from '../support/database.js';
import { insertShop } from './insert-shop.js';
import { Draw, randomShop, toRows } from './random-shop.js';

const database = await templateDatabase();
const runs = Number(process.env['REGULARS_RUNS'] ?? 2000);
const now = Date.parse('2026-03-01T04:30:00Z');
const shop = randomShop(new Draw(seededRandom(11)), 300, now);

const stored = new Map([
  ['bread-lovers', { id: newId(), text: 'count(lines where product.category = "bread") >= 2', zone: 'Europe/London' }],
  ['vips', { id: newId(), text: 'tags has any of ("vip") and not member of "bread-lovers"', zone: 'Asia/Shanghai' }],
]);
const recorded = [1, 2, 3, 50, 77];

const conditionOf = (text: string): Condition => {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.expected);
  return parsed.condition;
};

provideSegments({
  visible: async () => new Map([...stored.keys()].map((key) => [key, key])),
  rule: async (_, key) => {
    const found = stored.get(key);
    return found && { id: found.id, zone: found.zone, condition: conditionOf(found.text) };
  },
  fixed: async () => undefined,
  recorded: async () => recorded,
});

const ctx: Ctx = {
  ...platformCtx(database, new Date(now).toISOString()),
  viewer: { userId: newId(), email: 'a@b.test', name: 'A', roleKey: 'owner', roleName: 'Owner', locale: 'en', policy: everything },
};
const zones = ['Asia/Shanghai', 'Europe/London', 'America/New_York'];
let catalogue: Catalogue;
let columnar: ColumnarDatabase;
/** A replica to which everybody changed since it was read, so that every answer is judged in memory. */
let owing: ColumnarDatabase;

beforeAll(async () => {
  await insertShop(database.pool, shop);
  owing = await withColumns(database, () => new Date(now));
  await database.pool.query(`insert into changes (kind, customer_id, changed_at) select 'customers', id, $1 from customers`, [
    new Date(now),
  ]);
  columnar = await withColumns(database, () => new Date(now));
  catalogue = (
    await lexiconOf(
      ctx,
      everything,
      new Map([
        [
          'Product.category',
          [
            { value: 'bread', title: { en: 'bread', zhCn: '面包' } },
            { value: 'toast', title: { en: 'toast', zhCn: '吐司' }, parent: 'bread' },
          ],
        ],
      ]),
    )
  ).catalogue;
});

/** Every customer as the evaluator sees them at one clock; nested segments are judged in their own zone. */
function rowsAt(clock: Clock): readonly CustomerRows[] {
  const known = worlds.get(clock.zone);
  if (known) return known;
  const made = shop.customers.map((customer, index) =>
    toRows(customer, clock, (segment, on) => {
      if (on !== undefined) return recorded.includes(customer.ordinal);
      const found = stored.get(segment);
      if (!found) throw new Error(`no segment ${segment}`);
      const inner = { now: clock.now, zone: found.zone };
      const row = rowsAt(inner)[index];
      return row !== undefined && evaluate(conditionOf(found.text), row, catalogue, inner);
    }),
  );
  worlds.set(clock.zone, made);
  return made;
}
const worlds = new Map<string, readonly CustomerRows[]>();

async function membersOf(asked: Ctx, condition: Condition, zone: string): Promise<readonly number[]> {
  const [found] = await membersOfEach(asked, [{ condition, zone }], new Date(now));
  if (found instanceof Error) throw found;
  return found?.array() ?? [];
}

/** The difference between database and evaluator, told by the smallest part of the condition that shows it. */
async function differing(condition: Condition, zone: string): Promise<string | undefined> {
  const clock = { now, zone };
  const rows = rowsAt(clock);
  const expected = shop.customers.flatMap(({ ordinal }, index) =>
    rows[index] && evaluate(condition, rows[index], catalogue, clock) ? [ordinal] : [],
  );
  const inPostgres = await membersOf(ctx, condition, zone);
  const [inColumns, inMemory] = await Promise.all(
    [columnar, owing].map(({ database: { pool } }) => membersOf({ ...ctx, pool }, condition, zone)),
  );
  const answers = [
    ['postgres', inPostgres],
    ['columnar', inColumns ?? []],
    ['memory', inMemory ?? []],
  ] as const;
  const [engine, found] = answers.find(([, members]) => !isDeepStrictEqual(members, expected)) ?? [];
  if (!engine) return undefined;
  for (const child of isLeaf(condition) ? [] : childrenOf(condition)) {
    const inside = await differing(child, zone);
    if (inside) return inside;
  }
  const [extra, missing] = [found.filter((one) => !expected.includes(one)), expected.filter((one) => !found.includes(one))];
  return `${print(condition)} in ${zone}: ${engine} has ${extra.join(' ')} too much and lacks ${missing.join(' ')}`;
}

test(`on ${runs} random conditions both engines find exactly the customers that the evaluator finds`, { timeout: 600_000 }, async () => {
  const random = seededRandom(5);
  const differences: string[] = [];
  for (let run = 0; run < runs && differences.length < 5; run += 1) {
    const condition = randomCondition(random, catalogue, { now, depth: 3 });
    const difference = await differing(condition, zones[run % zones.length] ?? 'Asia/Shanghai');
    if (difference) differences.push(difference);
  }
  expect(differences).toEqual([]);
  expect(columnar.complaints).toEqual([]);
  expect(columnar.columns.health).toMatchObject({ state: 'ready' });
});
