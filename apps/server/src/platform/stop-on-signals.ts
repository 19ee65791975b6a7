import type { Log } from './log.js';

/**
 * Closes on SIGTERM, SIGINT and SIGHUP, then ends the process with 0; after an error that nobody caught, with 1. A second signal ends it
 * at once; the database recovers by itself at the next start.
 */
export function stopOnSignals(log: Log, close: () => Promise<void>): void {
  let stopping = false;
  const stop = (exitCode: number): void => {
    if (stopping) process.exit(1);
    stopping = true;
    close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log.error(error, 'Stopping failed.');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.on('uncaughtException', (error) => {
    log.fatal(error, 'An error that nobody caught; stopping.');
    stop(1);
  });
}
