import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import type { Home } from './home.js';
import { runProgram } from './run-program.js';

/** A setting of PostgreSQL by name; values without spaces or quotes. */
export type Settings = Readonly<Record<string, string>>;

/** For two cores and a few GB; reads of one shop are wide, so plans may use both cores and never wait for a JIT compiler. */
const settings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '512MB',
  work_mem: '64MB',
  maintenance_work_mem: '256MB',
  effective_cache_size: '2GB',
  random_page_cost: '1.1',
  effective_io_concurrency: '100',
  max_parallel_workers_per_gather: '2',
  jit: 'off',
  wal_compression: 'pglz',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  log_checkpoints: 'off',
  client_connection_check_interval: '5s', // statements of a killed server end
  timezone: 'UTC',
};

/** The port of the PostgreSQL that serves this folder now; undefined when none does. A lock file whose process is gone is removed. */
export async function findPostmaster(home: Home): Promise<number | undefined> {
  const lockFile = join(home.folder, 'data', 'postmaster.pid');
  const lines = await readFile(lockFile, 'utf8').then(
    (text) => text.split('\n'),
    () => undefined,
  );
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!lines || !pid) return undefined;
  if (isPostgres(pid)) return port || undefined;
  // After a crash of the machine another program may carry the number, and PostgreSQL would refuse to start.
  await rm(lockFile, { force: true });
  return undefined;
}

/** Starts PostgreSQL on this folder and waits until it accepts connections. Rejects when it does not start. */
export async function startPostmaster(home: Home, extra: Settings): Promise<void> {
  const port = await keptPort(home);
  const roomy = platform() === 'linux' ? await hasRoomySharedMemory() : true;
  // Containers give /dev/shm 64 MB, too little for parallel joins; files then take its place.
  const all: Settings = { ...settings, ...(roomy ? {} : { dynamic_shared_memory_type: 'mmap' }), ...extra, port: String(port) };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const log = join(home.folder, 'postgres.log');
  const args = ['start', '-w', '-t', '600', '-s', '-D', join(home.folder, 'data'), '-l', log, '-o', options.join(' ')];
  await runProgram(join(home.programs, 'bin', 'pg_ctl'), args, home.account).catch((error: Error) => {
    throw new Error(`The embedded PostgreSQL did not start: ${error.message}\n${lastLines(log)}`);
  });
}

/** Stops PostgreSQL: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopPostmaster(home: Home): Promise<void> {
  await runProgram(
    join(home.programs, 'bin', 'pg_ctl'),
    ['stop', '-w', '-t', '120', '-s', '-m', 'fast', '-D', join(home.folder, 'data')],
    home.account,
  );
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  if (platform() !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres'); // empty for a process that ended and waits to be collected
  } catch {
    return false;
  }
}

/** The port stays the same from start to start, so that an operator's tools find the database again. */
async function keptPort(home: Home): Promise<number> {
  const file = join(home.folder, 'port');
  const kept = await readFile(file, 'utf8').then(Number, () => 0);
  const port = await freePort(kept).catch(() => freePort(0));
  if (port !== kept) await writeFile(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

async function hasRoomySharedMemory(): Promise<boolean> {
  return statfs('/dev/shm').then(
    ({ bavail, bsize }) => bavail * bsize > 1024 ** 3,
    () => false,
  );
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  } catch {
    return '';
  }
}
