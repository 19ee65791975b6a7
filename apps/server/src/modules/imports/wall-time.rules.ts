/** Time as a clock on the wall shows it: as if it were UTC, in epoch milliseconds. */
type Wall = number;

const day = 86_400_000;
const longestMemory = 20_000;

/**
 * Turns times of a zone into instants. An hour that is skipped in spring is read as if the clock had not been put forward yet (02:30 becomes
 * 03:30); one that happens twice in autumn is the first of the two. Fast for many times: days on which no clock changes are remembered.
 */
export function zoneReader(zone: string): (wall: Wall) => number {
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
  const offsetAt = (instant: number): number => {
    const part = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(instant / 1000) * 1000;
  };
  const steady = new Map<number, number | undefined>();
  const steadyOffset = (wall: Wall): number | undefined => {
    const date = Math.floor(wall / day);
    if (steady.has(date)) return steady.get(date);
    if (steady.size > longestMemory) steady.clear();
    const before = offsetAt((date - 1) * day);
    const offset = before === offsetAt((date + 2) * day) && before === offsetAt(date * day + day / 2) ? before : undefined;
    steady.set(date, offset);
    return offset;
  };
  return (wall) => {
    const offset = steadyOffset(wall);
    if (offset !== undefined) return wall - offset;
    const before = offsetAt(wall - day);
    const after = offsetAt(wall + day);
    const found = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant) === wall);
    return found.length > 0 ? Math.min(...found) : wall - before;
  };
}

const written = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日\s*/;

/** A time as found in a cell: on the wall, with its offset from UTC in milliseconds where it states one. */
export interface WrittenTime {
  readonly wall: Wall;
  readonly offset: number | undefined;
}

/** Reads year-month-day with an optional time and offset; undefined when the text is no such time or there is no such day. */
export function readTime(text: string): WrittenTime | undefined {
  const match = written.exec(text.replace(chinese, '$1-$2-$3 ').trim());
  if (!match) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = [1, 3, 4, 5, 6, 7].map((at) => Number(match[at] ?? 0));
  if (year < 1900 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (date < 1 || date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const wall = Date.UTC(year, month - 1, date, hour, minute, second, Number((match[8] ?? '').padEnd(3, '0').slice(0, 3)));
  return { wall, offset: offsetOf(match[9]) };
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^z$/i.test(text)) return 0;
  const [hours, minutes] = [text.slice(1, 3), text.slice(-2)].map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000 * (text.startsWith('-') ? -1 : 1);
}

/** Whether the text is a date whose day and month could be either of two numbers: 03/04/2026. */
export const isAmbiguousDate = (text: string): boolean => /^(0?[1-9]|1[0-2])[-/.](0?[1-9]|1[0-2])[-/.]\d{2,4}(\D|$)/.test(text);
