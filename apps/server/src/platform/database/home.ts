import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
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

/** For what root's own folders would hide from the account. */
const elsewhere = '/var/lib/regulars';

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
  return { folder, programs: await reachablePrograms(programs, account), account };
}

/** A folder inside the home, owned by the account and closed to others. */
export async function makeOwnFolder(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
}

/** Renames a finished draft to its place; when another process was faster, the draft goes and its work stays. */
export async function putInPlace(draft: string, place: string): Promise<void> {
  await rename(draft, place).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

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

/** The programs themselves or, when the account cannot run them where they are, a copy that it can. */
async function reachablePrograms(programs: string, account: Account): Promise<string> {
  if (await canRun(programs, account)) return programs;
  const { mtimeMs } = await stat(join(programs, 'bin', 'postgres'));
  const copy = join(elsewhere, `postgresql-${shortHash(`${programs} ${mtimeMs}`)}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await cp(programs, draft, { recursive: true, verbatimSymlinks: true });
  await runProgram('chmod', ['-R', 'a+rX', draft], undefined);
  await putInPlace(draft, copy);
  return copy;
}

async function canRun(programs: string, account: Account): Promise<boolean> {
  return runProgram(join(programs, 'bin', 'postgres'), ['--version'], account).then(
    () => true,
    () => false,
  );
}
