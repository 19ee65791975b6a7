import { FNS, type CalendarUnit, type Unit } from '../ast.js';

/** Words that begin something else than a field's name; a field of that name is written in quotes. */
export const RESERVED: ReadonlySet<string> = new Set(['not', 'and', 'or', 'member', 'where', ...FNS]);

const UNIT_WORDS: ReadonlyMap<string, Unit> = new Map([
  ['hour', 'hours'],
  ['hours', 'hours'],
  ['day', 'days'],
  ['days', 'days'],
  ['week', 'weeks'],
  ['weeks', 'weeks'],
  ['month', 'months'],
  ['months', 'months'],
  ['year', 'years'],
  ['years', 'years'],
]);

export function toUnit(word: string): Unit | undefined {
  return UNIT_WORDS.get(word);
}

/** `1 day`, `2 days`. */
export function fromUnit(count: unknown, unit: Unit): string {
  return count === 1 ? unit.slice(0, -1) : unit;
}

const CALENDAR_WORDS: ReadonlyMap<string, CalendarUnit> = new Map([
  ['week', 'week'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
]);

export function toCalendarUnit(word: string): CalendarUnit | undefined {
  return CALENDAR_WORDS.get(word);
}
