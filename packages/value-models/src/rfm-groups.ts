import type { RfmScore } from './rfm.js';

type Range = readonly [from: number, to: number];
const any: Range = [1, 5];

/** A named part of the cube of scores; both ends of a range belong to it. */
export interface RfmGroup<Key extends string = string> {
  readonly key: Key;
  readonly recency: Range;
  readonly frequency: Range;
  readonly monetary: Range;
}

const group = <Key extends string>(key: Key, recency: Range, frequency: Range): RfmGroup<Key> => ({
  key,
  recency,
  frequency,
  monetary: any,
});

/** The eleven groups by recency and frequency, which together are the whole grid; money does not divide them. */
export const rfmGroups = [
  group('champions', [5, 5], [4, 5]),
  group('loyal', [3, 4], [4, 5]),
  group('potential-loyal', [4, 5], [2, 3]),
  group('new', [5, 5], [1, 1]),
  group('promising', [4, 4], [1, 1]),
  group('need-attention', [3, 3], [3, 3]),
  group('about-to-sleep', [3, 3], [1, 2]),
  group('at-risk', [1, 2], [3, 4]),
  group('cannot-lose', [1, 2], [5, 5]),
  group('hibernating', [2, 2], [1, 2]),
  group('lost', [1, 1], [1, 2]),
] as const;

export type RfmGroupKey = (typeof rfmGroups)[number]['key'];

const within = (value: number, [from, to]: Range): boolean => value >= from && value <= to;

/** The first of the groups that a score lies in. */
export const groupOf = <Key extends string>(score: RfmScore, groups: readonly RfmGroup<Key>[]): Key | undefined =>
  groups.find(
    ({ recency, frequency, monetary }) =>
      within(score.recency, recency) && within(score.frequency, frequency) && within(score.monetary, monetary),
  )?.key;
