import type { Database } from '../database/database.js';
import { listen, type Listener } from '../database/listen.js';
import type { DomainEvent } from '../events.js';
import type { Log } from '../log.js';
import { broadcast, type Broadcast } from './broadcast.js';
import { deliverNext, forgetDelivered } from './deliver.js';
import { outboxChannel } from './write-events.js';

export type EventName = DomainEvent['name'];
export type EventOf<N extends EventName> = Extract<DomainEvent, { readonly name: N }>;

/** Brings events from the transaction that recorded them to those who care. */
export interface Outbox extends Broadcast {
  /**
   * Adds a receiver of one kind of event. Delivered at least once, by one of the servers; a receiver that throws gets the event again
   * later, as do the other receivers of that event, so each must be able to meet an event twice. Subscribe before `start`.
   */
  subscribe<N extends EventName>(name: N, receive: (event: EventOf<N>) => Promise<void>): void;
  start(): Promise<void>;
  /** Delivers everything that waits and is due now; resolves to how many events there were. Tests call it instead of `start`. */
  deliverWaiting(): Promise<number>;
  /** Waits for the delivery that is under way. */
  close(): Promise<void>;
}

/** Milliseconds between looks for events whose retry is due. */
const pollEvery = 5000;
const forgetEvery = 3_600_000;

/** An outbox of this server; several servers share the work. */
export function openOutbox(database: Database, log: Log, now: () => Date): Outbox {
  const receivers = new Map<EventName, ((event: DomainEvent) => Promise<void>)[]>();
  const watchers = broadcast(database.pool, log);
  const timers: NodeJS.Timeout[] = [];
  let listener: Listener | undefined;
  let delivering: Promise<number> | undefined;
  let again = false;
  let closed = false;

  const deliverOne = async (): Promise<boolean> =>
    !closed && deliverNext(database.dataSource, (event) => receivers.get(event.name) ?? [], log, now());
  const deliverAll = async (): Promise<number> => {
    let delivered = 0;
    do {
      again = false;
      while (await deliverOne()) delivered += 1;
    } while (again);
    return delivered;
  };
  const deliverWaiting = (): Promise<number> => {
    again = delivering !== undefined; // whatever was committed since its last look
    delivering ??= deliverAll().finally(() => (delivering = undefined));
    return delivering;
  };
  const wake = (): void =>
    void deliverWaiting().catch((error: unknown) => log.error(error, 'Events could not be delivered; trying again soon.'));

  return {
    watch: watchers.watch,
    stream: watchers.stream,
    subscribe: (name, receive) => {
      const accept = async (event: DomainEvent): Promise<void> => {
        if (isNamed(event, name)) await receive(event);
      };
      receivers.set(name, [...(receivers.get(name) ?? []), accept]);
    },
    deliverWaiting,
    start: async () => {
      listener = await listen(database.url, outboxChannel, log, (id) => {
        wake();
        if (id !== undefined) watchers.announce(id);
      });
      const forget = (): void =>
        void forgetDelivered(database.pool, now()).catch((error: unknown) => log.warn(error, 'Old events stay for now.'));
      timers.push(setInterval(wake, pollEvery).unref(), setInterval(forget, forgetEvery).unref());
    },
    close: async () => {
      closed = true;
      timers.forEach(clearInterval);
      await listener?.close();
      await delivering?.catch(() => undefined);
    },
  };
}

function isNamed<N extends EventName>(event: DomainEvent, name: N): event is EventOf<N> {
  return event.name === name;
}
