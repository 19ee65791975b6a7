import { expect, test } from 'vitest';
import { quantileOfT } from './forecast-range.js';
import { forecast } from './forecast.js';
import { isThere, rowsOf } from './testing/shared-data.js';

const airline = 'forecasting/AirPassengers.csv';
const retailer = 'online-retail/online-retail-2010-12_2011-02.csv';
const offBy = (actual: readonly number[], steps: readonly { value: number }[]): number =>
  actual.reduce((sum, value, step) => sum + Math.abs(value - (steps[step]?.value ?? 0)), 0) / actual.length;

/** Numbers from 0 to 1 that are the same at every run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A shop's days: a week, a trend, noise, and perhaps a day on which it is closed. */
function shopDays(seed: number, days: number): readonly number[] {
  const draw = draws(seed);
  const week = Array.from({ length: 7 }, () => 50 + 100 * draw());
  const closed = draw() < 0.4 ? Math.floor(draw() * 7) : -1;
  const slope = (draw() - 0.4) * 0.3;
  const noise = 5 + 40 * draw();
  return Array.from({ length: days }, (_, day) => {
    const isClosed = day % 7 === closed;
    return isClosed ? 0 : Math.max(0, (week[day % 7] ?? 0) + slope * day + noise * (draw() + draw() + draw() - 1.5));
  });
}

/** Shares of held-out steps that fell into their range: those of the first season ahead, and those further on. */
function coverage(
  series: readonly (readonly number[])[],
  season: number,
  ends: readonly number[],
  ahead: number,
): readonly [number, number] {
  const within = series.flatMap((values) =>
    ends.flatMap((end) => {
      const { steps } = forecast(values.slice(0, end), season, ahead);
      return values.slice(end, end + ahead).map((value, step) => {
        const { low, high } = steps[step] ?? { low: NaN, high: NaN };
        return { isNear: step < season, isWithin: value >= low && value <= high };
      });
    }),
  );
  const share = (isNear: boolean): number => {
    const steps = within.filter((step) => step.isNear === isNear);
    return steps.filter(({ isWithin }) => isWithin).length / steps.length;
  };
  return [share(true), share(false)];
}

/** A shop's months: growth that itself wanders, a year, and noise in proportion. */
function shopMonths(seed: number, months: number): readonly number[] {
  const draw = draws(seed);
  const year = Array.from({ length: 12 }, () => 0.7 + 0.6 * draw());
  let level = 100;
  return Array.from({ length: months }, (_, month) => {
    level *= 1.005 + 0.03 * (draw() + draw() + draw() - 1.5);
    return level * (year[month % 12] ?? 1) * (1 + 0.05 * (draw() + draw() - 1));
  });
}

test.skipIf(!isThere(airline))(
  'the airline is forecast better than by seasonal naive, and its months fall into their ranges as often as said (needs ../shared/data)',
  () => {
    const values = rowsOf(airline).map(({ passengers }) => Number(passengers));
    for (const held of [12, 24]) {
      const [past, future] = [values.slice(0, -held), values.slice(-held)];
      const naive = future.map((_, step) => ({ value: past[past.length - 12 + (step % 12)] ?? 0 }));
      expect(offBy(future, forecast(past, 12, held).steps)).toBeLessThan(offBy(future, naive));
      expect(coverage([values], 12, [values.length - held], held)[0]).toBeGreaterThan(0.75);
    }
    for (const share of coverage([values], 12, [60, 72, 84, 96, 108, 120], 24)) {
      expect(share).toBeGreaterThan(0.75);
      expect(share).toBeLessThan(0.95);
    }
  },
);

test.skipIf(!isThere(retailer))('days of a gift retailer fall into their ranges as often as said (needs ../shared/data)', () => {
  const days = new Map<number, number>();
  for (const { Quantity, UnitPrice, InvoiceDate = '' } of rowsOf(retailer)) {
    const day = Date.parse(InvoiceDate.slice(0, 10)) / 86_400_000;
    days.set(day, (days.get(day) ?? 0) + Number(Quantity) * Number(UnitPrice));
  }
  const [first, last] = [Math.min(...days.keys()), Math.max(...days.keys())];
  const values = Array.from({ length: last - first + 1 }, (_, index) => days.get(first + index) ?? 0);
  const [near, far] = coverage([values], 7, [49, 56, 63, 70], 14);
  expect(near).toBeGreaterThan(0.7);
  expect(far).toBeGreaterThan(0.7);
});

test('days and months of made-up shops fall into their ranges about eight times of ten, the near ones and the far ones', () => {
  const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
  const days = coverage(
    seeds.map((seed) => shopDays(seed, 210)),
    7,
    [140, 182],
    28,
  );
  const months = coverage(
    seeds.map((seed) => shopMonths(seed, 84)),
    12,
    [48, 60],
    24,
  );
  for (const share of [...days, ...months]) {
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.96);
  }
});

test('the range of a step that was tested seldom is wider than that of one tested often', () => {
  expect(quantileOfT(1e9)).toBeCloseTo(1.2816, 3);
  expect(quantileOfT(2)).toBeCloseTo(1.886, 2);
  expect(quantileOfT(1)).toBeCloseTo(3.078, 3);
  const widths = forecast(shopMonths(3, 60), 12, 36).steps.map(({ value, low, high }) => (high - low) / value);
  expect(widths[35]).toBeGreaterThan(widths[11] ?? 0);
  expect(widths[11]).toBeGreaterThan(widths[0] ?? 0);
});

test('on the back-test nothing is worse than seasonal naive, and days to come hardly ever', () => {
  let [model, naive, worse] = [0, 0, 0];
  for (let seed = 1; seed <= 40; seed += 1) {
    const all = shopDays(seed, 210);
    const [past, future] = [all.slice(0, 182), all.slice(182)];
    const found = forecast(past, 7, 28);
    expect(found.backTest?.error ?? 0).toBeLessThanOrEqual(found.backTest?.naiveError ?? 0);
    const error = offBy(future, found.steps);
    const naiveError = offBy(
      future,
      future.map((_, step) => ({ value: past[past.length - 7 + (step % 7)] ?? 0 })),
    );
    if (error > naiveError * 1.05) worse += 1;
    model += error;
    naive += naiveError;
  }
  expect(worse).toBeLessThanOrEqual(2);
  expect(model).toBeLessThan(0.9 * naive);
});

test('days on which a shop never opens are learned and expected to be without a sale', () => {
  const days = Array.from({ length: 70 }, (_, day) => (day % 7 === 6 ? 0 : 100 + (day % 7)));
  const found = forecast(days, 7, 14);
  expect(found.closed).toEqual([6]);
  expect(found.steps.flatMap(({ value, high }, step) => (value === 0 && high === 0 ? [step] : []))).toEqual([6, 13]);
});

test('short, empty and constant series are forecast without a back-test, or exactly', () => {
  expect(forecast([], 7, 3).steps).toEqual([
    { value: 0, low: 0, high: 0 },
    { value: 0, low: 0, high: 0 },
    { value: 0, low: 0, high: 0 },
  ]);
  expect(forecast([4, 6], 7, 2)).toMatchObject({ backTest: null, steps: [{ value: 5 }, { value: 5 }] });
  const constant = forecast(
    Array.from({ length: 60 }, () => 10),
    7,
    7,
  );
  for (const { value, low, high } of constant.steps) {
    expect(value).toBeCloseTo(10, 6);
    expect(low).toBeCloseTo(10, 6);
    expect(high).toBeCloseTo(10, 6);
  }
});
