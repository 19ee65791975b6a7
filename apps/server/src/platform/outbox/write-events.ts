import type { PlatformCtx } from '../ctx.js';
import type { DomainEvent } from '../events.js';
import { newId } from '../ids.js';

/** Wakes every server when the transaction that wrote an event commits; the payload is the event's id. */
export const outboxChannel = 'regulars_outbox';

/** Puts events into the outbox of the transaction; equal events are written once. */
export async function writeEvents(tx: PlatformCtx, events: readonly DomainEvent[]): Promise<void> {
  const different = [...new Set(events.map((event) => JSON.stringify(event)))];
  if (different.length === 0) return;
  const ids = different.map(() => newId());
  await tx.db.query(
    `with written as (
       insert into outbox (id, name, payload, recorded_at)
       select id, payload ->> 'name', payload, $3 from unnest($1::uuid[], $2::jsonb[]) as event (id, payload)
       returning id
     )
     select pg_notify($4, id::text) from written`,
    [ids, different, tx.now(), outboxChannel],
  );
}
