import { stopwatch } from './clock.js';
import type { Log } from './log.js';

/** Milliseconds in which a second signal is the same one again: a terminal and a launcher both pass on Ctrl+C. */
const sameSignal = 1000;

/**
 * Closes on SIGTERM, SIGINT and SIGHUP, then ends the process with 0; after an error that nobody caught, with 1. A second signal ends it
 * at once; the database recovers by itself at the next start. A second SIGHUP does not: the launcher or terminal is gone, nobody insists.
 */
export function stopOnSignals(log: Log, close: () => Promise<void>): void {
  let sinceFirst: (() => number) | undefined;
  const stop = (exitCode: number, insists: boolean): void => {
    if (sinceFirst && insists && sinceFirst() > sameSignal) process.exit(1);
    if (sinceFirst) return;
    sinceFirst = stopwatch();
    close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log.error(error, 'Stopping failed.');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0, signal !== 'SIGHUP'));
  process.on('uncaughtException', (error) => {
    log.fatal(error, 'An error that nobody caught; stopping.');
    stop(1, false);
  });
}
