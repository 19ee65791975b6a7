/** The shop's days are those of Shanghai, which is eight hours ahead and knows no summer time. */
export const day = 86_400_000;
const zoneOffset = 8 * 3_600_000;

/** What is bought more than usual on a day: a leaf of the catalogue and the share of lines it takes. */
export interface Season {
  readonly leaf: string;
  readonly share: number;
}

/** The days of a load: how busy each is, and its season. */
export interface Calendar {
  /** the first midnight in Shanghai, milliseconds since 1970 */
  readonly start: number;
  readonly now: number;
  /** against the busiest day, 0 to 1, by day number */
  readonly busyness: Float64Array;
  /** mean of `busyness` */
  readonly usual: number;
  readonly seasons: readonly (Season | undefined)[];
}

/** Monday to Sunday: an ordinary week of a bakery. */
const week = [0.86, 0.84, 0.88, 0.93, 1.1, 1.28, 1.15];

/** Three years up to now, with the festivals of the Chinese calendar. */
export function makeCalendar(now: Date): Calendar {
  const today = Math.floor((now.getTime() + zoneOffset) / day);
  const days = 3 * 365;
  const first = today - days;
  const marks = Array.from({ length: days + 40 }, (_, number) => festivalOn(first + number));
  const seasons = Array.from({ length: days + 1 }, (_, number) => seasonAt(marks, number));
  const weights = Float64Array.from({ length: days + 1 }, (_, number) => {
    const weekday = (((first + number + 3) % 7) + 7) % 7; // 1 January 1970 was a Thursday
    const shut = marks[number] === 'new-year' || marks[number - 1] === 'new-year' ? 0.45 : 1;
    return (week[weekday] ?? 1) * (1 + (seasons[number]?.share ?? 0)) * shut;
  });
  const most = weights.reduce((a, b) => Math.max(a, b), 0);
  const busyness = weights.map((weight) => weight / most);
  return {
    start: first * day - zoneOffset,
    now: now.getTime(),
    busyness,
    usual: busyness.reduce((a, b) => a + b, 0) / busyness.length,
    seasons,
  };
}

/** The number of a time's day, from 0. */
export const dayOf = (calendar: Calendar, time: number): number => Math.floor((time - calendar.start) / day);

/** The date of a day `daysAgo` before now, in Shanghai, `2026-05-01`. */
export const dateAgo = (calendar: Calendar, daysAgo: number): string =>
  new Date(calendar.now + zoneOffset - daysAgo * day).toISOString().slice(0, 10);

/** The date in Shanghai of a time. */
export const localDate = (time: number): string => new Date(time + zoneOffset).toISOString().slice(0, 10);

/** How long before its festival (days) a seasonal leaf sells, and its share of lines at the height. */
const runs: Readonly<Record<string, { readonly before: number; readonly share: number }>> = {
  mooncake: { before: 35, share: 0.4 },
  zongzi: { before: 25, share: 0.3 },
  'new-year': { before: 30, share: 0.35 },
  qingtuan: { before: 30, share: 0.25 },
};

function seasonAt(marks: readonly (string | undefined)[], number: number): Season | undefined {
  for (let ahead = 0; ahead < 36; ahead++) {
    const leaf = marks[number + ahead];
    const run = leaf === undefined ? undefined : runs[leaf];
    if (leaf !== undefined && run && ahead <= run.before) return { leaf, share: run.share * (1 - ahead / (run.before + 1)) };
  }
  return undefined;
}

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

/** The seasonal leaf whose festival falls on a day: Mid-Autumn, Dragon Boat, Spring Festival, Qingming. */
function festivalOn(dayNumber: number): string | undefined {
  const date = new Date(dayNumber * day);
  if (date.getUTCMonth() === 3 && date.getUTCDate() === 5) return 'qingtuan';
  const parts = lunar.formatToParts(date);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return lunarFestivals[`${of('month')}/${of('day')}`];
}

const lunarFestivals: Readonly<Record<string, string>> = { '8/15': 'mooncake', '5/5': 'zongzi', '1/1': 'new-year' };
