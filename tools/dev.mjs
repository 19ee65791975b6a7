// `pnpm dev`: everything rebuilt or restarted as it is saved. The admin is at http://localhost:5173 and asks the server on port 4000.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { endWithLauncher } from './end-with-launcher.mjs';

const bin = (name) => join('node_modules', '.bin', name);
endWithLauncher();
if (!(await build())) process.exit(1);

const children = [
  start('.', bin('tsc'), '-p', 'packages/segment-language/tsconfig.build.json', '--watch', '--preserveWatchOutput'),
  start('.', bin('tsc'), '-p', 'packages/graph/tsconfig.build.json', '--watch', '--preserveWatchOutput'),
  start(
    'apps/server',
    process.execPath,
    '--watch-path=src',
    '--watch-path=../../packages',
    '--watch-preserve-output',
    '--import',
    '@oxc-node/core/register',
    'src/main.ts',
  ),
  start('apps/admin', join(root, 'apps/admin', bin('vite'))),
];

function start(folder, program, ...args) {
  const child = spawn(program, args, { cwd: join(root, folder), stdio: 'inherit' });
  child.on('close', stop);
  return child;
}

let stopping = false;
/** One ends, all end; the server is given the time to close its database. */
function stop() {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
