import { beforeEach, expect, test } from 'vitest';
import { database, seenBy, stage, type Stage as Scene } from '../../../test/support/builders.js';
import { type Client, serveGraph } from '../../../test/support/serve-graph.js';
import { withColumns } from '../../../test/support/columns.js';
import { countNodes, everything, judge } from '../../read/index.js';
import { buildMasterSchema } from '../../schema.js';
import type { Ctx } from '../../access/index.js';
import type { CustomerId } from '../../platform/ids.js';
import { mergeCustomers, unmergeCustomers } from '../customers/index.js';
import { judgeEverybody, judgeSome } from './lifecycle.service.js';
import { setLifecycleRules } from './lifecycle-rules.service.js';

let shop: Scene;
beforeEach(async () => {
  shop = await stage({ as: 'owner', now: '2026-03-01T04:00:00Z' });
});

/** What the background work runs as. */
const system = (now = '2026-03-01T04:00:00Z'): Ctx => {
  const ctx = seenBy('owner', now);
  return { ...ctx, viewer: { ...ctx.viewer, policy: everything } };
};
const stages = async (): Promise<Record<string, string | null>> => {
  const { rows } = await database.pool.query<{ city: string; stage: string | null }>(
    'select city, lifecycle_stage as stage from customers',
  );
  return Object.fromEntries(rows.map(({ city, stage: found }) => [city, found]));
};
const history = async (city: string): Promise<readonly string[]> => {
  const { rows } = await database.pool.query<{ step: string }>(
    `select concat_ws(' ', coalesce(from_stage, '-'), to_stage, cause, to_char(s.changed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) as step
     from stage_changes s join customers c on c.id = s.customer_id where c.city = $1 order by s.changed_at, s.id`,
    [city],
  );
  return rows.map(({ step }) => step);
};
const comes = async (city: string, days: readonly string[]) => {
  for (const placedAt of days) await shop.make.customer({ externalId: city, city }).withOrders(1, { placedAt });
};
const client = async (): Promise<Client> => (await serveGraph(database, buildMasterSchema(), { now: shop.ctx.now })).signedInAs('marketer');

test('each customer has the stage that the rules give, and the first time the past year is worked out', async () => {
  await shop.make.customer({ city: 'lead' }).withoutOrders();
  await comes('new', ['2026-02-20']);
  await comes('active', ['2025-10-01', '2026-01-20']);
  await comes('growing', ['2025-11-15', '2026-01-10', '2026-01-25', '2026-02-10', '2026-02-25']);
  await comes('quiet', ['2025-10-01', '2025-11-20']);
  await comes('gone', ['2025-03-10', '2025-04-10']);
  await comes('back', ['2025-03-10', '2026-02-10']);
  await judgeEverybody(system());
  expect(await stages()).toEqual({
    lead: 'lead',
    new: 'new',
    active: 'active',
    growing: 'growing',
    quiet: 'at-risk',
    gone: 'lapsed',
    back: 'won-back',
  });
  expect(await history('back')).toEqual([
    '- new replayed 2025-03-31',
    'new active replayed 2025-05-31',
    'active at-risk replayed 2025-06-30',
    'at-risk lapsed replayed 2025-09-30',
    'lapsed won-back replayed 2026-02-28',
  ]);
});

test('an order moves a customer at once, a day moves one by itself, and each coming keeps its cause', async () => {
  await comes('quiet', ['2025-10-01', '2025-11-20']);
  await comes('new', ['2026-02-20']);
  await judgeEverybody(system());
  await judgeEverybody(system());
  expect(await history('new')).toEqual(['- new replayed 2026-02-28']);

  await comes('quiet', ['2026-02-28']);
  const { rows } = await database.pool.query<{ id: string }>(`select id from customers where city = 'quiet'`);
  await judgeSome(
    system(),
    rows.map(({ id }) => id),
  );
  expect((await history('quiet')).at(-1)).toBe('at-risk active data 2026-03-01');

  await judgeEverybody(system('2026-07-01T04:00:00Z'));
  expect((await history('new')).at(-1)).toBe('new at-risk time 2026-07-01');
});

test('new rules move customers, and rules that tell too much or count hours are refused', async () => {
  await comes('new', ['2026-02-20']);
  await judgeEverybody(system());
  const owner = seenBy('owner', '2026-03-01T05:00:00Z');
  const rule = (condition: string) => setLifecycleRules(owner, [{ stage: 'active', from: null, condition }]);
  await expect(rule('email is present')).rejects.toMatchObject({ extensions: { code: 'CONDITION_INVALID' } });
  await expect(rule('member of "vip"')).rejects.toMatchObject({ extensions: { code: 'CONDITION_INVALID' } });
  await expect(rule('count(orders within 5 hours) >= 1')).rejects.toMatchObject({ extensions: { code: 'INPUT_INVALID' } });
  await rule('ordersCount >= 1');
  await judgeEverybody(system('2026-03-01T05:00:00Z'));
  expect((await history('new')).at(-1)).toBe('new active rules 2026-03-01');
});

test('the report counts stages, flows and changes, and a flow leads to exactly its customers', async () => {
  await comes('quiet', ['2025-10-01', '2025-11-20']);
  await comes('also quiet', ['2025-10-02', '2025-11-21']);
  await comes('new', ['2026-02-20']);
  await judgeEverybody(system());
  const marketer = await client();
  const { body } = await marketer.ask(
    `{ lifecycle(since: "2026-01-31", until: "2026-03-01") {
      stages { stage customers entered left reached daysUsual }
      flows { from to customers condition }
      transitions { from to cause changes }
    } }`,
  );
  const report = body.data?.['lifecycle'] as {
    stages: { stage: string; customers: number }[];
    flows: { from: string | null; to: string; customers: number; condition: string }[];
    transitions: object[];
  };
  expect(report.stages.filter(({ customers }) => customers > 0)).toMatchObject([
    { stage: 'NEW', customers: 1, entered: 1, left: 0, reached: 3 },
    { stage: 'AT_RISK', customers: 2, entered: 2, left: 0, reached: 2 },
  ]);
  expect(report.flows.map(({ from, to, customers }) => ({ from, to, customers }))).toEqual([
    { from: 'ACTIVE', to: 'AT_RISK', customers: 2 },
    { from: null, to: 'NEW', customers: 1 },
  ]);
  expect(report.transitions).toEqual([
    { from: 'ACTIVE', to: 'AT_RISK', cause: 'REPLAYED', changes: 2 },
    { from: null, to: 'NEW', cause: 'REPLAYED', changes: 1 },
  ]);
  for (const { condition, customers } of report.flows) {
    const preview = await marketer.ask('query ($c: Condition!) { previewSegment(condition: $c) { count } }', { c: condition });
    expect(preview.body.data).toEqual({ previewSegment: { count: customers } });
  }
  const byStage = await marketer.ask('{ previewSegment(condition: "lifecycleStage = \\"at-risk\\"") { count } }');
  expect(byStage.body.data).toEqual({ previewSegment: { count: 2 } });
});

test('bitmaps and PostgreSQL agree on who is in a stage and who ever came to one', async () => {
  await comes('quiet', ['2025-10-01', '2025-11-20']);
  await comes('new', ['2026-02-20']);
  await judgeEverybody(system());
  const { database: columnar, complaints } = await withColumns(database, shop.ctx.now);
  const bitmaps = { ...shop.ctx, db: columnar.dataSource.manager, pool: columnar.pool };
  for (const condition of ['lifecycleStage = "at-risk"', 'count(stageChanges where toStage = "new") >= 1', 'stageSince within 30 days']) {
    const count = async (ctx: Ctx) => (await countNodes(ctx, await judge(ctx, condition))).count;
    expect([condition, await count(bitmaps)]).toEqual([condition, await count(shop.ctx)]);
  }
  expect(complaints).toEqual([]);
});

const broken = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ broken: number }>(
    `select count(*)::integer as broken from (
       select from_stage, lag(to_stage) over (partition by customer_id order by changed_at, id) as before from stage_changes) x where from_stage is distinct from before`,
  );
  return rows[0]?.broken ?? -1;
};

test('a life is a walk: every stage is reached from the one before, also of two customers who are one, and of one who is two again', async () => {
  await comes('back', ['2025-03-10', '2026-02-10']);
  await comes('quiet', ['2025-10-01', '2025-11-20']);
  await judgeEverybody(system());
  expect(await broken()).toBe(0);
  const { rows } = await database.pool.query<{ id: CustomerId }>('select id from customers order by city');
  const [kept, gone] = rows.map(({ id }) => id);
  if (!kept || !gone) throw new Error('There are two.');
  const owner = seenBy('owner', '2026-03-01T04:00:00Z');
  const merge = await mergeCustomers(owner, { keepId: kept, mergeId: gone });
  expect(await broken()).toBe(0);
  await judgeSome(system('2026-03-01T05:00:00Z'), [kept]);
  expect(await broken()).toBe(0);
  await unmergeCustomers(owner, merge);
  expect(await broken()).toBe(0);
  expect((await history('quiet')).at(-1)).toMatch(/at-risk/);
});
