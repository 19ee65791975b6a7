import type { Ctx } from '../../access/viewer.js';
import type { Judged } from '../judge.js';
import { inColumns } from './in-columns.js';

/** Members that can be paged through without a seed, and drawn with one. */
const mostShown = 1000;
const mostDrawn = 60;

/** Ordinals of some who hold a condition, in the viewer's scope: the first ones, or others for each seed; undefined when PostgreSQL has to choose. */
export function sampleInColumns(ctx: Ctx, judged: Judged, seed: number | null): Promise<readonly number[] | undefined> {
  return inColumns(ctx, [judged], (view) => {
    const members = view.members(judged).intersection(view.visible).array();
    return seed === null ? members.slice(0, mostShown) : drawn(members, seed);
  });
}

/** Evenly spread ones from a place that the seed chooses. */
function drawn(members: readonly number[], seed: number): readonly number[] {
  if (members.length <= mostDrawn) return members;
  const step = Math.floor(members.length / mostDrawn);
  const start = Math.imul(seed, 2_654_435_761) >>> 0;
  return Array.from({ length: mostDrawn }, (_, index) => members[(start + index * step) % members.length] ?? 0);
}
