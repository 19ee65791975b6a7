import type { Pool, PoolClient } from 'pg';
import type { Platform } from '../../platform/platform.js';
import { type Link, origin, sealOf, type SealedEntry } from './chain.rules.js';
import type { Checkpoints } from './checkpoints.js';

/** Columns of an entry as it is sealed. */
export const sealedColumns = `id, at, kind, action, result, code, user_id as "userId", client_id as "clientId", actor, address, fields, subjects,
  rows, detail`;

const batch = 2000;

/**
 * Seals the entries that wait, in the order they were made, and signs the new end. One server does it at a time; an entry whose transaction is
 * still open gets its place in a later round. Answers how many were sealed.
 */
export async function sealWaiting({ database, now }: Pick<Platform, 'database' | 'now'>, checkpoints: Checkpoints): Promise<number> {
  let sealed = 0;
  for (;;) {
    const end = await inOwnTransaction(database.pool, sealSome);
    if (!end) return sealed;
    sealed += end.count;
    await checkpoints.add(end.before, end, now());
    if (end.count < batch) return sealed;
  }
}

interface Sealed extends Link {
  readonly before: Link;
  readonly count: number;
}

async function sealSome(client: PoolClient): Promise<Sealed | undefined> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('audit seal', 0))`);
  const { rows: waiting } = await client.query<SealedEntry>(
    `select ${sealedColumns} from audit_log where seq is null order by id limit ${batch}`,
  );
  if (waiting.length === 0) return undefined;
  const { rows: ends } = await client.query<{ seq: string; hash: string }>(
    'select seq, hash from audit_log where seq is not null order by seq desc limit 1',
  );
  const before: Link = { seq: Number(ends[0]?.seq ?? 0), hash: ends[0]?.hash ?? origin };
  let end = before;
  const seals = waiting.map((entry) => {
    const seq: number = end.seq + 1;
    end = { seq, hash: sealOf(end.hash, seq, entry) };
    return { id: entry.id, ...end };
  });
  await client.query(
    `update audit_log a set seq = seal.seq, hash = seal.hash
     from json_to_recordset($1) as seal (id uuid, seq bigint, hash text) where a.id = seal.id`,
    [JSON.stringify(seals)],
  );
  return { ...end, before, count: seals.length };
}

async function inOwnTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
