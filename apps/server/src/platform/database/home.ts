import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { cp, chmod, chown, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Log } from '../log.js';
import { binariesFolder } from './binaries.js';
import { runProgram } from './run-program.js';

/** The account of the operating system that PostgreSQL runs as, where it is not our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where the embedded database lives and with whose programs and rights. */
export interface Home {
  /** holds data/, password, port and postgres.log */
  readonly folder: string;
  /** holds bin/, lib/ and share/ of PostgreSQL */
  readonly programs: string;
  readonly account: Account | undefined;
}

/**
 * Decides where the embedded database lives. PostgreSQL refuses to run as root, so root hands it to another account, which must be able to
 * walk to its folder and programs; where it cannot (a checkout under /root), both live under /var/lib/regulars, and the log says so.
 */
export async function chooseHome(wanted: string, log: Log): Promise<Home> {
  const programs = binariesFolder();
  if (process.getuid?.() !== 0) {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    return { folder: join(wanted, 'postgres'), programs, account: undefined };
  }
  const usual = join(wanted, 'postgres');
  const account = accountFor(usual);
  const elsewhere = join(
    '/var/lib/regulars',
    `${basename(dirname(wanted))}-${createHash('sha256').update(wanted).digest('hex').slice(0, 8)}`,
  );
  await mkdir(wanted, { recursive: true });
  const folder = canReach(wanted, account) ? usual : join(elsewhere, 'postgres');
  if (folder !== usual) log.warn(`PostgreSQL cannot run as root and its account cannot reach ${wanted}; the database is in ${folder}.`);
  await mkdir(dirname(folder), { recursive: true, mode: 0o755 });
  return { folder, programs: await reachablePrograms(programs, elsewhere, account), account };
}

/** A folder inside the home, owned by the account and closed to others. */
export async function makeOwnFolder(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
}

/** The owner of an existing database stays its owner; a new one goes to "postgres" or, without such an account, to "nobody". */
function accountFor(folder: string): Account {
  if (existsSync(folder)) {
    const { uid, gid } = statSync(folder);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((fields) => fields[0] === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is no account "postgres" or "nobody" to run it as. Start as another user, or set DATABASE_URL.',
  );
}

/** Whether the account may walk through every folder down to this one. */
function canReach(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0 && (dirname(folder) === folder || canReach(dirname(folder), account));
}

async function reachablePrograms(programs: string, elsewhere: string, account: Account): Promise<string> {
  if (await canRun(programs, account)) return programs;
  const copy = join(elsewhere, 'postgresql');
  const { mtimeMs } = await stat(join(programs, 'bin', 'postgres'));
  const version = `${copy}-${Math.round(mtimeMs)}`;
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await cp(programs, version, { recursive: true, verbatimSymlinks: true });
  await runProgram('chmod', ['-R', 'a+rX', version], undefined);
  return version;
}

async function canRun(programs: string, account: Account): Promise<boolean> {
  return runProgram(join(programs, 'bin', 'postgres'), ['--version'], account).then(
    () => true,
    () => false,
  );
}
