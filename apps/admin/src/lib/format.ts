import { useLanguage } from './i18n.js';
import type { Language } from './preferences.js';
import { useZone } from './zone.js';

export interface Money {
  amount: string;
  currency: string;
}

/** How numbers, money and moments read in one language and one zone. */
export interface Format {
  /** 12,345 */
  number: (value: number, digits?: number) => string;
  /** 12.3K or 1.2万 */
  compact: (value: number) => string;
  /** 0.416 → 41.6% */
  percent: (share: number, digits?: number) => string;
  money: (money: Money) => string;
  /** Money of an axis or a caption: no minor units. */
  moneyShort: (money: Money) => string;
  /** 22 Nov 2026 */
  date: (moment: string | Date) => string;
  /** 22 Nov, the year only if it is not this one */
  day: (moment: string | Date) => string;
  /** Sunday, 22 November */
  weekday: (moment: string | Date) => string;
  /** Sunday */
  weekdayName: (day: Date) => string;
  /** November 2026 */
  month: (moment: string | Date) => string;
  dateTime: (moment: string | Date) => string;
  /** 14:02:11 */
  time: (moment: string | Date) => string;
  /** A calendar date without a moment, such as a birthday: never shifted by the zone. */
  calendarDate: (date: string) => string;
  /** 3 days ago */
  ago: (moment: string | Date, now?: Date) => string;
  /** 1.4 MB */
  bytes: (value: number) => string;
  /** 20 s, 1 min */
  seconds: (value: number) => string;
  list: (items: readonly string[]) => string;
}

/** Units of a relative time with the least seconds for which each is used: days stay exact up to two months, months up to two years. */
const steps: { unit: Intl.RelativeTimeFormatUnit; size: number; from: number }[] = [
  { unit: 'year', size: 31_557_600, from: 63_115_200 },
  { unit: 'month', size: 2_629_800, from: 5_259_600 },
  { unit: 'day', size: 86_400, from: 86_400 },
  { unit: 'hour', size: 3_600, from: 3_600 },
  { unit: 'minute', size: 60, from: 60 },
];

const moment = (value: string | Date) => (typeof value === 'string' ? new Date(value) : value);

/** The formats of a language in a zone (IANA name). Pure: `now` is only read where a phrase is relative to it. */
export function formatFor(language: Language, zone: string): Format {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const date = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayOnly = dates({ day: 'numeric', month: 'short' });
  const weekday = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const month = dates({ month: 'long', year: 'numeric' });
  const dateTime = dates({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const time = dates({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const year = dates({ year: 'numeric' });
  const calendar = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  const weekdayName = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const plain = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 0) => {
    const numbers = plain.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    plain.set(digits, numbers);
    return numbers.format(value);
  };
  const currency = (money: Money, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol', ...options }).format(
      Number(money.amount),
    );
  const unit = (value: number, name: string, digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: name === 'byte' ? 'long' : 'short',
      maximumFractionDigits: digits,
    }).format(value);

  return {
    number,
    compact: (value) => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value),
    percent: (share, digits = 1) =>
      new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share),
    money: (money) => currency(money, {}),
    moneyShort: (money) => currency(money, { maximumFractionDigits: 0 }),
    date: (value) => date.format(moment(value)),
    day: (value) => (year.format(moment(value)) === year.format(new Date()) ? dayOnly : date).format(moment(value)),
    weekday: (value) => weekday.format(moment(value)),
    weekdayName: (value) => weekdayName.format(value),
    month: (value) => month.format(moment(value)),
    dateTime: (value) => dateTime.format(moment(value)),
    time: (value) => time.format(moment(value)),
    calendarDate: (value) => calendar.format(new Date(`${value}T00:00:00Z`)),
    ago: (value, now = new Date()) => {
      const seconds = (moment(value).getTime() - now.getTime()) / 1000;
      const { unit: name, size } = steps.find(({ from }) => Math.abs(seconds) >= from) ?? { unit: 'second', size: 1 };
      return relative.format(Math.trunc(seconds / size), name);
    },
    bytes: (value) => {
      const at = Math.min(3, Math.floor(Math.log10(Math.max(value, 1)) / 3));
      return unit(value / 1000 ** at, ['byte', 'kilobyte', 'megabyte', 'gigabyte'][at] ?? 'byte', at === 0 ? 0 : 1);
    },
    seconds: (value) =>
      value < 60
        ? unit(Math.ceil(value), 'second', 0)
        : value < 5400
          ? unit(Math.round(value / 60), 'minute', 0)
          : unit(value / 3600, 'hour', 1),
    list: (items) => list.format(items),
  };
}

/** The formats of the current language and the viewer's zone. */
export function useFormat(): Format {
  const { language } = useLanguage();
  const zone = useZone();
  return formatIn(language, zone);
}

const formats = new Map<string, Format>();

/** The formats of a language in a zone, made once: making them takes longer than what they are used for. */
export function formatIn(language: Language, zone: string): Format {
  const known = formats.get(`${language} ${zone}`) ?? formatFor(language, zone);
  formats.set(`${language} ${zone}`, known);
  return known;
}

/** A phone number as people read it: Chinese mobiles in groups of 3, 4, 4; masked and other numbers as they are. */
export const readablePhone = (phone: string): string => phone.replace(/^\+86(1\d{2})(\d{4})(\d{4})$/, '+86 $1 $2 $3');
