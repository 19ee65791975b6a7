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
