import pg, { type Pool, type PoolClient } from 'pg';
import { stopwatch, systemClock } from '../platform/clock.js';
import { failure } from '../platform/errors.js';
import { noteDuration } from './slow-questions.js';
import type { Statement } from './sql.js';

const cancelled = '57014';

/** What running a statement needs of the caller. */
export interface Runner {
  readonly pool: Pool;
  readonly signal: AbortSignal;
  /** milliseconds that it may take, where it is not what the configuration says */
  readonly patience?: number;
}

/** Runs a statement; when the caller goes away, or asks to, it is cancelled in the database, not only here. */
export async function runStatement<Row extends object>({ pool, signal, patience }: Runner, statement: Statement): Promise<Row[]> {
  if (signal.aborted) throw gone();
  const client = await pool.connect();
  if (signal.aborted) {
    client.release(); // gone while it waited for a connection
    throw gone();
  }
  let cancelling: Promise<void> | undefined;
  const stop = (): void => {
    cancelling = cancel(pool, client);
  };
  signal.addEventListener('abort', stop, { once: true });
  const took = stopwatch();
  try {
    if (patience !== undefined) await client.query(`set statement_timeout = ${patience}`);
    const { rows } = await client.query<Row>(statement.text, [...statement.values]);
    return rows;
  } catch (error) {
    if (isCancellation(error))
      throw signal.aborted ? gone() : failure('LIMIT_REACHED', 'The question took too long and was stopped.', { limit: 'time' });
    throw error;
  } finally {
    noteDuration(pool, statement.text, systemClock(), took());
    signal.removeEventListener('abort', stop);
    await cancelling; // before the connection is somebody else's, whose statement it would stop
    if (patience !== undefined) await client.query('reset statement_timeout').catch(() => undefined);
    client.release();
  }
}

/** Rows of one column of JSON arrays, the shape that every record is read in. */
export async function runRows(runner: Runner, statement: Statement): Promise<readonly (readonly unknown[])[]> {
  const rows = await runStatement<{ v: readonly unknown[] }>(runner, statement);
  return rows.map((row) => row.v);
}

/** The answer to who does not wait any more. */
export const gone = () => failure('UNAVAILABLE', 'The question was cancelled.');

const isCancellation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === cancelled;

/**
 * Postgres cancels by process id; pg keeps it on the client without saying so in its types. By a connection of its own: those of the pool may all
 * be held by statements that wait to be cancelled.
 */
async function cancel({ options }: Pool, client: PoolClient): Promise<void> {
  const pid = Reflect.get(client, 'processID');
  if (typeof pid !== 'number') return;
  const own = new pg.Client({ connectionString: options.connectionString, application_name: 'regulars cancels' });
  own.on('error', () => undefined); // the query that waits hears of it
  try {
    await own.connect();
    await own.query('select pg_cancel_backend($1)', [pid]);
  } catch {
    // the statement ends by its time limit then
  } finally {
    await own.end().catch(() => undefined);
  }
}
