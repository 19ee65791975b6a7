// `pnpm bench hostile [--customers 20000] [--rounds 6]`: how much longer one client waits for its pages while another sends sixty hostile documents
// one after the other without a pause. Calm and attack take turns (A B A B …) in one run, so that what else the machine does falls on both.
import { fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile, wait } from './measure.mjs';
import { report } from './report.mjs';
import { startBenchServer } from './server.mjs';

const { values: given } = parseArgs({ options: { customers: { type: 'string' }, rounds: { type: 'string' } } });
const customers = Number(given.customers ?? 20_000);
const rounds = Number(given.rounds ?? 6);
const windowMs = 5000;
/** pause between two pages of the client, as of somebody who reads: else the client itself is the load */
const pauseMs = 20;

process.env.OPERATIONS_PER_MINUTE = '1000000';
const server = await startBenchServer(customers);
await server.whenIdle();
const [client, attacker] = await Promise.all([server.signedInAs('marketer@demo.test'), server.signedInAs('owner@demo.test')]);
const page = '{ customers(first: 20) { nodes { id displayName city orders(first: 3) { nodes { id placedAt } } } } }';

/** Milliseconds of each page that the client asks for within a window. */
async function pages() {
  const took = [];
  for (const until = performance.now() + windowMs; performance.now() < until; await wait(pauseMs)) {
    const before = performance.now();
    await client.ask(page, {});
    took.push(performance.now() - before);
  }
  return took;
}

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const child = fork(path('hostile-client.mjs'), [server.url, attacker.cookie], {
  cwd: path('../apps/server'),
  execArgv: ['--import', '@oxc-node/core/register'], // the documents are those of the test, in TypeScript
});
const heard = (what) => new Promise((resolve) => child.on('message', (said) => (what(said) ? resolve(said) : undefined)));
const failed = new Promise((_, reject) => child.once('exit', (code) => reject(new Error(`The hostile client ended with ${code}.`))));
failed.catch(() => undefined); // it also ends when it is told to
const [calm, attacked] = [[], []];
try {
  const count = await Promise.race([heard((said) => typeof said === 'number'), failed]);
  await pages();
  for (let round = 0; round < rounds; round += 1) {
    calm.push(...(await pages()));
    child.send(true);
    attacked.push(...(await Promise.race([pages(), failed])));
    const quiet = heard((said) => said === 'quiet');
    child.send(false);
    await Promise.race([quiet, failed]);
  }
  console.log(`${count} hostile documents; load of the machine ${loadavg()[0].toFixed(1)}`);
} finally {
  child.kill();
  await server.close();
}

const [before, during] = [quantile(calm, 0.95), quantile(attacked, 0.95)];
report(`hostile-${customers}`, [
  {
    command: 'hostile',
    question: 'a page of customers with their orders, while sixty hostile documents are sent in a loop; the rival is the p95 without them',
    aim: 'p95 at most 1.2 times',
    median: quantile(attacked, 0.5),
    p95: during,
    rival: before,
    ratio: during / before,
    met: during <= before * 1.2,
  },
]);
