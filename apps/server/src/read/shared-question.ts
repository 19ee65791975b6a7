import { gone } from './run.js';

/**
 * A question that several people wait for at once. It goes on as long as one of them does: who leaves is answered UNAVAILABLE, and with the
 * last of them the work itself is told to stop.
 */
export class SharedQuestion<T> {
  readonly #left = new AbortController();
  readonly #answer: Promise<T>;
  #waiting = 0;

  /** Begins the work at once; its signal is aborted when nobody waits any more. */
  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#answer = work(this.#left.signal);
    this.#answer.catch(() => this.#left.abort());
  }

  /** Whether it ended without an answer, so that the next asker has to begin another. */
  get isLost(): boolean {
    return this.#left.signal.aborted;
  }

  join(signal: AbortSignal): Promise<T> {
    if (signal.aborted) return Promise.reject(gone());
    this.#waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting -= 1;
        if (this.#waiting === 0) this.#left.abort();
        reject(gone());
      };
      const stay = (): void => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      this.#answer.then(
        (answer) => (stay(), resolve(answer)),
        (error: unknown) => (stay(), reject(error)),
      );
    });
  }
}
