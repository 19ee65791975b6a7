import type { Platform } from '../../platform/platform.js';
import type { Checkpoints } from './checkpoints.js';
import { sealWaiting } from './seal.service.js';

/** Milliseconds between looks for entries that wait for their seal. */
const lookEvery = 2000;

/** Seals entries soon after they are written; answers how to end that, with everything sealed that waits then. */
export function keepSealing(platform: Platform, checkpoints: Checkpoints): () => Promise<void> {
  let atWork: Promise<unknown> = Promise.resolve();
  const seal = (): void => {
    atWork = atWork
      .then(() => sealWaiting(platform, checkpoints))
      .catch((error: unknown) => platform.log.error(error, 'Entries of the audit log could not be sealed; trying again soon.'));
  };
  const timer = setInterval(seal, lookEvery).unref();
  return async () => {
    clearInterval(timer);
    seal();
    await atWork;
  };
}
