// `pnpm demo --customers 1000000`: loads a demo shop of any size into DATABASE_URL, or into the embedded database. A demo shop that is
// there already is replaced; a real shop is never touched.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { run } from './build.mjs';

const usage = `
  pnpm demo [--customers 20000] [--seed 1] [--pace 1] [--lines 2.6] [--database postgres://…]

    --customers   how many customers
    --seed        another number makes another shop
    --pace        how often customers come back; 1 is about seven orders a customer
    --lines       mean lines of an order
    --database    instead of DATABASE_URL
`;

const isWhole = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;

function readOptions() {
  const text = { type: 'string' };
  const { values } = parseArgs({
    options: { customers: text, seed: text, pace: text, lines: text, database: text, help: { type: 'boolean' } },
  });
  const number = (name, usual, isRight) => {
    const value = values[name] === undefined ? usual : Number(values[name]);
    if (!isRight(value)) throw new Error(`--${name} ${values[name]} is not possible.`);
    return value;
  };
  return {
    help: values.help,
    database: values.database,
    shop: {
      customers: number('customers', 20_000, isWhole(1, 20_000_000)),
      seed: number('seed', 1, isWhole(0, 2 ** 31 - 1)),
      pace: number('pace', 1, (value) => value > 0 && value <= 10),
      linesPerOrder: number('lines', 2.6, (value) => value >= 1 && value <= 12),
    },
  };
}

async function buildServer() {
  process.stdout.write('  Building…\n');
  const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  const { code, printed } = await run(process.execPath, [turbo, 'run', 'build', '--filter=@regulars/server', '--output-logs=errors-only']);
  if (code !== 0) throw new Error(`${printed}\nThe build failed.`);
}

const server = (path) => import(`../apps/server/dist/${path}`);

async function loadShop({ database: url, shop }) {
  const { readConfig } = await server('platform/config.js');
  const { createLog } = await server('platform/log.js');
  const { openDatabase } = await server('platform/database/database.js');
  const { ensureBuiltInRoles } = await server('access/roles.js');
  const { loadDemo, removeDemo } = await server('demo/index.js');

  const config = readConfig(url === undefined ? process.env : { ...process.env, DATABASE_URL: url });
  const database = await openDatabase(config, createLog(config.logLevel));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort(new Error('Stopped; nothing was loaded.')));
  try {
    const now = new Date();
    const roleIds = await ensureBuiltInRoles(database.dataSource.manager, now);
    if (await removeDemo(database.pool, now)) process.stdout.write('  The demo shop that was here is removed.\n');
    const started = Date.now();
    const summary = await loadDemo(database.pool, { ...shop, now, roleIds, signal: stopping.signal, onProgress: showProgress() });
    const counts = Object.entries(summary).map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
    process.stdout.write(`  Loaded in ${((Date.now() - started) / 1000).toFixed(1)} s: ${counts.join(', ')}.\n`);
  } finally {
    await database.close();
  }
}

function showProgress() {
  let shown = '';
  return (done, total, stage) => {
    const text = `  ${stage} ${Math.floor((100 * done) / total)} %`;
    if (text === shown) return;
    shown = text;
    if (process.stdout.isTTY) process.stdout.write(`\r${text}\x1b[K${done === total ? '\n' : ''}`);
    else if (done === total || done === 0) process.stdout.write(`${text}\n`);
  };
}

try {
  const options = readOptions();
  if (options.help) process.stdout.write(`${usage}\n`);
  else {
    await buildServer();
    await loadShop(options);
  }
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
