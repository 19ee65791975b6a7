import { systemClock } from '../../../src/platform/clock.js';
import { readConfig } from '../../../src/platform/config.js';
import { createLog } from '../../../src/platform/log.js';
import { stopOnSignals } from '../../../src/platform/stop-on-signals.js';
import { composeProduct, entities } from '../../../src/product.js';
import { startServer } from '../../../src/server.js';

// Serves the whole product over a database and a folder that stay when it goes; says its address.
const [databaseUrl = '', folder = ''] = process.argv.slice(2);
const config = readConfig({ PORT: '0', DATABASE_URL: databaseUrl, REGULARS_DATA: folder });
const log = createLog('fatal');
const server = await startServer({ config, log, now: systemClock, entities, compose: composeProduct });
stopOnSignals(log, () => server.close());
process.stdout.write(`${server.url}\n`);
