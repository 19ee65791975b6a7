import { createHash } from 'node:crypto';
import type { PlatformCtx } from './ctx.js';
import { conflict } from './errors.js';
import { inTransaction } from './transaction.js';

const keptFor = 30 * 24 * 3600 * 1000;

interface KeyRow {
  readonly input_hash: string;
  readonly answer: unknown;
}

/**
 * Runs the work once for a key of an owner: asked again with the same input it gives the first answer, with another input it is a CONFLICT.
 * The answer must survive JSON. Keys are kept for 30 days. Without a key the work simply runs.
 */
export async function once<C extends PlatformCtx, T>(
  ctx: C,
  call: { readonly owner: string; readonly key: string | null | undefined; readonly operation: string; readonly input: unknown },
  read: (answer: unknown) => T,
  work: (tx: C) => Promise<T>,
): Promise<T> {
  const { owner, key } = call;
  if (key === null || key === undefined) return inTransaction(ctx, work);
  const hash = createHash('sha256')
    .update(JSON.stringify([call.operation, call.input]))
    .digest('base64url');
  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const oldest = new Date(now.getTime() - keptFor);
    await tx.db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`idempotency:${owner}:${key}`]);
    await tx.db.query('delete from idempotency_keys where owner = $1 and created_at < $2', [owner, oldest]);
    const [known] = await tx.db.query<KeyRow[]>('select input_hash, answer from idempotency_keys where owner = $1 and key = $2', [
      owner,
      key,
    ]);
    if (known && known.input_hash !== hash) throw conflict('This idempotency key was used with another input.', null);
    if (known) return read(known.answer);
    const answer = await work(tx);
    await tx.db.query('insert into idempotency_keys (owner, key, input_hash, answer, created_at) values ($1, $2, $3, $4::jsonb, $5)', [
      owner,
      key,
      hash,
      JSON.stringify(answer),
      now,
    ]);
    return answer;
  });
}
