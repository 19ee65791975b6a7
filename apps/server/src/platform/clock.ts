/** The only place that reads the time. */
export const systemClock = (): Date => new Date();

/** Milliseconds for measuring how long something took; not a time of day. */
export const stopwatch = (): (() => number) => {
  const started = performance.now();
  return () => performance.now() - started;
};
