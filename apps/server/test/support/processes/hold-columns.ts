import { execFileSync } from 'node:child_process';
import '../../../src/modules.js';
import { systemClock } from '../../../src/platform/clock.js';
import { readConfig } from '../../../src/platform/config.js';
import { connectDatabase } from '../../../src/platform/database/database.js';
import { createLog } from '../../../src/platform/log.js';
import { Columns } from '../../../src/read/index.js';

// Keeps a replica in a folder, says how it is, and hangs. With a size no file of it may grow beyond that: a disk that is full.
const [url = '', folder = '', size] = process.argv.slice(2);
if (size) execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}`]);
const log = createLog('silent');
const database = await connectDatabase(url, log, 30_000);
const config = readConfig({ REGULARS_DATA: folder, REGULARS_ENGINE: 'columnar' });
const columns = Columns.start({ config, database, now: systemClock, log });
await columns.settled();
process.stdout.write(`${columns.health.state}\n`);
setInterval(() => undefined, 60_000);
