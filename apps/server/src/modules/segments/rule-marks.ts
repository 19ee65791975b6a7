import { createHash } from 'node:crypto';
import { dayOf } from '@regulars/segment-language';
import type { Ctx } from '../../access/viewer.js';
import { everything, lexiconOf, readsOf, type RuleReads, worldFor } from '../../read/index.js';
import { allSegments, segmentsNamed, type StoredSegment } from './segment-store.js';

/** What a segment's rule reads, and a hash of all that makes it what it is. */
export interface RuleMark {
  readonly reads: RuleReads;
  readonly madeBy: string;
}

/** Marks of segments by id: another version, another rule that is named, another zone or a moved category make another mark. */
export async function ruleMarks(ctx: Ctx, segments: readonly StoredSegment[]): Promise<ReadonlyMap<string, RuleMark>> {
  const lexicon = await lexiconOf(ctx, everything);
  const [all, { categories }] = await Promise.all([allSegments(ctx.pool), worldFor(ctx, lexicon, [], {})]);
  const byKey = new Map(all.map((segment) => [segment.key, segment]));
  const named = (key: string) => byKey.get(key);
  const within = (segment: StoredSegment, seen: Set<string>): void => {
    if (seen.has(segment.key)) return;
    seen.add(segment.key);
    for (const key of segmentsNamed(segment.condition)) {
      const other = named(key);
      if (other) within(other, seen);
    }
  };
  return new Map(
    segments.map((segment): [string, RuleMark] => {
      const keys = new Set<string>();
      within(segment, keys);
      const rules = [...keys].map((key) => [key, named(key)?.condition, named(key)?.zone]);
      const parts = [segment.condition, segment.zone, rules, categories.version];
      const madeBy = createHash('sha1').update(JSON.stringify(parts)).digest('base64');
      return [segment.id, { reads: readsOf(segment, lexicon, named), madeBy }];
    }),
  );
}

/** Whether the day turned in one of the zones between two moments. */
export const dayTurned = (zones: Iterable<string>, from: Date, to: Date): boolean =>
  [...zones].some((zone) => dayOf(from.getTime(), zone) !== dayOf(to.getTime(), zone));
