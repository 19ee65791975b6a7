import { EventEmitter, on } from 'node:events';
import type { Pool } from 'pg';
import type { DomainEvent } from '../events.js';
import type { Log } from '../log.js';

/** Tells everyone who is looking, on every server, that something happened: for screens, not for work that must be done. */
export interface Broadcast {
  /** Calls back for each event of any server, soon after its commit; at most once, and none for what happened before. Returns the end. */
  watch(seen: (event: DomainEvent) => void): () => void;
  /** The same as an endless sequence, for GraphQL subscriptions; ends when the signal is aborted. */
  stream(signal: AbortSignal): AsyncGenerator<DomainEvent, void, void>;
}

/** `announce` takes the id of an outbox row; its event is read only when somebody is watching. */
export function broadcast(pool: Pool, log: Log): Broadcast & { announce(id: string): void } {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0); // one a subscription of every open screen
  let announced: string[] = [];

  const tell = async (): Promise<void> => {
    const ids = announced;
    announced = [];
    const { rows } = await pool.query<{ payload: DomainEvent }>('select payload from outbox where id = any($1) order by id', [ids]);
    for (const { payload } of rows) emitter.emit('event', payload);
  };

  return {
    watch: (seen) => {
      emitter.on('event', seen);
      return () => emitter.off('event', seen);
    },
    stream: (signal) => sequence(emitter, signal),
    announce: (id) => {
      if (emitter.listenerCount('event') === 0) return;
      announced.push(id);
      if (announced.length > 1) return; // those of one burst are read together
      setImmediate(() => void tell().catch((error: unknown) => log.warn(error, 'Watchers missed events.')));
    },
  };
}

async function* sequence(emitter: EventEmitter, signal: AbortSignal): AsyncGenerator<DomainEvent, void, void> {
  try {
    for await (const [event] of on(emitter, 'event', { signal })) yield event;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
