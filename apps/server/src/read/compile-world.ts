import type { Clock, Condition, Member } from '@regulars/segment-language';
import type { CategoryTree } from './compile-test.js';
import type { Lexicon } from './lexicon.js';

/** A segment that a condition names, ready to be put in its place. */
export interface SegmentRule {
  readonly id: string;
  readonly condition: Condition;
  readonly zone: string;
  /** Compiled with this lexicon: the rights of whoever owns the rule were judged when it was looked up. */
  readonly lexicon: Lexicon;
}

/** What compiling needs besides the condition. */
export interface World {
  readonly lexicon: Lexicon;
  readonly clock: Clock;
  /** Whether the clock stands at the present, so that answers can be kept until something changes. */
  readonly isLive: boolean;
  readonly categories: CategoryTree;
  /** Segments named anywhere in the condition, by key. */
  readonly segments: ReadonlyMap<string, SegmentRule>;
  /** Members that are known by ordinal: by `key@on` those recorded then, by key those that are fixed for this viewer. */
  readonly recorded: ReadonlyMap<string, readonly number[]>;
}

/** The members that a condition names where they are known by ordinal; undefined where the segment's rule decides. */
export function ordinalsOf({ segment, on }: Member, world: World): readonly number[] | undefined {
  return on === undefined ? world.recorded.get(segment) : (world.recorded.get(`${segment}@${on}`) ?? []);
}
