import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { forecast } from './forecast.js';

const file = fileURLToPath(new URL('../../../../shared/data/forecasting/AirPassengers.csv', import.meta.url));
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

test.skipIf(!existsSync(file))(
  'the last two years of the airline are forecast better than by seasonal naive (needs ../shared/data)',
  () => {
    const values = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[1]));
    for (const held of [12, 24]) {
      const [past, future] = [values.slice(0, -held), values.slice(-held)];
      const found = forecast(past, 12, held);
      const naive = future.map((_, step) => ({ value: past[past.length - 12 + (step % 12)] ?? 0 }));
      expect(offBy(future, found.steps)).toBeLessThan(offBy(future, naive));
      const within = future.filter((value, step) => value >= (found.steps[step]?.low ?? 0) && value <= (found.steps[step]?.high ?? 0));
      if (held === 12) expect(within.length).toBeGreaterThanOrEqual(8);
    }
  },
);

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
