// `pnpm bench access [--customers 20000] [--rounds 10]`: requests a second as an analyst, whose schema is a view, against the owner, on the same
// document, four at a time. Both take turns (A B A B …) in one run.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { quantile } from './measure.mjs';
import { report } from './report.mjs';
import { startBenchServer } from './server.mjs';

const { values: given } = parseArgs({ options: { customers: { type: 'string' }, rounds: { type: 'string' } } });
const customers = Number(given.customers ?? 20_000);
const rounds = Number(given.rounds ?? 10);
const windowMs = 3000;
const atOnce = 4;

process.env.OPERATIONS_PER_MINUTE = '1000000';
const server = await startBenchServer(customers);
await server.whenIdle();
const document = '{ customers(first: 20) { nodes { id city ordersCount orders(first: 3) { nodes { id placedAt status } } } } }';

/** Milliseconds of each request within a window. */
async function requests(person) {
  const took = [];
  const until = performance.now() + windowMs;
  const one = async () => {
    while (performance.now() < until) {
      const before = performance.now();
      await person.ask(document, {});
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return took;
}

const [analyst, owner] = [await server.signedInAs('analyst@demo.test'), server.owner];
const [asAnalyst, asOwner, ratios] = [[], [], []];
try {
  await requests(owner);
  await requests(analyst);
  for (let round = 0; round < rounds; round += 1) {
    const [a, b] =
      round % 2 === 0 ? [await requests(analyst), await requests(owner)] : [await requests(owner), await requests(analyst)].toReversed();
    asAnalyst.push(...a);
    asOwner.push(...b);
    ratios.push(a.length / b.length);
  }
  const perSecond = (took) => Math.round((took.length * 1000) / (rounds * windowMs));
  console.log(`analyst ${perSecond(asAnalyst)}/s, owner ${perSecond(asOwner)}/s; load of the machine ${loadavg()[0].toFixed(1)}`);
} finally {
  await server.close();
}

const ratio = quantile(ratios, 0.5);
report(`access-${customers}`, [
  {
    command: 'access',
    question: 'a page of customers as an analyst; the rival is the owner, the ratio that of requests a second',
    aim: 'at least 0.95 of the owner’s requests a second',
    median: quantile(asAnalyst, 0.5),
    p95: quantile(asAnalyst, 0.95),
    rival: quantile(asOwner, 0.5),
    ratio,
    met: ratio >= 0.95,
  },
]);
