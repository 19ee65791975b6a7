import { ctxAs, ensureBuiltInRoles, ensureFirstOwnerLink, mountGraph, onLeaveDemo } from './access/index.js';
import { demoUsers, emptyDemo, loadDemo } from './demo/index.js';
import type { Started } from './access/module.js';
import { modules } from './modules.js';
import { createDemoSegments } from './modules/segments/index.js';
import type { UserId } from './platform/ids.js';
import type { Platform } from './platform/platform.js';
import { Columns } from './read/index.js';
import { buildMasterSchema } from './schema.js';
import type { Product } from './server.js';

export { entities } from './schema.js';

const demoCustomers = 20_000;
const demoSeed = 7;

/** Puts the modules together on the platform: roles, demo, graph, jobs. */
export async function composeProduct(platform: Platform): Promise<Product> {
  const { config, database, log, now } = platform;
  const db = database.dataSource.manager;
  const master = buildMasterSchema();
  const roleIds = await ensureBuiltInRoles(db, now());
  onLeaveDemo(emptyDemo);
  const isNewDemo = config.demo && config.databaseUrl === undefined && (await isUntouched(platform));
  if (isNewDemo) await fillWithDemo(platform, roleIds);

  let columns: Columns | undefined;
  const started = modules.map((module): Started => module.start?.(platform) ?? { jobs: [], schedules: [] });
  return {
    jobs: started.flatMap(({ jobs }) => jobs),
    schedules: started.flatMap(({ schedules }) => schedules),
    mount: async (app, listening) => {
      const identify = mountGraph(app, {
        master,
        database,
        now,
        log,
        limits: config.limits,
        trustProxy: config.trustProxy,
        canMail: config.mail !== undefined,
      });
      for (const module of modules) module.mount?.(app, identify, platform);
      columns = Columns.start(platform); // where requests are answered; a process of jobs alone asks PostgreSQL
      if (isNewDemo) await addDemoSegments(platform); // not before: saving one puts a job into the queue, which is there by now
      const link = await ensureFirstOwnerLink(db, now());
      if (link) process.stdout.write(`\n  Create the first owner: ${listening.url}${link}\n`);
    },
    close: async () => {
      await Promise.all(started.map(({ close }) => close?.()));
      await columns?.close();
    },
  };
}

/** As the demo's owner, through the same door as everybody. */
async function addDemoSegments(platform: Platform): Promise<void> {
  const owner = demoUsers.find(({ role }) => role === 'owner')?.email;
  const { rows } = await platform.database.pool.query<{ id: UserId }>('select id from users where email = $1', [owner]);
  const ctx = rows[0] && (await ctxAs(platform, rows[0].id, new AbortController().signal));
  if (ctx) await createDemoSegments(ctx);
}

/** Neither a shop nor a person is there yet. */
async function isUntouched({ database }: Platform): Promise<boolean> {
  const { rows } = await database.pool.query<{ untouched: boolean }>(
    'select not exists (select from organisation) and not exists (select from users) and not exists (select from customers) as untouched',
  );
  return rows[0]?.untouched ?? false;
}

async function fillWithDemo({ database, now }: Platform, roleIds: Awaited<ReturnType<typeof ensureBuiltInRoles>>): Promise<void> {
  const shown = { stage: '', tenths: -1 };
  await loadDemo(database.pool, {
    customers: demoCustomers,
    seed: demoSeed,
    now: now(),
    roleIds,
    onProgress: (done, total, stage) => {
      const tenths = Math.floor((10 * done) / Math.max(total, 1));
      if (shown.stage === stage && shown.tenths === tenths) return;
      Object.assign(shown, { stage, tenths });
      process.stdout.write(`  Loading the demo shop: ${stage} ${tenths * 10} %\n`);
    },
  });
}
