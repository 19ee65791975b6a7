import { findField, resolveTest, resolveWindow, type FieldType, type Leaf, type Scope, type Test } from '@regulars/segment-language';
import type { Format } from '../../lib/format.js';
import type { Translate } from '../../lib/i18n.js';

/** When and where a rule is read. `format` speaks in `zone`, which is the segment's, not the viewer's. */
export interface Moment {
  readonly now: number;
  readonly zone: string;
  readonly format: Format;
  readonly t: Translate;
}

interface Reach {
  readonly from?: number | null | undefined;
  readonly until?: number | null | undefined;
}

/** "since 23 Sep 2026, 00:00, Asia/Shanghai": what a relative time comes to today. Undefined for rules without one. */
export function ruleNote(leaf: Leaf, scope: Scope, moment: Moment, currencyDigits: number): string | undefined {
  if (leaf.kind === 'measure') return leaf.window ? say(resolveWindow(leaf.window, moment), moment) : undefined;
  if (leaf.kind === 'member') return undefined;
  return leaf.unit === undefined ? undefined : testNote(leaf, findField(scope.fields, leaf.field)?.type, moment, currencyDigits);
}

/** The same for a test on a date or an instant. */
export function testNote(test: Test, type: FieldType | undefined, moment: Moment, currencyDigits: number): string | undefined {
  if (type !== 'date' && type !== 'instant') return undefined;
  if (test.operator === 'has anniversary within next' || test.operator === 'is missing' || test.operator === 'is present') return undefined;
  const resolved = resolveTest(test, type, moment, currencyDigits);
  if (resolved.kind !== 'range') return undefined;
  if (resolved.of === 'date') return sayDays(resolved.from, resolved.until, moment);
  return say(resolved, moment);
}

function say({ from, until }: Reach, { t, format, zone, now }: Moment): string | undefined {
  const time = (at: number) => format.dateTime(new Date(at));
  const ends = until != null && Math.abs(until - now) > 60_000;
  if (from != null && ends) return t('segments.note.between', { from: time(from), until: time(until), zone });
  if (from != null) return t('segments.note.since', { from: time(from), zone });
  return ends ? t('segments.note.before', { until: time(until), zone }) : undefined;
}

function sayDays(from: string | undefined, until: string | undefined, { t, format }: Moment): string | undefined {
  if (from !== undefined && until !== undefined)
    return t('segments.note.daysBetween', { from: format.calendarDate(from), until: format.calendarDate(until) });
  if (from !== undefined) return t('segments.note.daysSince', { from: format.calendarDate(from) });
  return until === undefined ? undefined : t('segments.note.daysBefore', { until: format.calendarDate(until) });
}
