import type { Condition } from '@regulars/segment-language';
import type { Ctx } from '../access/viewer.js';

/** A stored segment as the reading door needs it to answer `member of`. */
export interface StoredSegment {
  readonly id: string;
  readonly condition: Condition;
  readonly zone: string;
}

/** How the reading door learns of segments, which live above it. */
export interface SegmentSource {
  /** key → name of all that this viewer may see */
  visible(ctx: Ctx): Promise<ReadonlyMap<string, string>>;
  /** The rule in force; undefined when there is no such segment. */
  rule(ctx: Ctx, key: string): Promise<StoredSegment | undefined>;
  /** Ordinals that this viewer takes for the members, now and at any moment; undefined where the rule decides. */
  fixed(ctx: Ctx, key: string): Promise<readonly number[] | undefined>;
  /** Ordinals of the members recorded at the moment. */
  recorded(ctx: Ctx, key: string, at: Date): Promise<readonly number[]>;
}

let source: SegmentSource = {
  visible: async () => new Map(),
  rule: async () => undefined,
  fixed: async () => undefined,
  recorded: async () => [],
};

/** The segments module says, once and while loading, where segments come from. */
export function provideSegments(from: SegmentSource): void {
  source = from;
}

export const segmentSource = (): SegmentSource => source;
