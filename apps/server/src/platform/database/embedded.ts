import pg from 'pg';
import { stopwatch } from '../clock.js';
import type { Log } from '../log.js';
import { ensureCluster, readPassword } from './cluster.js';
import { chooseHome, type Home } from './home.js';
import { findPostmaster, startPostmaster, stopPostmaster, type Settings } from './postmaster.js';

/** The embedded PostgreSQL, running. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** where it keeps its files */
  readonly folder: string;
  /** Ends our use; whoever is the last to use it also stops it. */
  release(): Promise<void>;
}

/** A place among the users: the connection that holds it, and where PostgreSQL listens. */
interface Place {
  readonly client: pg.Client;
  readonly port: number;
}

/** Everyone who uses the embedded database holds this lock, shared; who can take it alone is the last. */
const usersLock = 7_205_401;
const setupLock = 7_205_402;

/** Milliseconds that a recovery after a crash of the machine may take. */
const patience = 600_000;

/**
 * Starts the embedded PostgreSQL of a folder, or joins the one that already serves it: a second process, or one that a killed server left
 * behind. Started anew when it dies under us.
 */
export async function startEmbedded(folder: string, log: Log, settings: Settings = {}): Promise<EmbeddedPostgres> {
  const home = await chooseHome(folder, log);
  await ensureCluster(home);
  const password = await readPassword(home);
  const urlAt = (port: number, role: string, database: string): string => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  let released = false;

  const join = async (): Promise<Place> => {
    const waited = stopwatch();
    for (;;) {
      try {
        const port = await runningPort(home, settings);
        return { port, client: await enter(urlAt(port, 'postgres', 'postgres'), password) };
      } catch (error) {
        if (!isPassing(error) || waited() > patience) throw error;
      }
      await pause(100);
    }
  };

  const takePlace = async (): Promise<Place> => {
    const taken = await join();
    taken.client.once('end', () => {
      if (released) return;
      log.error('The embedded PostgreSQL went away; starting it again.');
      place = takePlace();
      place.catch((error: unknown) => log.fatal(error, 'The embedded PostgreSQL does not start.'));
    });
    return taken;
  };
  let place = takePlace();
  const { port } = await place;

  return {
    url: urlAt(port, 'regulars', 'regulars'),
    folder: home.folder,
    release: async () => {
      if (released) return;
      released = true;
      const { client } = await place;
      const last = await leave(client).catch((error: unknown) => {
        log.warn(error, 'The embedded PostgreSQL was gone before it could be stopped.');
        return false;
      });
      if (last) await stopPostmaster(home);
      await client.end();
    },
  };
}

async function runningPort(home: Home, settings: Settings): Promise<number> {
  const port = await findPostmaster(home);
  if (port !== undefined) return port;
  try {
    await startPostmaster(home, settings);
  } catch (error) {
    if ((await findPostmaster(home)) === undefined) throw error; // else another process was faster
  }
  return runningPort(home, settings);
}

/** Connects, makes the product's role and database on the first time, and takes a place among the users. */
async function enter(url: string, password: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'regulars keeper', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock_shared($1)', [usersLock]);
    await client.query('select pg_advisory_lock($1)', [setupLock]);
    // Not the superuser, who could run programs of the operating system from SQL.
    const role = await client.query(`select from pg_roles where rolname = 'regulars'`);
    if (role.rowCount === 0) await client.query(`create role regulars login createdb password ${client.escapeLiteral(password)}`);
    const database = await client.query(`select from pg_database where datname = 'regulars'`);
    if (database.rowCount === 0) await client.query('create database regulars owner regulars');
    await client.query('select pg_advisory_unlock($1)', [setupLock]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Gives our place up; true when nobody else has one, and then nobody can take one before PostgreSQL is stopped. */
async function leave(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [usersLock]);
  const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [usersLock]);
  if (!rows[0]?.last) return false;
  await connectionsClosed(client);
  return true;
}

/** Milliseconds that connections which were just closed may take to be gone. */
const closing = 2000;

/**
 * Waits for connections under way to their end: a pool says that it has ended before they are, and one that PostgreSQL cuts then raises an
 * error that nobody listens for. Others' connections, such as an operator's psql, are not waited for long.
 */
async function connectionsClosed(client: pg.Client): Promise<void> {
  const waited = stopwatch();
  const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  while (waited() < closing && (await client.query(others)).rowCount !== 0) await pause(20);
}

/** Whether it is just stopping or starting, so that looking again helps. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // shutting down, crashed, starting up; connection refused or cut
  const codes = ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];
  if ('code' in error) return codes.includes(String(error.code));
  // cut while connecting; or a statement of a killed PostgreSQL still runs, which it notices in seconds
  return /terminated|shared memory block/i.test(error.message);
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
