import { connectDatabase } from '../../../src/platform/database/database.js';
import { defineJob, jobKind } from '../../../src/platform/jobs/job.js';
import { startJobs } from '../../../src/platform/jobs/runner.js';
import { createLog } from '../../../src/platform/log.js';

// Takes a job of the queue and never ends it.
const [url = ''] = process.argv.slice(2);
const log = createLog('error');
const kind = jobKind('test.slow', (payload): payload is unknown => payload !== undefined);
const hang = defineJob(kind, async () => {
  process.stdout.write('taken\n');
  await new Promise(() => setInterval(() => undefined, 60_000));
});
await startJobs(await connectDatabase(url, log, 10_000), log, [hang]);
