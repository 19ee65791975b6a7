// `pnpm bench members [--customers 1000000] [--segments 500] [--rate 500] [--probes 60]`: from the moment an order is accepted to the moment a
// subscriber hears that its customer is a member, while so many segments are followed and orders arrive; and how late time alone moves somebody.
import { EventEmitter, once } from 'node:events';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { quantile, wait } from './measure.mjs';
import { orderMaker, record, sendOrders } from './orders.mjs';
import { report } from './report.mjs';
import { benchSegments } from './segments.mjs';
import { startBenchServer } from './server.mjs';

const text = { type: 'string' };
const { values: given } = parseArgs({ options: { customers: text, segments: text, rate: text, probes: text } });
const customers = Number(given.customers ?? 1_000_000);
const segments = Number(given.segments ?? 500);
const rate = Number(given.rate ?? 500);
const probes = Number(given.probes ?? 60);
const heard = 'subscription ($id: ID!) { membershipChanged(segmentId: $id) { entered cause customer { id } } }';

const server = await startBenchServer(customers);
const direct = new pg.Client({ connectionString: server.databaseUrl });
await direct.connect();
const over = new AbortController();
const results = [];
try {
  if (customers >= 100_000) console.log(`The replica took ${await server.whenReady()} s.`);
  await server.whenIdle();
  await benchSegments(server, segments);
  const make = await orderMaker(direct, 9);
  const run = Date.now();
  const segment = async (name, condition) =>
    (
      await server.owner.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
        input: { name, condition },
      })
    ).createSegment.id;
  const probe = await segment(`Probe ${run}`, `count(orders within 30 days where channel = "probe-${run}") >= 1`);
  const lapse = await segment(`Lapse ${run}`, `count(orders within 1 hours where channel = "probe-${run}") >= 1`);
  await benchSegments(server, 0);
  const entered = listen(probe);
  const left = listen(lapse);
  await wait(1000);

  const soon = new Date(Date.now() - 3_600_000 + 30_000); // leaves the hour in half a minute
  const sending = sendOrders(server.owner, make, { perSecond: rate, signal: over.signal });
  const cards = (await direct.query(`select value from identities where kind = 'card' order by customer_id desc limit ${probes}`)).rows;
  const times = [];
  for (const [index, { value: card }] of cards.entries()) {
    const before = entered.count;
    const placedAt = index === 0 ? soon.toISOString() : new Date().toISOString();
    await record(server.owner, [make({ channel: `probe-${run}`, customer: { card }, placedAt })]);
    const accepted = performance.now();
    await entered.until(before + 1);
    times.push(performance.now() - accepted);
    await wait(150);
  }
  const moment = soon.getTime() + 3_600_000;
  await left.untilLeft();
  const lateBy = Date.now() - moment;
  over.abort();
  const sent = await sending;
  const held = sent.lateBy < 1000;
  const common = { command: 'members', rival: null, ratio: null, ordersPerSecond: sent.perSecond, held, memoryBytes: server.memory() };
  const p95 = quantile(times, 0.95);
  results.push({
    ...common,
    question: `order accepted to membership heard, ${segments} segments, ${rate} orders a second, ${customers} customers`,
    aim: 1000,
    median: quantile(times, 0.5),
    p95,
    met: p95 <= 1000 && held,
  });
  results.push({
    ...common,
    question: `exit by time alone, after the instant, ${segments} segments, ${rate} orders a second`,
    aim: 60_000,
    median: lateBy,
    p95: lateBy,
    met: lateBy <= 60_000,
  });
  console.log(sent, await server.owner.ask('{ health { durations { kind count median p95 } } }').then(JSON.stringify));
} finally {
  over.abort();
  await direct.end();
  await server.close();
}
report(`members-${customers}`, results);

/** Counts what a subscriber hears of a segment. */
function listen(id) {
  const heardOf = new EventEmitter();
  let count = 0;
  let hasLeft = false;
  void (async () => {
    for await (const { data } of server.owner.follow(heard, { id }, over.signal)) {
      if (!data) continue;
      count += 1;
      hasLeft ||= !data.membershipChanged.entered;
      heardOf.emit('change');
    }
  })().catch(() => {});
  const until = async (isMet) => {
    const signal = AbortSignal.timeout(120_000);
    while (!isMet()) await once(heardOf, 'change', { signal });
  };
  return {
    get count() {
      return count;
    },
    until: (least) => until(() => count >= least),
    untilLeft: () => until(() => hasLeft),
  };
}
