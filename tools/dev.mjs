// `pnpm dev`: everything rebuilt or restarted as it is saved. The admin is at http://localhost:5173 and asks the server on port 4000.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { endWithLauncher } from './end-with-launcher.mjs';

/** Milliseconds of quiet after which what was saved is taken to be all. */
const quiet = 300;

endWithLauncher();
if (!(await build('--filter=./packages/*'))) process.exit(1);

let stopping = false;
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const others = [
  start('.', tsc, '-p', 'packages/segment-language/tsconfig.build.json', '--watch', '--preserveWatchOutput'),
  start('.', tsc, '-p', 'packages/value-models/tsconfig.build.json', '--watch', '--preserveWatchOutput'),
  start('.', tsc, '-p', 'packages/graph/tsconfig.build.json', '--watch', '--preserveWatchOutput'),
  start('apps/admin', join(root, 'apps/admin/node_modules/vite/bin/vite.js')),
];
for (const child of others) child.on('close', stop);

let server = startServer();
let timer;
for (const folder of ['apps/server/src', 'packages/segment-language/dist', 'packages/value-models/dist', 'packages/graph/dist']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, quiet);
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

function start(folder, ...args) {
  return spawn(process.execPath, args, { cwd: join(root, folder), stdio: 'inherit' });
}

function startServer() {
  return start('apps/server', '--enable-source-maps', '--import', '@oxc-node/core/register', 'src/main.ts');
}

/** The next server starts when the last one has closed its database; one that failed waits for the next change. */
function restart() {
  if (stopping) return;
  const again = () => {
    if (!stopping) server = startServer();
  };
  if (server.exitCode !== null || server.signalCode !== null) return again();
  if (server.listenerCount('close') === 0) server.once('close', again); // else it is stopping already
  server.kill('SIGTERM');
}

/** One ends, all end. */
function stop() {
  if (stopping) return;
  stopping = true;
  const children = [server, ...others].filter((child) => child.exitCode === null && child.signalCode === null);
  let left = children.length;
  for (const child of children) {
    child.once('close', () => --left === 0 && process.exit());
    child.kill('SIGTERM');
  }
}
