import { changesLive } from '../../platform/changes.js';
import type { Kept } from './members-store.js';
import { dayTurned, type RuleMark } from './rule-marks.js';

/** Milliseconds between two looks at a rule that only computing as a whole can keep right. */
const everyMoment = 45_000;

/** Why a segment has to be computed as a whole before it can be followed; undefined when following its customers is enough. */
export function wholeBecause(
  segment: { readonly version: number; readonly freshness: string; readonly retryAt: Date | null },
  mark: RuleMark,
  kept: Kept | undefined,
  now: Date,
): 'data' | 'time' | 'later' | undefined {
  if (segment.retryAt && segment.retryAt > now) return 'later';
  if (segment.freshness === 'FAILED' || segment.freshness === 'PAUSED') return 'data';
  if (!kept?.readTo || !kept.lookedTo) return 'data';
  if (kept.version !== segment.version || kept.madeBy !== mark.madeBy) return 'data';
  if (now.getTime() - kept.lookedTo.getTime() > changesLive / 2) return 'data';
  if (dayTurned(mark.reads.zones, kept.asOf, now)) return 'time';
  return mark.reads.isEveryMoment && now.getTime() - kept.lookedTo.getTime() >= everyMoment ? 'time' : undefined;
}

/** A change of a customer, or of everything, as following reads it. */
export interface Change {
  readonly kind: string;
  readonly customerId: string | null;
  readonly ordinal: number | null;
  /** positions of the snapshots that do not see it */
  readonly newTo: readonly number[];
}

/** Customers that one segment has to judge again, apart by why. */
export interface ToJudge {
  readonly changed: ReadonlySet<string>;
  readonly moved: ReadonlySet<string>;
}

/** Changed customers of one segment from which computing as a whole is cheaper. */
const mostFollowed = 5000;

/** What news means for one rule: customers to judge, or that it has to be computed as a whole. */
export function toJudge({ reads }: RuleMark, snapshot: number, changes: readonly Change[], moved: ReadonlySet<string>): ToJudge | 'whole' {
  const changed = new Set<string>();
  for (const { kind, customerId, newTo } of changes) {
    if (!newTo.includes(snapshot)) continue;
    if (kind === 'rebuild' || (kind === 'products' && reads.products)) return 'whole';
    if (customerId !== null && [...reads.kinds].some((one) => one === kind)) changed.add(customerId);
  }
  return changed.size > mostFollowed ? 'whole' : { changed, moved };
}
