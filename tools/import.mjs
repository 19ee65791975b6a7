// `pnpm run import orders.csv` (pnpm has an `import` of its own): the dry run of a file; with --commit its rows go in. Writes to DATABASE_URL
// or the embedded database, whether the server runs or not. Ends with 0, with 1 after an error, with 2 when somebody has to decide something first.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';

const usage = `
  pnpm run import <file> [--kind orders|customers|products] [--source file] [--zone Asia/Shanghai] [--dates day-first|month-first]
              [--decimals point|comma] [--whole-orders] [--commit] [--rejected <file>] [--as <e-mail>]

    --kind          what is in it; found in the file unless said
    --source        the system whose numbers it carries
    --zone          zone of times without offset; the shop's unless said
    --dates         what 03/04/2026 is, where the file leaves it open
    --decimals      what 1,234 is, where the file leaves it open
    --whole-orders  lines that a known order has and the file has not are taken away
    --commit        write the rows; without it only the check is done
    --rejected      where to write rejected rows with their reasons
    --as            who imports; the first owner unless said
`;
const kinds = { orders: 'ORDERS', customers: 'CUSTOMERS', products: 'PRODUCTS' };
const dates = { 'day-first': 'DMY', 'month-first': 'MDY' };
const decimals = { point: '.', comma: ',' };

const request = readRequest();
if (!request) {
  process.stderr.write(usage);
  process.exit(1);
}
if (!(await build('--filter=@regulars/server'))) process.exit(1);
const server = (path) => import(`../apps/server/dist/${path}`);

try {
  const { readConfig } = await server('platform/config.js');
  const { createLog } = await server('platform/log.js');
  const { systemClock } = await server('platform/clock.js');
  const { composeProduct, entities } = await server('product.js');
  const { importFile } = await server('modules/imports/index.js');
  const { startWorker } = await server('server.js');
  const config = { ...readConfig(), demo: false, importFolder: undefined };
  const worker = await startWorker({ config, log: createLog('error'), now: systemClock, entities, compose: composeProduct });
  try {
    process.exitCode = tell(await importFile(worker, request, show));
  } finally {
    await worker.close();
  }
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function readRequest() {
  const text = { type: 'string' };
  const flag = { type: 'boolean' };
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        kind: text,
        source: text,
        zone: text,
        dates: text,
        decimals: text,
        'whole-orders': flag,
        commit: flag,
        rejected: text,
        as: text,
        help: flag,
      },
    });
    const chosen = [
      [values.kind, kinds],
      [values.dates, dates],
      [values.decimals, decimals],
    ];
    if (values.help || positionals.length !== 1 || chosen.some(([said, known]) => said !== undefined && !(said in known))) return undefined;
    return {
      path: resolve(positionals[0]),
      commit: values.commit ?? false,
      ...(values.kind && { kind: kinds[values.kind] }),
      ...(values.as && { as: values.as }),
      ...(values.rejected && { rejectedTo: resolve(values.rejected) }),
      options: {
        source: values.source,
        zone: values.zone,
        wholeOrders: values['whole-orders'],
        dateOrder: dates[values.dates],
        decimalMark: decimals[values.decimals],
      },
    };
  } catch {
    return undefined;
  }
}

function show({ state, done, total }) {
  if (!process.stdout.isTTY || total === 0) return;
  process.stdout.write(`\r  ${state.toLowerCase()} ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows\u001B[K`);
}

function tell({ state, kind, read, columns, rows, issues, open, failure }) {
  const count = (name) => `  ${rows[name].toLocaleString('en').padStart(12)}  ${name}`;
  const lines = [
    `\n  ${kind.toLowerCase()}: ${read}\n`,
    ...columns.map(({ column, target }) => `  ${column.padEnd(32)} ${target === null ? 'left out' : `→ ${target}`}`),
    '',
    ...['total', 'created', 'updated', 'unchanged', 'rejected', 'anonymous'].map(count),
    '',
    ...issues.map(
      (issue) =>
        `  ${String(issue.count).padStart(12)}  ${issue.severity.toLowerCase()} ${issue.code}${issue.column === null ? '' : ` in ${issue.column}`}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const told = failure ?? open;
  if (told) process.stderr.write(`\n  ${told}\n`);
  if (state === 'FAILED') return 1;
  process.stdout.write(state === 'DONE' ? '\n  The rows are in.\n' : '\n  Checked; nothing was written.\n');
  return open === undefined ? 0 : 2;
}
