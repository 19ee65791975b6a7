import type { WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Database } from '../database/database.js';
import type { Log } from '../log.js';

const aliveLock = 7_205_404;
const lookEvery = 30_000;

/**
 * Frees the jobs of workers whose process died. graphile-worker itself waits four hours before it runs a job again that a killed worker
 * had taken. Here each worker holds an advisory lock named after it for as long as its process is connected; a job that is taken by a
 * worker without such a lock has lost its worker. Works for several servers on one database; looks at the start and every half minute.
 */
export async function guardWorkers(database: Database, log: Log, events: WorkerEvents): Promise<{ close(): Promise<void> }> {
  const workers = new Set<string>();
  let closed = false;
  let client: pg.Client | undefined;

  const connected = async (): Promise<pg.Client> => {
    if (client) return client;
    const next = new pg.Client({ connectionString: database.url, application_name: 'regulars job guard', keepAlive: true });
    next.on('error', (error) => log.warn(error, 'The connection that vouches for our jobs was lost.'));
    next.on('end', () => (client = undefined));
    await next.connect();
    client = next;
    for (const worker of workers) await vouch(next, worker);
    return next;
  };
  let turn: Promise<unknown> = Promise.resolve();
  /** One worker after the other: all are vouched for on one connection. */
  const add = (worker: string): Promise<void> => {
    const mine = turn.then(async () => {
      const known = await connected(); // which vouches for those that were there
      workers.add(worker);
      await vouch(known, worker);
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
  const look = async (): Promise<void> => {
    if (!closed) await freeAbandoned(await connected(), log);
  };
  const report = (error: unknown): void => {
    if (!closed) log.warn(error, 'Jobs of dead workers stay taken for now.');
  };

  await look();
  events.on('worker:create', ({ worker }) => void add(worker.workerId).catch(report));
  const timer = setInterval(() => void look().catch(report), lookEvery).unref();
  return {
    close: async () => {
      closed = true;
      clearInterval(timer);
      await client?.end();
    },
  };
}

async function vouch(client: pg.Client, worker: string): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1, hashtext($2))', [aliveLock, worker]);
}

async function freeAbandoned(client: pg.Client, log: Log): Promise<void> {
  const { rows } = await client.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker.jobs
      where locked_by is not null and not exists (
        select from pg_locks
         where locktype = 'advisory' and objsubid = 2 and classid = $1::integer::oid and objid = hashtext(locked_by)::oid
           and database = (select oid from pg_database where datname = current_database()))`,
    [aliveLock],
  );
  if (rows.length === 0) return;
  const dead = rows.map((row) => row.worker);
  await client.query('select graphile_worker.force_unlock_workers($1)', [dead]);
  log.info({ workers: dead.length }, 'Jobs of a killed server run again.');
}
