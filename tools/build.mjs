import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program in the project's folder; resolves to its exit code and what it printed. */
export function run(program, args, { show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    });
    let printed = '';
    child.stdout?.on('data', (chunk) => (printed += chunk));
    child.stderr?.on('data', (chunk) => (printed += chunk));
    const stop = () => child.kill('SIGTERM');
    for (const signal of endings) process.once(signal, stop);
    child.on('error', (error) => resolve({ code: 1, printed: String(error) }));
    child.on('close', (code, killed) => {
      for (const signal of endings) process.off(signal, stop);
      if (killed) process.exit(1); // we were told to end, and told the child
      resolve({ code: code ?? 1, printed });
    });
  });
}

/** Runs a task of every package that has it, in the order of their dependencies; unchanged ones come from turbo's cache. */
export const runTask = (task, ...options) => run(process.execPath, [turbo, 'run', task, '--output-logs=errors-only', ...options]);

const line = (text) => process.stdout.isTTY && process.stdout.write(`\r  ${text}\x1b[K`);

/** Builds packages, server and admin, or what turbo's options name; says how long it takes, and everything when it fails. */
export async function build(...options) {
  const started = Date.now();
  const ticking = setInterval(
    () => line(`Building… ${Math.round((Date.now() - started) / 1000)} s (the first time takes up to a minute)`),
    1000,
  );
  if (!process.stdout.isTTY) process.stdout.write('  Building…\n');
  const { code, printed } = await runTask('build', ...options);
  clearInterval(ticking);
  line('');
  if (code !== 0) process.stderr.write(`${printed}\nThe build failed.\n`);
  return code === 0;
}
