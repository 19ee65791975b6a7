import { addDays, addMonths } from '@regulars/segment-language';
import type { MetricDimension, MetricMeasure, QuestionChart, QuestionComparison, QuestionPeriod } from '../../gql/graphql.js';

export const measures = [
  'CUSTOMERS',
  'NEW_CUSTOMERS',
  'RETURNING_CUSTOMERS',
  'ORDERS',
  'REVENUE',
  'AVERAGE_ORDER',
  'ITEMS',
] as const satisfies readonly MetricMeasure[];
export const dimensions = [
  'DAY',
  'WEEK',
  'MONTH',
  'WEEKDAY',
  'HOUR',
  'CHANNEL',
  'STORE',
  'REGION',
  'PROVINCE',
  'CITY',
  'SOURCE',
  'CATEGORY',
  'BRAND',
  'PRODUCT',
  'RFM_GROUP',
  'STAGE',
  'SEGMENT',
] as const satisfies readonly MetricDimension[];
export const periods = [
  'LAST_7_DAYS',
  'LAST_30_DAYS',
  'LAST_90_DAYS',
  'LAST_12_MONTHS',
  'THIS_MONTH',
  'LAST_MONTH',
  'THIS_YEAR',
  'ALL',
] as const satisfies readonly QuestionPeriod[];
export const comparisons = ['NONE', 'PERIOD_BEFORE', 'YEAR_BEFORE'] as const satisfies readonly QuestionComparison[];
export const charts = ['TABLE', 'BARS', 'LINE'] as const satisfies readonly QuestionChart[];

/** A question to the figures. */
export interface Asked {
  readonly measures: readonly MetricMeasure[];
  readonly dimensions: readonly MetricDimension[];
  /** keys, where it splits by segment */
  readonly segments: readonly string[];
  /** text of the segment language; empty for everybody */
  readonly condition: string;
  readonly period: QuestionPeriod;
  readonly comparison: QuestionComparison;
  readonly chart: QuestionChart;
}

/** A question as the address of the page has it. */
export interface AskedAddress {
  m?: string | undefined;
  by?: string | undefined;
  seg?: string | undefined;
  where?: string | undefined;
  p?: string | undefined;
  vs?: string | undefined;
  as?: string | undefined;
}

const usual = { measures: ['REVENUE', 'ORDERS', 'CUSTOMERS'], period: 'LAST_30_DAYS', comparison: 'PERIOD_BEFORE', chart: 'LINE' } as const;

const listed = <V extends string>(known: readonly V[], text: string | undefined): V[] =>
  (text ?? '').split(',').flatMap((name) => known.find((one) => one === name) ?? []);

/** Reads an address; whatever it does not say, or says wrongly, is as usual. */
export function askedOf({ m, by, seg, where, p, vs, as }: AskedAddress): Asked {
  const asked = listed(measures, m);
  return {
    measures: asked.length > 0 ? asked : usual.measures,
    dimensions: by === undefined ? ['DAY'] : listed(dimensions, by).slice(0, 3),
    segments: (seg ?? '').split(',').filter((key) => key !== ''),
    condition: where ?? '',
    period: listed(periods, p)[0] ?? usual.period,
    comparison: listed(comparisons, vs)[0] ?? usual.comparison,
    chart: listed(charts, as)[0] ?? usual.chart,
  };
}

/** The address of a question; `askedOf` reads it back. */
export const addressOf = (asked: Asked): AskedAddress => ({
  m: asked.measures.join(','),
  by: asked.dimensions.join(','),
  seg: asked.segments.join(',') || undefined,
  where: asked.condition || undefined,
  p: asked.period,
  vs: asked.comparison,
  as: asked.chart,
});

/** First and last day, `2026-03-01`; null where it has no end. */
export interface Days {
  readonly since: string | null;
  readonly until: string | null;
}

/** The days of a period on a day. */
export function daysOf(period: QuestionPeriod, today: string): Days {
  const month = `${today.slice(0, 7)}-01`;
  switch (period) {
    case 'LAST_7_DAYS':
      return { since: addDays(today, -6), until: today };
    case 'LAST_30_DAYS':
      return { since: addDays(today, -29), until: today };
    case 'LAST_90_DAYS':
      return { since: addDays(today, -89), until: today };
    case 'LAST_12_MONTHS':
      return { since: addMonths(month, -11), until: today };
    case 'THIS_MONTH':
      return { since: month, until: today };
    case 'LAST_MONTH':
      return { since: addMonths(month, -1), until: addDays(month, -1) };
    case 'THIS_YEAR':
      return { since: `${today.slice(0, 4)}-01-01`, until: today };
    case 'ALL':
      return { since: null, until: null };
  }
}

/** The days that some days are held against; undefined when they are held against none, or have no beginning. */
export function daysBefore({ since, until }: Days, comparison: QuestionComparison): Days | undefined {
  if (comparison === 'NONE' || since === null || until === null) return undefined;
  if (comparison === 'YEAR_BEFORE') return { since: addMonths(since, -12), until: addMonths(until, -12) };
  const count = (Date.parse(until) - Date.parse(since)) / 86_400_000 + 1;
  return { since: addDays(since, -count), until: addDays(since, -1) };
}

const steps: Partial<Record<MetricDimension, (key: string) => string>> = {
  DAY: (key) => addDays(key, 1),
  WEEK: (key) => addDays(key, 7),
  MONTH: (key) => addMonths(`${key}-01`, 1).slice(0, 7),
};

/** Whether keys of the dimension follow each other in time, so that a line can join them. */
export const isTime = (dimension: MetricDimension | undefined): boolean => dimension !== undefined && steps[dimension] !== undefined;

/** Every key of a time dimension from the first to the last of those given, also those without a row. */
export function everyKey(dimension: MetricDimension, keys: readonly string[]): readonly string[] {
  const next = steps[dimension];
  const [first, last] = [keys.toSorted()[0], keys.toSorted().at(-1)];
  if (!next || first === undefined || last === undefined) return [...new Set(keys)];
  const all = [];
  for (let key = first; key <= last && all.length < 5000; key = next(key)) all.push(key);
  return all;
}
