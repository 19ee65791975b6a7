import { type Condition, fromJson } from '@regulars/segment-language';
import { rowKey } from '../../read/index.js';
import { FreshnessState } from './segment.enums.js';

export type GraphRow = Readonly<Record<string, unknown>>;

/** What resolvers need of a segment that was read for the graph. */
export interface SegmentRow {
  readonly id: string;
  readonly key: string;
  readonly zone: string;
  readonly version: number;
  readonly condition: Condition;
  readonly ownerId: string;
  readonly storedCount: number;
  readonly archivedAt: Date | null;
  readonly membersAsOf: Date | null;
  readonly freshness: FreshnessState;
  readonly freshnessReason: string | null;
}

/** The stored row behind an answer of the graph. */
export function segmentRow(answer: GraphRow): SegmentRow {
  const whole = answer[rowKey];
  const of = (name: string): unknown => (typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined);
  const text = (name: string): string => String(of(name));
  const instant = (name: string): Date | null => (typeof of(name) === 'string' ? new Date(text(name)) : null);
  const parsed = fromJson(of('condition'));
  if (!parsed.ok) throw new Error(`The stored rule of segment ${text('key')} does not read; it was checked when it was saved.`);
  return {
    id: text('id'),
    key: text('key'),
    zone: text('zone'),
    version: Number(of('version')),
    condition: parsed.condition,
    ownerId: text('ownerId'),
    storedCount: Number(of('storedCount')),
    archivedAt: instant('archivedAt'),
    membersAsOf: instant('membersAsOf'),
    freshness: Object.values(FreshnessState).find((state) => state === of('freshnessState')) ?? FreshnessState.STALE,
    freshnessReason: of('freshnessReason') == null ? null : text('freshnessReason'),
  };
}
