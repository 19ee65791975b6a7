import type { CalendarUnit, Unit, Window } from './ast.js';

/** The one moment of an evaluation (epoch ms) and the IANA zone whose calendar days count. */
export interface Clock {
  readonly now: number;
  readonly zone: string;
}

/** Epoch ms, `from` inclusive, `until` exclusive; null is open. */
export interface Span {
  readonly from: number | null;
  readonly until: number | null;
}

/** A calendar day, `YYYY-MM-DD`. Days sort as text. */
export type Day = string;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** Whether the zone is one that this machine's calendar knows. */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** Wall-clock time of an instant as if it were UTC, in whole seconds. */
function wall(at: number, zone: string): number {
  const part = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

function offset(at: number, zone: string): number {
  return wall(at, zone) - Math.floor(at / 1000) * 1000;
}

export function dayOf(at: number, zone: string): Day {
  return toDay(wall(at, zone));
}

const starts = new Map<string, number>();

/** The first instant of a day in a zone, also where midnight is skipped or happens twice. */
export function startOf(day: Day, zone: string): number {
  const key = `${zone} ${day}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const start = findStart(day, zone);
  if (starts.size > 10_000) starts.clear();
  starts.set(key, start);
  return start;
}

function findStart(day: Day, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const before = midnight - offset(midnight - DAY_MS, zone);
  const after = midnight - offset(midnight + DAY_MS, zone);
  if (before === after) return before;
  const earliest = Math.min(before, after);
  if (wall(earliest, zone) === midnight && dayOf(earliest - 1, zone) < day) return earliest;
  return firstInstant(day, zone, Math.min(before, after) - HOUR_MS, Math.max(before, after) + HOUR_MS);
}

/** Halves the stretch in which the date turns. */
function firstInstant(day: Day, zone: string, low: number, high: number): number {
  let [earlier, later] = [low, high];
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2);
    if (dayOf(middle, zone) < day) earlier = middle;
    else later = middle;
  }
  return later;
}

function toDay(utc: number): Day {
  return new Date(utc).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return toDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** Steps by months and stays within the month: 31 March less one month is the last of February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return toDay(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())));
}

/** Steps by calendar units; hours are exact and have no place here. */
export function addUnits(day: Day, count: number, unit: Exclude<Unit, 'hours'>): Day {
  switch (unit) {
    case 'days':
      return addDays(day, count);
    case 'weeks':
      return addDays(day, count * 7);
    case 'months':
      return addMonths(day, count);
    case 'years':
      return addMonths(day, count * 12);
  }
}

export function today(clock: Clock): Day {
  return dayOf(clock.now, clock.zone);
}

/** The stretch n units ago is: a moment for hours, otherwise a whole day. */
export function unitsAgo(count: number, unit: Unit, clock: Clock): { from: number; until: number } {
  if (unit === 'hours') {
    const at = clock.now - count * HOUR_MS;
    return { from: at, until: at + 1 };
  }
  return daySpan(addUnits(today(clock), -count, unit), clock.zone);
}

export function daySpan(day: Day, zone: string): { from: number; until: number } {
  return { from: startOf(day, zone), until: startOf(addDays(day, 1), zone) };
}

/** The instants a window stands for. Rows dated after now never count, so `until` is at most now + 1. */
export function resolveWindow(window: Window | undefined, clock: Clock): Span {
  const { from, until } = window ? openSpan(window, clock) : { from: null, until: null };
  return { from, until: Math.min(until ?? Infinity, clock.now + 1) };
}

function openSpan(window: Window, clock: Clock): Span {
  if ('last' in window) return { from: unitsAgo(window.last, window.unit, clock).from, until: null };
  if ('from' in window) {
    const far = unitsAgo(Math.max(window.from, window.to), window.unit, clock);
    return { from: far.from, until: unitsAgo(Math.min(window.from, window.to), window.unit, clock).until };
  }
  if ('calendar' in window) return periodSpan(window.calendar, window.unit, clock);
  const { since, until, before } = window;
  return {
    from: since === undefined ? null : daySpan(since, clock.zone).from,
    until: until === undefined ? (before === undefined ? null : daySpan(before, clock.zone).from) : daySpan(until, clock.zone).until,
  };
}

function periodSpan(calendar: 'this' | 'last', unit: CalendarUnit, clock: Clock): Span {
  const first = firstDay(unit, today(clock));
  if (calendar === 'this') return { from: startOf(first, clock.zone), until: startOf(stepPeriod(first, unit, 1), clock.zone) };
  return { from: startOf(stepPeriod(first, unit, -1), clock.zone), until: startOf(first, clock.zone) };
}

/** Weeks start on Monday. */
function firstDay(unit: CalendarUnit, day: Day): Day {
  const [year = '', month = ''] = day.split('-');
  switch (unit) {
    case 'week':
      return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month':
      return `${year}-${month}-01`;
    case 'quarter':
      return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
    case 'year':
      return `${year}-01-01`;
  }
}

function stepPeriod(day: Day, unit: CalendarUnit, count: number): Day {
  switch (unit) {
    case 'week':
      return addDays(day, 7 * count);
    case 'month':
      return addMonths(day, count);
    case 'quarter':
      return addMonths(day, 3 * count);
    case 'year':
      return addMonths(day, 12 * count);
  }
}
