import { setImmediate } from 'node:timers/promises';
import { stopwatch } from './clock.js';

/** Milliseconds of computing after which others get their turn. */
const longest = 10;

/** For long work in one thread: call the answer between its pieces; when they have taken 10 ms together, what else waits goes first. */
export function breathing(): () => Promise<void> {
  let took = stopwatch();
  return async () => {
    if (took() < longest) return;
    await setImmediate();
    took = stopwatch();
  };
}
