import type { PlatformCtx } from '../../platform/ctx.js';
import { Checkpoints } from './checkpoints.js';

type Pool = PlatformCtx['pool'];

const known = new WeakMap<Pool, Checkpoints>();

/** Says where the server with these connections keeps its checkpoints. */
export function keepCheckpoints(pool: Pool, dataFolder: string): Checkpoints {
  const checkpoints = new Checkpoints(dataFolder);
  known.set(pool, checkpoints);
  return checkpoints;
}

/** The checkpoints of the server with these connections. */
export function checkpointsOf(pool: Pool): Checkpoints {
  const checkpoints = known.get(pool);
  if (!checkpoints) throw new Error('Nobody said where checkpoints are kept.');
  return checkpoints;
}
