import { addDays, addMonths, dayOf } from '@regulars/segment-language';
import { forecast, type ForecastMethod } from '@regulars/value-models';
import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { MetricDimension, MetricMeasure } from './metric.enums.js';
import { metrics } from './metrics.service.js';

export interface ForecastQuestion {
  readonly measure: MetricMeasure;
  readonly step: 'DAY' | 'MONTH';
  /** steps ahead */
  readonly ahead: number;
  /** name of a store, key of a category; sales of all when neither is given */
  readonly store?: string | null;
  readonly category?: string | null;
}

export interface SalesForecast {
  readonly asOf: Date;
  readonly method: ForecastMethod;
  /** what was sold in each step that is over, in order */
  readonly sold: readonly { readonly key: string; readonly value: number }[];
  readonly expected: readonly { readonly key: string; readonly value: number; readonly low: number; readonly high: number }[];
  /** weekdays on which nothing is ever sold, 1 Monday to 7 Sunday */
  readonly closedWeekdays: readonly number[];
  readonly backTest: { readonly origins: number; readonly error: number; readonly naiveError: number } | null;
}

const seasons = { DAY: 7, MONTH: 12 } as const;
/** Steps of history that are looked at: half a year of days, six years of months. */
const looked = { DAY: 182, MONTH: 72 } as const;
const most = { DAY: 90, MONTH: 24 } as const;
const summed: readonly MetricMeasure[] = [MetricMeasure.ORDERS, MetricMeasure.REVENUE, MetricMeasure.ITEMS];

/**
 * What is expected to be sold in the days or months to come, from the figures that `metrics` gives for those that are over. The step of now, which is
 * not over, is the first that is expected. Steps without a sale are 0; history begins with the first sale.
 */
export async function salesForecast(ctx: Ctx, question: ForecastQuestion): Promise<SalesForecast> {
  const { measure, step, ahead } = question;
  if (!summed.includes(measure)) throw inputInvalid({ path: 'measure', rule: 'is ORDERS, REVENUE or ITEMS' });
  if (!(ahead >= 1 && ahead <= most[step])) throw inputInvalid({ path: 'ahead', rule: `is 1 to ${most[step]}` });
  if (question.store != null && question.category != null) throw inputInvalid({ path: 'store', rule: 'is not given beside a category' });
  const today = dayOf(ctx.now().getTime(), ctx.organisation.zone);
  const keyAfter = (from: string, steps: number): string =>
    step === 'DAY' ? addDays(from, steps) : addMonths(`${from}-01`, steps).slice(0, 7);
  const current = step === 'DAY' ? today : today.slice(0, 7);
  const first = keyAfter(current, -looked[step]);
  const { asOf, rows } = await metrics(ctx, {
    measures: [measure],
    by: [step === 'DAY' ? MetricDimension.DAY : MetricDimension.MONTH],
    since: step === 'DAY' ? first : `${first}-01`,
    until: step === 'DAY' ? keyAfter(current, -1) : addDays(`${current}-01`, -1),
    ...onlyOf(question),
  });
  const values = new Map(rows.map(({ keys, values: [value] }) => [keys[0] ?? '', Number(value ?? 0)]));
  const sold: { key: string; value: number }[] = [];
  for (let key = rows[0]?.keys[0] ?? current; key < current; key = keyAfter(key, 1)) sold.push({ key, value: values.get(key) ?? 0 });
  const { steps, method, closed, backTest } = forecast(
    sold.map(({ value }) => value),
    seasons[step],
    ahead,
  );
  return {
    asOf,
    method,
    sold,
    expected: steps.map((expected, index) => ({ key: keyAfter(current, index), ...expected })),
    closedWeekdays: step === 'DAY' ? closed.map((place) => weekdayOf(keyAfter(sold[0]?.key ?? current, place))).toSorted() : [],
    backTest,
  };
}

function onlyOf({ store, category }: ForecastQuestion) {
  if (store != null) return { only: { dimension: MetricDimension.STORE, key: store } };
  if (category != null) return { only: { dimension: MetricDimension.CATEGORY, key: category } };
  return {};
}

const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
