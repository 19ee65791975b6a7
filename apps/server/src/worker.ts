import { systemClock } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { createLog } from './platform/log.js';
import { stopOnSignals } from './platform/stop-on-signals.js';
import { composeProduct, entities } from './product.js';
import { startWorker } from './server.js';

// The job process: the same modules without HTTP. The server runs jobs too; this one takes work off it.
try {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const starting = startWorker({ config, log, now: systemClock, entities, compose: composeProduct });
  stopOnSignals(log, async () => (await starting).close());
  await starting;
  process.stdout.write('Regulars is working on jobs.\n');
} catch (error) {
  process.stderr.write(`\nThe worker did not start. ${error instanceof Error ? error.message : String(error)}\n\n`);
  process.exit(1);
}
