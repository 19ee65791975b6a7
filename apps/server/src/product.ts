import { ensureBuiltInRoles, ensureFirstOwnerLink, mountGraph, onLeaveDemo } from './access/index.js';
import { loadDemo, removeDemo } from './demo/index.js';
import { modules } from './modules.js';
import type { Platform } from './platform/platform.js';
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
  onLeaveDemo(async () => void (await removeDemo(database.pool, now())));
  if (config.demo && config.databaseUrl === undefined && (await isUntouched(platform))) await fillWithDemo(platform, roleIds);

  const started = modules.map((module) => module.start?.(platform) ?? { jobs: [], schedules: [] });
  return {
    jobs: started.flatMap(({ jobs }) => jobs),
    schedules: started.flatMap(({ schedules }) => schedules),
    mount: async (app, listening) => {
      const identify = mountGraph(app, { master, database, now, log, limits: config.limits, trustProxy: false });
      for (const module of modules) module.mount?.(app, identify, platform);
      const link = await ensureFirstOwnerLink(db, now());
      if (link) process.stdout.write(`\n  Create the first owner: ${listening.url}${link}\n`);
    },
    close: async () => undefined,
  };
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
