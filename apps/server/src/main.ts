import { systemClock } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { createLog } from './platform/log.js';
import { stopOnSignals } from './platform/stop-on-signals.js';
import { composeProduct, entities } from './product.js';
import { startServer } from './server.js';

try {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const starting = startServer({ config, log, now: systemClock, entities, compose: composeProduct });
  stopOnSignals(log, async () => (await starting).close());
  const { url, database } = await starting;
  process.stdout.write(`
  Regulars is ready.

    Open      ${url}
    Database  ${database.folder ?? 'given by DATABASE_URL'}
    Stop      Ctrl+C

`);
} catch (error) {
  process.stderr.write(`\nRegulars did not start. ${error instanceof Error ? error.message : String(error)}\n\n`);
  process.exit(1);
}
