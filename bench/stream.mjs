// `pnpm bench stream [--customers 1000000] [--viewers 16] [--seconds 30] [--rates 500,1000,2000]`: viewers ask previews without a pause, each
// question a different one, while orders arrive through the graph in calls of 50. Every answer has to count at least the orders that were
// acknowledged before it was asked.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { quantile } from './measure.mjs';
import { orderMaker, sendOrders } from './orders.mjs';
import { questionMaker } from './questions.mjs';
import { report } from './report.mjs';
import { startBenchServer } from './server.mjs';

const text = { type: 'string' };
const { values: given } = parseArgs({ options: { customers: text, viewers: text, seconds: text, rates: text } });
const customers = Number(given.customers ?? 1_000_000);
const viewers = Number(given.viewers ?? 16);
const seconds = Number(given.seconds ?? 30);
const rates = (given.rates ?? '500,1000,2000').split(',').map(Number);
const aim = 50;

const server = await startBenchServer(customers, { engine: 'columnar' });
const direct = new pg.Client({ connectionString: server.databaseUrl });
await direct.connect();
const results = [];
try {
  console.log(`The replica took ${await server.whenReady()} s.`);
  await server.whenIdle();
  const make = await orderMaker(direct, 5);
  const next = questionMaker(42);
  for (let warm = 0; warm < 40; warm += 1) await server.preview(next());
  for (const rate of rates) {
    const over = AbortSignal.timeout(seconds * 1000);
    const times = [];
    let stale = 0;
    let checks = 0;
    const acknowledged = new Set();
    const mark = `bench-${rate}-${Date.now()}`;
    const marked = () => make({ channel: mark });
    const sending = sendOrders(server.owner, marked, {
      perSecond: rate,
      signal: over,
      onDone: (orders) => orders.forEach(({ customer }) => acknowledged.add(customer.card)),
    });
    const viewer = async (index) => {
      while (!over.aborted) {
        const begun = performance.now();
        if (index === 0) {
          const least = acknowledged.size;
          const { count } = await server.preview(`count(orders within 1 days where channel = "${mark}") >= 1`);
          checks += 1;
          if (count < least) stale += 1;
        } else await server.preview(next());
        times.push(performance.now() - begun);
      }
    };
    const [sent] = await Promise.all([sending, ...Array.from({ length: viewers }, (_, index) => viewer(index))]);
    const held = sent.lateBy < 1000;
    const { process: state, replica } = await server.health();
    results.push({
      command: 'stream',
      question: `${viewers} viewers without a pause at ${customers} customers, while ${rate} orders a second arrive`,
      aim: rate === 500 ? aim : null,
      median: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      rival: null,
      ratio: null,
      met: rate === 500 ? quantile(times, 0.95) <= aim && stale === 0 && held : null,
      questions: times.length,
      ordersPerSecond: sent.perSecond,
      held,
      checks,
      stale,
      memoryBytes: state.memoryBytes,
      loopDelayMs: state.loopDelayMs,
      lag: replica.lag,
    });
    console.log(results.at(-1));
  }
} finally {
  await direct.end();
  await server.close();
}
report(`stream-${customers}`, results);
