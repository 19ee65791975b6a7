import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { DomainEvent } from '../events.js';
import type { Log } from '../log.js';

interface Waiting {
  readonly id: string;
  readonly payload: DomainEvent;
}

/**
 * Hands the oldest event that is due to its receivers; false when none is. The row stays locked meanwhile, so other servers take others.
 * A failed one is due again 2, 4, 8 … seconds after it was recorded, up to 18 hours.
 */
export async function deliverNext(
  dataSource: DataSource,
  receiversOf: (event: DomainEvent) => readonly ((event: DomainEvent) => Promise<void>)[],
  log: Log,
  now: Date,
): Promise<boolean> {
  return dataSource.transaction(async (db) => {
    // What is delivered need not be on the disk at once: an event that a crash makes look undelivered comes again, which receivers allow for.
    await db.query('set local synchronous_commit to off');
    const [waiting] = await db.query<Waiting[]>(
      `select id, payload from outbox
        where delivered_at is null and (attempts = 0 or recorded_at + make_interval(secs => 2 ^ least(attempts, 16)) <= $1)
        order by id limit 1 for update skip locked`,
      [now],
    );
    if (!waiting) return false;
    try {
      for (const receive of receiversOf(waiting.payload)) await receive(waiting.payload);
      await db.query('update outbox set delivered_at = $2, last_error = null where id = $1', [waiting.id, now]);
    } catch (error) {
      log.error({ error, event: waiting.payload.name, id: waiting.id }, 'A receiver of an event failed; it will get the event again.');
      await db.query('update outbox set attempts = attempts + 1, last_error = $2 where id = $1', [waiting.id, String(error)]);
    }
    return true;
  });
}

/** Removes events that were delivered over a week ago. */
export async function forgetDelivered(pool: Pool, now: Date): Promise<void> {
  await pool.query(`delete from outbox where delivered_at < $1::timestamptz - interval '7 days'`, [now]);
}
