// `pnpm bench import [--customers 100000] [--lines 1000000]`: a file of order lines from upload to the last row, checked as a whole first, against
// COPY of the finished rows into the same tables with their indexes. Previews are asked meanwhile, and the memory of the process is watched.
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { quantile, random, wait } from './measure.mjs';
import { report } from './report.mjs';
import { startBenchServer } from './server.mjs';

const { from: copyFrom, to: copyTo } = createRequire(new URL('../apps/server/package.json', import.meta.url))('pg-copy-streams');
const { values: given } = parseArgs({ options: { customers: { type: 'string' }, lines: { type: 'string' } } });
const customers = Number(given.customers ?? 100_000);
const lines = Number(given.lines ?? 1_000_000);
const aim = 8;
const tables = ['customers', 'identities', 'contact_points', 'products', 'orders', 'order_keys', 'lines'];

const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-import-'));
const file = join(folder, 'orders.csv');
await writeOrders(file);
process.env.BENCH_DATA ??= join(folder, 'shop');
const server = await startBenchServer(1000);
const direct = new pg.Client({ connectionString: server.databaseUrl });
await direct.connect();
try {
  await server.whenIdle();
  const idle = server.memory();
  let peak = idle;
  const watching = setInterval(() => (peak = Math.max(peak, server.memory())), 250);
  const previews = [];
  const over = new AbortController();
  const asking = (async () => {
    while (!over.signal.aborted) {
      const begun = performance.now();
      await server.preview('count(orders within 60 days) >= 3 and city = "Hangzhou"');
      previews.push(performance.now() - begun);
      await wait(500);
    }
  })();
  let checked = 0;
  const begun = performance.now();
  const rows = await imported(() => (checked = performance.now() - begun));
  const ours = performance.now() - begun;
  over.abort();
  await asking;
  clearInterval(watching);
  if (rows.created !== lines) throw new Error(`${rows.created} of ${lines} rows are new.`);

  const rival = await copied();
  const result = {
    command: 'import',
    question: `import of ${lines} order lines of ${customers} customers from CSV, checked and committed`,
    aim: `at most ${aim} times COPY of the finished rows`,
    median: ours,
    p95: ours,
    rival,
    ratio: ours / rival,
    met: ours / rival <= aim,
    checkMs: checked,
    rowsPerSecond: (lines / ours) * 1000,
    memoryAboveIdleMb: (peak - idle) / 1e6,
    previewP95: quantile(previews, 0.95),
    previews: previews.length,
    fileMb: statSync(file).size / 1e6,
    engine: process.env.REGULARS_ENGINE ?? 'auto',
  };
  console.table([
    {
      seconds: (ours / 1000).toFixed(1),
      'of them checking': (checked / 1000).toFixed(1),
      'rows a second': Math.round(result.rowsPerSecond),
      'COPY, seconds': (rival / 1000).toFixed(1),
      ratio: result.ratio.toFixed(1),
      'memory above idle, MB': Math.round(result.memoryAboveIdleMb),
      'preview p95, ms': Math.round(result.previewP95),
    },
  ]);
  console.log(`ratio ${result.ratio.toFixed(1)}; aim ${aim}: ${result.met ? 'met' : 'not met'}`);
  report(`import-${lines}`, [result]);
} finally {
  await direct.end();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Orders of two lines on average, of customers with a number and an e-mail address. */
async function writeOrders(path) {
  const draw = random(11);
  const out = createWriteStream(path);
  const write = async (text) => void (out.write(text) || (await once(out, 'drain')));
  await write('order number,sku,product name,quantity,date,unit price,customer id,email\n');
  let order = 0;
  for (let line = 0; line < lines; line += 1) {
    if (line === 0 || draw() < 0.5) order += 1;
    const customer = (order * 7919) % customers;
    const day = new Date(Date.UTC(2025, 0, 1) + ((order * 104_729) % 600) * 86_400_000).toISOString().slice(0, 10);
    const product = Math.floor(draw() * 2000);
    await write(
      `B${order},P${product},Product ${product},${1 + Math.floor(draw() * 5)},${day},${(1 + draw() * 50).toFixed(2)},C${customer},c${customer}@example.com\n`,
    );
  }
  out.end();
  await once(out, 'finish');
}

/** From the upload to the last row; answers what became of the rows. */
async function imported(onChecked) {
  const owner = await server.signedInAs('owner@demo.test');
  const { size } = statSync(file);
  const uploaded = await fetch(`${server.url}/files`, {
    method: 'POST',
    headers: { cookie: owner.cookie, 'content-length': String(size), 'x-file-name': 'orders.csv' },
    body: createReadStream(file),
    duplex: 'half',
  });
  const { id: fileId } = await uploaded.json();
  const { startImport } = await owner.ask(
    'mutation ($input: StartImportInput!) { startImport(input: $input) { id columns { column target } } }',
    {
      input: { fileId, kind: 'ORDERS' },
    },
  );
  const { id, columns } = startImport;
  await owner.ask('mutation ($input: MapImportInput!) { mapImport(input: $input) { id } }', {
    input: { id, mapping: columns, options: { source: 'bench' } },
  });
  await ended(owner, id, 'CHECKED');
  onChecked();
  await owner.ask('mutation ($id: ID!) { commitImport(id: $id) { id } }', { id });
  return ended(owner, id, 'DONE');
}

async function ended(owner, id, state) {
  for (;;) {
    const found = (await owner.ask('query ($id: ID!) { import(id: $id) { state failure rows { total created rejected } } }', { id }))
      .import;
    if (found.state === state) return found.rows;
    if (found.state === 'FAILED') throw new Error(found.failure);
    await wait(200);
  }
}

/** The finished rows taken out and put into the emptied tables again: only the way in is timed. */
async function copied() {
  for (const table of tables)
    await pipeline(direct.query(copyTo(`copy ${table} to stdout (format binary)`)), createWriteStream(join(folder, table)));
  await direct.query(`truncate ${tables.join(', ')} cascade`);
  const begun = performance.now();
  for (const table of tables)
    await pipeline(createReadStream(join(folder, table)), direct.query(copyFrom(`copy ${table} from stdin (format binary)`)));
  return performance.now() - begun;
}
