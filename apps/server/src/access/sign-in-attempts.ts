import type { EntityManager } from 'typeorm';
import { failure } from '../platform/errors.js';

const windowMs = 15 * 60_000;
const mostPerAccount = 10;
const mostPerAddress = 50;

/**
 * Counts an attempt to sign in before the password is looked at, so that many at once cannot slip through. Throws LIMIT_REACHED with
 * `retryAfter` in seconds; a refused attempt does not count.
 */
export async function countAttempt(db: EntityManager, now: Date, email: string, address: string): Promise<void> {
  const since = new Date(now.getTime() - windowMs);
  const keys = [`account:${email}`, `address:${address}`];
  await db.query('delete from sign_in_attempts where at <= $1', [since]);
  await db.transaction(async (tx) => {
    // Attempts on one account or from one address queue up here; sorted by the hash, so that two callers cannot lock each other.
    await tx.query(
      'select pg_advisory_xact_lock(lock) from (select hashtextextended(key, 0) as lock from unnest($1::text[]) as key order by 1) locks',
      [keys],
    );
    const counts: { key: string; count: number; oldest: Date }[] = await tx.query(
      'select key, count(*)::int as count, min(at) as oldest from sign_in_attempts where key = any($1) and at > $2 group by key',
      [keys, since],
    );
    const full = counts.find(({ key, count }) => count >= (key.startsWith('account:') ? mostPerAccount : mostPerAddress));
    if (full) {
      const retryAfter = Math.max(1, Math.ceil((full.oldest.getTime() + windowMs - now.getTime()) / 1000));
      throw failure('LIMIT_REACHED', 'Too many attempts to sign in. Wait a little and try again.', { limit: 'signIn', retryAfter });
    }
    await tx.query('insert into sign_in_attempts (key, at) select key, $2 from unnest($1::text[]) as key', [keys, now]);
  });
}

/** Forgets the attempts on an account after its owner got in. */
export async function forgetAttempts(db: EntityManager, email: string): Promise<void> {
  await db.query('delete from sign_in_attempts where key = $1', [`account:${email}`]);
}
