import { narrowed } from './ascii-digits.js';

/** Which of day and month comes first where the year comes last. */
export const dateOrders = ['DMY', 'MDY'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A time as found in a cell: on the wall, as if it were UTC, in epoch milliseconds; with its offset from UTC in milliseconds where it states one. */
export interface WrittenTime {
  readonly wall: number;
  readonly offset: number | undefined;
}

const dayLength = 86_400_000;
const monthNames = new Map(
  ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, at) => [foldName(format.format(Date.UTC(2024, at, 15))), at + 1] as const);
    }),
  ),
);

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

const clock = String.raw`(?:[T,\s]*(?<half0>上午|下午)?(?<hour>\d{1,2})[:时](?<minute>\d{2})分?(?::?(?<second>\d{2})秒?(?:[.,](?<part>\d{1,9}))?)?\s*(?<half>[ap]\.?m\.?)?)?\s*(?<offset>Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const forms = {
  yearFirst: new RegExp(String.raw`^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})${clock}$`, 'i'),
  chinese: new RegExp(String.raw`^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})[日号]?${clock}$`, 'i'),
  yearLast: new RegExp(String.raw`^(?<first>\d{1,2})(?<sign>[-/.])(?<other>\d{1,2})\2(?<year>\d{4}|\d{2})${clock}$`, 'i'),
  dayName: new RegExp(
    String.raw`^(?<day>\d{1,2})[.\s-]*(?:de\s+)?(?<name>\p{L}{3,12})[.,\s-]*(?:de\s+)?(?<year>\d{4}|\d{2})${clock}$`,
    'iu',
  ),
  nameDay: new RegExp(String.raw`^(?<name>\p{L}{3,12})[.\s-]*(?<day>\d{1,2})(?:st|nd|rd|th)?[,\s-]+(?<year>\d{4})${clock}$`, 'iu'),
  compact: /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?:[T\s]?(?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2}))?)?$/,
};
/** days since 1899-12-30, as spreadsheets store a time: 1954 to 2119 */
const serial = /^[2-7]\d{4}(?:\.\d+)?$/;
const epoch = /^1\d{9}(?:\d{3})?$/;

type Parts = Readonly<Record<string, string | undefined>>;

/**
 * Reads a date with an optional time and offset: year first, in Chinese, day or month first (as `order` says, unless only one can be; with
 * points the day is first), with the month's name, in eight digits, as a spreadsheet's number of days, or in seconds or milliseconds of
 * 1970. `EITHER` where day and month cannot be told apart; undefined for what is no time, or a day that never was.
 */
export function readTime(text: string, order: DateOrder | null): WrittenTime | 'EITHER' | undefined {
  const plain = narrowed(text).trim();
  const parts = forms.yearFirst.exec(plain)?.groups ?? forms.chinese.exec(plain)?.groups ?? forms.compact.exec(plain)?.groups;
  if (parts) return timeOf(parts, Number(parts['month']), Number(parts['day']));
  const numbers = forms.yearLast.exec(plain)?.groups;
  if (numbers) {
    const [first, other] = [Number(numbers['first']), Number(numbers['other'])];
    const known = orderOf(numbers) ?? order;
    if (known === null) return first === other ? timeOf(numbers, first, other) : 'EITHER';
    return known === 'DMY' ? timeOf(numbers, other, first) : timeOf(numbers, first, other);
  }
  const named = forms.dayName.exec(plain)?.groups ?? forms.nameDay.exec(plain)?.groups;
  if (named) return timeOf(named, monthNames.get(foldName(named['name'] ?? '')) ?? 0, Number(named['day']));
  if (serial.test(plain)) return { wall: Date.UTC(1899, 11, 30) + Math.round(Number(plain) * 86_400) * 1000, offset: undefined };
  if (epoch.test(plain)) return { wall: Number(plain.padEnd(13, '0')), offset: 0 };
  return undefined;
}

/** What a date says of the order of its file: one of both, EITHER when it could be both, undefined when it says nothing. */
export function orderSaid(text: string): DateOrder | 'EITHER' | undefined {
  const numbers = forms.yearLast.exec(narrowed(text).trim())?.groups;
  if (!numbers || numbers['first'] === numbers['other']) return undefined;
  return orderOf(numbers) ?? 'EITHER';
}

function orderOf({ first, other, sign }: Parts): DateOrder | undefined {
  if (Number(first) > 12) return 'DMY';
  if (Number(other) > 12) return 'MDY';
  return sign === '.' ? 'DMY' : undefined; // wherever dates are written with points, the day comes first
}

function timeOf(parts: Parts, month: number, date: number): WrittenTime | undefined {
  const written = Number(parts['year']);
  const year = written >= 100 ? written : written + (written < 70 ? 2000 : 1900);
  const [minute, second] = [Number(parts['minute'] ?? 0), Number(parts['second'] ?? 0)];
  const hour = hourOf(parts);
  if (year < 1900 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (date < 1 || date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const wall = Date.UTC(year, month - 1, date, hour, minute, second, Number((parts['part'] ?? '').padEnd(3, '0').slice(0, 3)));
  return { wall, offset: offsetOf(parts['offset']) };
}

function hourOf({ hour = '0', half, half0 }: Parts): number {
  const written = Number(hour);
  const said = half0 === undefined ? half?.[0]?.toLowerCase() : half0 === '上午' ? 'a' : 'p';
  if (said === undefined) return written;
  if (written > 12) return half0 === undefined ? 24 : written; // 下午 15:00 is written, 15:00 pm is not
  return (written % 12) + (said === 'p' ? 12 : 0);
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^(z|utc|gmt)$/i.test(text)) return 0;
  const [hours, minutes] = [text.slice(1, 3), text.slice(-2)].map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000 * (text.startsWith('-') ? -1 : 1);
}

/** The day a written date names under an order, as 2026-03-01; for people who are asked which it is. */
export function dayUnder(text: string, order: DateOrder): string | undefined {
  const time = readTime(text, order);
  return typeof time === 'object' ? new Date(Math.floor(time.wall / dayLength) * dayLength).toISOString().slice(0, 10) : undefined;
}
