import { openDatabase } from '../../../src/platform/database/database.js';
import { createLog } from '../../../src/platform/log.js';
import { stopOnSignals } from '../../../src/platform/stop-on-signals.js';

// Opens the embedded database of a folder, acknowledges one write, says its address and waits.
const [folder = '', token = ''] = process.argv.slice(2);
const log = createLog('silent');
const database = await openDatabase({ databaseUrl: undefined, folder, statementTimeout: 10_000 }, log, [], { shared_buffers: '32MB' });
await database.dataSource.query('insert into first_owner_tokens (token_hash, created_at) values ($1, now())', [token]);
stopOnSignals(log, () => database.close());
process.stdout.write(`${database.url}\n`);
setInterval(() => undefined, 60_000);
