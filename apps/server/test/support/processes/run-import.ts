import { ctxAs } from '../../../src/access/index.js';
import { checkImport } from '../../../src/modules/imports/check-import.js';
import { commitBatches, commitNext } from '../../../src/modules/imports/commit-import.js';
import { loadImport } from '../../../src/modules/imports/import-store.js';
import { readConfig } from '../../../src/platform/config.js';
import { connectDatabase } from '../../../src/platform/database/database.js';
import { isId, type ImportId } from '../../../src/platform/ids.js';
import { createLog } from '../../../src/platform/log.js';
import { openOutbox } from '../../../src/platform/outbox/outbox.js';
import { systemCtx } from '../../../src/access/act-as.js';

// Works on an import and says when it is in the middle of it.
const [url = '', id = '', step = '', time = ''] = process.argv.slice(2);
const log = createLog('error');
const now = () => new Date(time);
const database = await connectDatabase(url, log, 30_000);
const platform = { config: readConfig({}), log, now, database, outbox: openOutbox(database, log, now) };
const signal = new AbortController().signal;
const isImportId = (text: string): text is ImportId => isId(text);
if (!isImportId(id)) throw new Error('The first argument after the address is an import.');
const { authorId } = await loadImport(await systemCtx(platform, signal), id);
const ctx = await ctxAs(platform, authorId, signal);
if (!ctx) throw new Error('The author is gone.');
if (step === 'check') {
  const working = checkImport(ctx, id);
  for (let rows = 0; rows === 0;) {
    const found = await ctx.pool.query<{ rows: number }>('select count(*)::integer as rows from import_rows where import_id = $1', [id]);
    rows = found.rows[0]?.rows ?? 0;
  }
  process.stdout.write('reading\n');
  await working;
} else {
  await commitNext(ctx, id);
  process.stdout.write('committing\n');
  await commitBatches(ctx, id);
}
