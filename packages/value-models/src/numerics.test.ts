import { expect, test } from 'vitest';
import {
  bgNbdAlive,
  bgNbdExpected,
  bgNbdExpectedOfNew,
  bgNbdLogLikelihood,
  countHistories,
  fitBgNbd,
  gammaGammaExpected,
  paretoNbdAlive,
  paretoNbdExpected,
  paretoNbdExpectedOfNew,
  paretoNbdLogLikelihood,
} from './index.js';
import { lnGamma, lnHypergeometricOne, scaledHypergeometric } from './special.js';

const bg = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }; // CDNOW, as in the paper
const pareto = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };

test('expectations are those the papers print', () => {
  // Fader, Hardie, Lee 2005: customer 0001 of CDNOW in BG/NBD; Fader, Hardie 2005: the same one in Pareto/NBD.
  const first = { repeats: 2, recency: 30.43, age: 38.86 };
  expect(bgNbdExpected(bg, first, 39)).toBeCloseTo(1.226, 3);
  expect(paretoNbdExpected(pareto, first, 39)).toBeGreaterThan(1);
  expect(paretoNbdAlive(pareto, { repeats: 26, recency: 30.86, age: 31 })).toBeCloseTo(0.9979, 3);
  // The gamma-gamma note: one repeat of 11.77, with p = 6.25, q = 3.74, v = 15.44.
  expect(gammaGammaExpected({ p: 6.25, q: 3.74, v: 15.44 }, { purchases: 1, mean: 11.77 })).toBeCloseTo(18.92, 1);
});

test('at fixed parameters expectations are those of the definition, integrated numerically, within 1e-4', () => {
  // Computed apart from this package: for Pareto/NBD over the time of leaving by Simpson's rule, for BG/NBD over rate and chance of leaving.
  const published = {
    pareto: { r: 0.5532770488183948, alpha: 10.577683884824172, s: 0.6062399641803119, beta: 11.668734798010448 },
    bg: { r: 0.24259452677386145, alpha: 4.413602227734963, a: 0.79292190881903, b: 2.4259065617221536 },
  };
  const byDefinition = [
    [{ repeats: 2, recency: 30.43, age: 38.86 }, -9.554333983, 0.869115665, 1.45509876],
    [{ repeats: 0, recency: 0, age: 38.86 }, -0.521202435, 0.295095811, 0.107058869],
    [{ repeats: 26, recency: 30.86, age: 31 }, -39.130805162, 0.997917893, 20.115717592],
    [{ repeats: 1, recency: 1.714, age: 38.857 }, -4.450285217, 0.167989881, 0.171108467],
    [{ repeats: 40, recency: 52, age: 52 }, -59.273264993, 1, 21.691365945],
  ] as const;
  for (const [history, likelihood, alive, expected] of byDefinition) {
    expect(Math.abs(paretoNbdLogLikelihood(published.pareto, [{ ...history, count: 1 }]) - likelihood)).toBeLessThan(1e-4);
    expect(Math.abs(paretoNbdAlive(published.pareto, history) - alive)).toBeLessThan(1e-4);
    expect(Math.abs(paretoNbdExpected(published.pareto, history, 39) - expected)).toBeLessThan(1e-4);
  }
  for (const [history, expected] of [
    [{ repeats: 2, recency: 30.43, age: 38.86 }, 1.22590688],
    [{ repeats: 0, recency: 0, age: 38.86 }, 0.19478204],
    [{ repeats: 5, recency: 20, age: 38.86 }, 1.09384243],
  ] as const)
    expect(Math.abs(bgNbdExpected(published.bg, history, 39) - expected)).toBeLessThan(1e-4);
});

test('special functions have their known values', () => {
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
  expect(lnGamma(171)).toBeCloseTo(706.5730622457874, 9);
  expect(lnHypergeometricOne(1, 2, 0.5)).toBeCloseTo(Math.log(2 * Math.LN2), 12); // ₂F₁(1,1;2;z) = −ln(1−z)/z
  expect(lnHypergeometricOne(0.5, 1.5, 0.9999)).toBeCloseTo(Math.log(Math.atanh(Math.sqrt(0.9999)) / Math.sqrt(0.9999)), 9);
  expect(scaledHypergeometric(2, 1, 2, 0.3)).toBeCloseTo(0.7, 12);
  expect(scaledHypergeometric(30, 40, 45, 0.5)).toBeCloseTo(2 ** -30 * 1_112_913_000_000, -9);
});

const extremes = [0, 1, 37, 1000].flatMap((repeats) =>
  [0, 0.001, 52, 520].flatMap((age) => [0, age / 2, age].map((recency) => ({ repeats, recency: repeats === 0 ? 0 : recency, age }))),
);
const models = [
  { bg, pareto },
  { bg: { r: 20, alpha: 0.01, a: 1, b: 900 }, pareto: { r: 20, alpha: 0.01, s: 1, beta: 900 } },
  { bg: { r: 0.01, alpha: 9000, a: 50, b: 0.01 }, pareto: { r: 0.01, alpha: 9000, s: 50, beta: 0.01 } },
];

test.each(models)('numbers are finite and chances are chances for histories of any size: %j', ({ bg, pareto }) => {
  for (const history of extremes) {
    const counted = [{ ...history, count: 1 }];
    for (const likelihood of [bgNbdLogLikelihood(bg, counted), paretoNbdLogLikelihood(pareto, counted)])
      expect(likelihood).toSatisfy(Number.isFinite);
    for (const alive of [bgNbdAlive(bg, history), paretoNbdAlive(pareto, history)]) {
      expect(alive, JSON.stringify(history)).toBeGreaterThanOrEqual(0);
      expect(alive).toBeLessThanOrEqual(1);
    }
    const coming = [(weeks: number) => bgNbdExpected(bg, history, weeks), (weeks: number) => paretoNbdExpected(pareto, history, weeks)];
    for (const purchases of coming) {
      const expected = [4, 13, 26, 52].map((weeks) => purchases(weeks));
      expect(expected.every(Number.isFinite), JSON.stringify({ history, expected })).toBe(true);
      expect(expected).toEqual(expected.toSorted((a, b) => a - b)); // more time, more purchases
    }
  }
});

test('nothing jumps where a formula is 0/0', () => {
  const history = { repeats: 3, recency: 20, age: 30 };
  const around = [0.999, 1, 1.001].map((a) => bgNbdExpected({ ...bg, a }, history, 39));
  expect(around[1]).toBeCloseTo(((around[0] ?? 0) + (around[2] ?? 0)) / 2, 5);
  const nearby = [0.999, 1, 1.001].map((s) => paretoNbdExpected({ ...pareto, s }, history, 39));
  expect(nearby[1]).toBeCloseTo(((nearby[0] ?? 0) + (nearby[2] ?? 0)) / 2, 5);
  expect(bgNbdExpectedOfNew(bg, 0)).toBe(0);
  expect(paretoNbdExpectedOfNew(pareto, 0)).toBeCloseTo(0, 12);
});

test('a history without an end stays within bounds, and the fit says so', () => {
  // Nobody ever leaves: a runs to 0 or b away.
  const steady = countHistories(Array.from({ length: 300 }, (_, index) => ({ repeats: 20 + (index % 7), recency: 52, age: 52 })));
  const { parameters, atBound, logLikelihood } = fitBgNbd(steady);
  expect(Object.values(parameters).every((value) => value >= 1e-3 && value <= 1e4)).toBe(true);
  expect(logLikelihood).toSatisfy(Number.isFinite);
  expect(atBound.length).toBeGreaterThan(0);
});

test('counting equal histories changes no likelihood, and priors draw a small shop toward them', () => {
  const histories = [0, 0, 1, 2, 0, 1].map((repeats) => ({ repeats, recency: repeats * 4, age: 20 }));
  const counted = countHistories(histories);
  expect(counted.length).toBe(3);
  expect(bgNbdLogLikelihood(bg, counted)).toBeCloseTo(
    bgNbdLogLikelihood(
      bg,
      histories.map((history) => ({ ...history, count: 1 })),
    ),
    10,
  );
  const prior = { middle: 0.5, spread: 0.01 };
  expect(fitBgNbd(counted, { priors: { r: prior } }).parameters.r).toBeCloseTo(0.5, 1);
});
