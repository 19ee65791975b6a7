import { listen, type Listener } from '../platform/database/listen.js';
import type { Log } from '../platform/log.js';

/** Told by triggers whenever sessions, users, roles, API clients or their credentials change or go. */
const rightsChannel = 'regulars_rights';

interface Stream {
  /** Whether the caller still has the rights it began with. */
  readonly stillHolds: () => Promise<boolean>;
  readonly end: () => void;
}

/** Ends streams whose caller lost their rights, within moments: also those in which nothing happens. Listens only while there are some. */
export class OpenStreams {
  private readonly streams = new Set<Stream>();
  private listener: Promise<Listener> | undefined;

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {}

  /** Watches a stream; answers what to call when it is over. `endsAt` is when its rights end by themselves. */
  watch(stream: Stream, now: Date, endsAt: Date | undefined): () => void {
    this.streams.add(stream);
    this.listener ??= listen(this.url, rightsChannel, this.log, () => void this.look());
    this.listener.catch((error: unknown) => this.log.warn(error, 'Streams are not told of changed rights.'));
    const left = endsAt === undefined ? longest : Math.min(longest, endsAt.getTime() - now.getTime());
    const timer = setTimeout(stream.end, left).unref();
    return () => {
      clearTimeout(timer);
      this.streams.delete(stream);
      if (this.streams.size > 0) return;
      const listener = this.listener;
      this.listener = undefined;
      void listener?.then((one) => one.close()).catch(() => undefined);
    };
  }

  private async look(): Promise<void> {
    const all = [...this.streams].map(async (stream) => {
      if (!(await stream.stillHolds())) stream.end();
    });
    await Promise.all(all).catch((error: unknown) => this.log.warn(error, 'Rights of a stream could not be looked at.'));
  }
}

/** Milliseconds that a stream lasts at most; its reader opens it again. */
const longest = 24 * 3_600_000;
