import { rm } from 'node:fs/promises';
import { ensureBuiltInRoles } from '../../../src/access/index.js';
import { loadDemo } from '../../../src/demo/index.js';
import { systemClock } from '../../../src/platform/clock.js';
import { readConfig } from '../../../src/platform/config.js';
import { openDatabase } from '../../../src/platform/database/database.js';
import { startEmbedded } from '../../../src/platform/database/embedded.js';
import { createLog } from '../../../src/platform/log.js';
import { stopOnSignals } from '../../../src/platform/stop-on-signals.js';
import { composeProduct, entities } from '../../../src/product.js';
import { startServer } from '../../../src/server.js';
import { careless, temporaryFolder } from '../template-server.js';

// Serves the whole product over a small demo shop in a database of its own, which goes with it; says its address.
const [customers = '', seed = '7'] = process.argv.slice(2);
const log = createLog('error');
const folder = await temporaryFolder();
const embedded = await startEmbedded(folder, log, careless);
const config = { ...readConfig({ PORT: '0', DATABASE_URL: embedded.url }), folder };
const database = await openDatabase(config, log, entities);
const roleIds = await ensureBuiltInRoles(database.dataSource.manager, systemClock());
await loadDemo(database.pool, {
  customers: Number(customers),
  seed: Number(seed),
  now: systemClock(),
  roleIds,
  onProgress: () => undefined,
});
await database.close();

const server = await startServer({ config, log, now: systemClock, entities, compose: composeProduct });
stopOnSignals(log, async () => {
  await server.close();
  await embedded.release();
  await rm(folder, { recursive: true, force: true });
});
process.stdout.write(`${server.url}\n`);
