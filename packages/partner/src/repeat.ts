import { PartnerError } from './errors.js';

/** How a question is repeated. */
export interface Patience {
  /** longest time that is waited for one repetition, in seconds */
  readonly patience: number;
  readonly wait: (seconds: number) => Promise<void>;
}

const mostRepetitions = 5;
/** seconds before the first repetition, where the shop names none; each later one waits twice as long */
const firstPause = 0.5;

/** Waits are in the shop's favour by up to half, so that programs that were sent away together do not come back together. */
const spread = (seconds: number): number => seconds * (1 + Math.random() / 2);

/** Seconds to wait before a question is asked again; undefined where that would change nothing. */
function pauseAfter(error: unknown, repetition: number, isSafe: boolean): number | undefined {
  const pause = spread(firstPause * 2 ** repetition);
  if (!(error instanceof PartnerError)) return isSafe ? pause : undefined; // no answer: whether it ran is not known
  if (error.code === 'LIMIT_REACHED') return error.retryAfter ?? undefined;
  return error.code === 'UNAVAILABLE' && isSafe ? (error.retryAfter ?? pause) : undefined;
}

/** Asks until there is an answer, or an error that repeating does not help. `isSafe`: asking twice changes nothing. */
export async function repeat<T>(ask: () => Promise<T>, isSafe: boolean, { patience, wait }: Patience): Promise<T> {
  for (let repetition = 0; ; repetition += 1) {
    try {
      return await ask();
    } catch (error) {
      const pause = pauseAfter(error, repetition, isSafe);
      if (pause === undefined || pause > patience || repetition >= mostRepetitions) throw error;
      await wait(pause);
    }
  }
}
