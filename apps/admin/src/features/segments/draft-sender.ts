/** Where a draft goes. Everything but the browser's own store may fail. */
export interface DraftDoors {
  /** Into this browser; `isSent` when the server has this very text. */
  keep: (text: string, isSent: boolean) => void;
  drop: () => void;
  /** To the server; answers when it was kept there. */
  send: (text: string) => Promise<string>;
  discard: () => Promise<void>;
  /** Tells whoever shows it. */
  onState: (state: DraftState) => void;
}

export interface DraftState {
  /** When the draft last reached the server; undefined before the first change. */
  readonly savedAt: string | undefined;
  readonly isOffline: boolean;
}

/** A change reaches the server at the latest so long after it was made, however fast others follow; without the server it is tried again. */
const PAUSE_MS = 500;
const AGAIN_MS = 4000;

/** Keeps each change in this browser at once and on the server after a short pause, one request after the other. */
export class DraftSender {
  private latest: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly doors: DraftDoors) {}

  /** A text that is kept already is not kept again. */
  write(text: string): void {
    if (this.latest === text) return;
    this.latest = text;
    this.doors.keep(text, false);
    this.timer ??= setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Sends now what waits, for whoever leaves the page and when the network comes back. */
  flush(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = this.latest;
    if (text !== undefined) this.queue = this.queue.then(() => this.send(text));
  }

  private async send(text: string): Promise<void> {
    if (this.latest === undefined) return;
    try {
      const savedAt = await this.doors.send(text);
      this.doors.onState({ savedAt, isOffline: false });
      if (this.latest === text) this.doors.keep(text, true);
    } catch {
      this.doors.onState({ savedAt: undefined, isOffline: true });
      if (this.latest === text) this.timer ??= setTimeout(() => this.flush(), AGAIN_MS);
    }
  }

  /** There is nothing to keep any more. What is on its way to the server is waited for, so that it does not come after. */
  discard(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.latest = undefined;
    this.doors.drop();
    this.queue = this.queue.then(() => this.doors.discard()).catch(() => undefined);
    this.doors.onState({ savedAt: undefined, isOffline: false });
  }

  /** Whether something is kept that nobody asked to drop. */
  get hasDraft(): boolean {
    return this.latest !== undefined;
  }
}
