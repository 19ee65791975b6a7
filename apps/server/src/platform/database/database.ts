import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { startEmbedded } from './embedded.js';
import { migrate } from './migrate.js';
import type { Settings } from './postmaster.js';

/** The open database: TypeORM for writes, a pool of its own for reads, which give up after `Config.statementTimeout`. */
export interface Database {
  readonly dataSource: DataSource;
  readonly pool: pg.Pool;
  readonly url: string;
  /** Ends the statements that this process is writing with; their transactions come to nothing. */
  cancelWriting(): Promise<void>;
  /** folder of the embedded database; undefined for a given one */
  readonly folder: string | undefined;
  /** Waits for running statements; stops the embedded database when nobody else uses it. */
  close(): Promise<void>;
}

/** Classes with TypeORM's decorators. */
export type Entities = readonly (abstract new (...args: never[]) => object)[];

// A date has no time and no zone; as a Date it would become midnight of the server's zone and could change its day.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Starts or reaches the database and brings its tables up to date. `settings` are PostgreSQL's own, for the embedded one. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'folder' | 'statementTimeout'>,
  log: Log,
  entities: Entities = [],
  settings: Settings = {},
): Promise<Database> {
  const embedded = config.databaseUrl === undefined ? await startEmbedded(config.folder, log, settings) : undefined;
  const url = config.databaseUrl ?? embedded?.url ?? '';
  let connected: Database | undefined;
  const close = async (): Promise<void> => {
    await connected?.close();
    await embedded?.release();
  };
  try {
    connected = await connectDatabase(url, log, config.statementTimeout, entities);
    await migrate(connected.dataSource, url);
    return { ...connected, folder: embedded?.folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Connects to a database whose tables are up to date. */
export async function connectDatabase(url: string, log: Log, statementTimeout: number, entities: Entities = []): Promise<Database> {
  const applicationName = `regulars writes ${randomUUID()}`;
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    applicationName,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    installExtensions: false,
    poolSize: 10,
    poolErrorHandler: (error: unknown) => log.warn(error, 'An idle database connection was lost.'),
  });
  await dataSource.initialize().catch((error: unknown) => {
    throw new Error(unreachable(url, error));
  });
  // A roll-up joined to customers would be computed by every parallel worker anew, and viewers share the cores anyway.
  const options = '-c max_parallel_workers_per_gather=0';
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'regulars reads',
    max: 10,
    statement_timeout: statementTimeout,
    options,
  });
  pool.on('error', (error) => log.warn(error, 'An idle database connection was lost.'));
  // One lost between two statements tells its holder at the next one; the event itself, unheard, would end the process.
  pool.on('connect', (client) => client.on('error', (error) => log.debug(error, 'A database connection in use was lost.')));
  return {
    dataSource,
    pool,
    url,
    folder: undefined,
    cancelWriting: async () => {
      await pool.query(`select pg_cancel_backend(pid) from pg_stat_activity where application_name = $1 and state = 'active'`, [
        applicationName,
      ]);
    },
    close: async () => {
      await pool.end();
      await dataSource.destroy();
    },
  };
}

/** Names the place without the password. */
function unreachable(url: string, error: unknown): string {
  const { host, pathname, username } = new URL(url);
  // A host with several addresses gives an error for each and no message of its own.
  const causes: unknown[] = error instanceof AggregateError ? error.errors : [error];
  const reasons = causes.map((cause) => (cause instanceof Error ? cause.message : String(cause)));
  return `The database ${pathname.slice(1)} at ${host} cannot be opened as ${username || 'nobody'}: ${reasons.join('; ')}. Look at DATABASE_URL.`;
}
