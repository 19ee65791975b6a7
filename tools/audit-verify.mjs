// `pnpm audit:verify`: computes every seal of the audit log anew and compares the chain with the checkpoints that were signed. Asks DATABASE_URL
// or the embedded database, whether the server runs or not; writes nothing. Ends with 0 when the log is sound, with 1 when it is not.
import { build } from './build.mjs';

if (!(await build('--filter=@regulars/server'))) process.exit(1);
const server = (path) => import(`../apps/server/dist/${path}`);

const said = {
  CHANGED: 'the entry there is not the one that was sealed',
  MISSING: 'no entries there',
  CUT: 'the log once went on to there; the entries at its end are gone',
  REPLACED: 'the chain is whole, but not the one that was signed',
  UNSIGNED: 'the checkpoint for this place does not bear our signature',
};

try {
  const { readConfig } = await server('platform/config.js');
  const { createLog } = await server('platform/log.js');
  const { openDatabase } = await server('platform/database/database.js');
  const { Checkpoints, verifyLog } = await server('modules/audit/index.js');
  const config = readConfig();
  const database = await openDatabase(config, createLog(config.logLevel));
  try {
    const { checked, unsealed, checkpoints, faults } = await verifyLog(database.pool, new Checkpoints(config.folder));
    for (const { code, from, to } of faults) process.stderr.write(`  ${from === to ? from : `${from} to ${to}`}: ${said[code]}\n`);
    const waiting = unsealed === 0 ? '' : ` ${unsealed} wait for their seal.`;
    const verdict = faults.length === 0 ? 'The audit log is sound' : 'The audit log is not what was sealed';
    process.stdout.write(`\n  ${verdict}: ${checked} entries, compared with ${checkpoints} checkpoints.${waiting}\n\n`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
