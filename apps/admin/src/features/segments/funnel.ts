import type { Group, Path } from '@regulars/segment-language';
import type { NodeCount } from './builder-context.js';
import { isExclusion, pathKey } from './tree-rows.js';

/** One bar of the funnel: who is left after a line of the outermost bracket. */
export interface FunnelStep {
  readonly path: Path;
  readonly left: number;
  readonly isExclusion: boolean;
}

/**
 * Who is left after each line of the outermost "all of", in their order. An "any of" has no order to drop out in: it is one step.
 * The last step is the match itself.
 */
export function funnelSteps(root: Group, counts: ReadonlyMap<string, NodeCount>): FunnelStep[] {
  if (root.kind === 'any') {
    const whole = counts.get('');
    return whole ? [{ path: [], left: whole.alone, isExclusion: false }] : [];
  }
  return root.children.flatMap((child, index) => {
    const count = counts.get(pathKey([index]));
    return count ? [{ path: [index], left: count.inFunnel, isExclusion: isExclusion(child) }] : [];
  });
}

/** A step's loss against the one before it, as a share from 0 to 1; undefined where nothing was there to lose. */
export function lossOf(before: number, left: number): number | undefined {
  return before > 0 ? (before - left) / before : undefined;
}
