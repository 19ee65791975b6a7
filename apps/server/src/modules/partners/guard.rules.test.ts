import { seededRandom } from '@regulars/segment-language/testing';
import { expect, test } from 'vitest';
import {
  areNear,
  boundOf,
  guardedFigure,
  guardedSum,
  leastGroup,
  noiseDeviation,
  noiseOf,
  questionsPerDay,
  roundedTo,
  stepOf,
  SummedAs,
} from './guard.rules.js';

const firstOnes = (count: number, from = 0): Uint32Array => Uint32Array.from({ length: count }, (_, at) => at + from);

test('no figure is told of a small group, nor where the rest is small', () => {
  for (let size = 0; size < leastGroup; size += 1) {
    expect(guardedFigure(firstOnes(size), 10_000, 'secret')).toBeUndefined();
    expect(guardedFigure(firstOnes(10_000 - size), 10_000, 'secret')).toBeUndefined();
  }
});

/** Of 2,000 groups of a size, how many have a figure. */
const shown = (size: number): number =>
  Array.from({ length: 2000 }, (_, at) => guardedFigure(firstOnes(size, at), 10_000, 'secret')).filter((one) => one !== undefined).length;

test('whether a group has one customer more than it must does not show', () => {
  expect(shown(leastGroup)).toBeLessThan(2000 * 0.01);
});

test('a set has one figure for good, another set or another installation has another', () => {
  const figure = guardedFigure(firstOnes(1000), 10_000, 'secret');
  expect(guardedFigure(firstOnes(1000), 10_000, 'secret')).toBe(figure);
  expect(Number(figure) % roundedTo).toBe(0);
  expect(noiseOf(firstOnes(1000), 'secret')).not.toBe(noiseOf(firstOnes(1001), 'secret'));
  expect(noiseOf(firstOnes(1000), 'secret')).not.toBe(noiseOf(firstOnes(1000), 'other'));
});

test('the noise is normal: nought in the mean, with the deviation it is said to have', () => {
  const noise = Array.from({ length: 4000 }, (_, at) => noiseOf(firstOnes(3, at), 'secret'));
  const mean = noise.reduce((sum, one) => sum + one, 0) / noise.length;
  const deviation = Math.sqrt(noise.reduce((sum, one) => sum + (one - mean) ** 2, 0) / noise.length);
  expect(Math.abs(mean)).toBeLessThan(1);
  expect(Math.abs(deviation - noiseDeviation)).toBeLessThan(0.7);
});

test('groups are near when fewer than k customers are in one alone, or in both or in neither', () => {
  expect([0, 49, 50, 9950, 9951].map((differing) => areNear(differing, 10_000))).toEqual([true, true, false, false, true]);
});

test('the bound is a round number that all but 1 %, and all but k, are within; one customer does not move it', () => {
  const values = Array.from({ length: 10_000 }, (_, at) => at);
  expect(boundOf(values)).toBe(10_000);
  expect(boundOf(values.map((value) => -value / 10))).toBe(1000);
  expect(boundOf([...values.slice(0, 300).map(() => 3), ...Array<number>(leastGroup).fill(1e9)])).toBe(5);
  expect(boundOf([...values.slice(0, 300).map(() => 3), ...Array<number>(leastGroup + 1).fill(1e9)])).toBe(1e9);
  expect(boundOf(Array<number>(500).fill(0))).toBe(1);
  expect(boundOf(Array<number>(99).fill(7))).toBeUndefined();
});

const about = { total: 10_000, bound: 100, field: 'totalSpent' };

test('a sum is off by noise in proportion to its bound, an average by twice that shared among the group', () => {
  const off = (as: SummedAs): number => {
    const exact = as === SummedAs.SUM ? 40_000 : 40;
    const errors = Array.from({ length: 400 }, (_, at) => {
      const figure = guardedSum(firstOnes(1000, at), Array<number>(1000).fill(40), { ...about, as }, 'secret') ?? Number.NaN;
      expect(Math.abs(figure / stepOf(as, about.bound) - Math.round(figure / stepOf(as, about.bound)))).toBeLessThan(1e-6);
      return figure - exact;
    });
    return Math.sqrt(errors.reduce((all, one) => all + one ** 2, 0) / errors.length);
  };
  expect(off(SummedAs.SUM) / (noiseDeviation * about.bound)).toBeCloseTo(1, 0);
  expect(off(SummedAs.AVERAGE) / ((2 * noiseDeviation * about.bound) / 1000)).toBeCloseTo(1, 0);
});

test('a value beyond the bound counts as the bound, and a group that has no count has no sum', () => {
  const values = Array<number>(1000).fill(100);
  const sum = (changed: number): number | undefined =>
    guardedSum(firstOnes(1000), [changed, ...values.slice(1)], { ...about, as: SummedAs.SUM }, 'secret');
  expect(sum(1e9)).toBe(sum(100));
  expect(guardedSum(firstOnes(49), values.slice(0, 49), { ...about, as: SummedAs.SUM }, 'secret')).toBeUndefined();
  expect(guardedSum(firstOnes(9960), values, { ...about, as: SummedAs.AVERAGE }, 'secret')).toBeUndefined();
});

/** Somebody knows everybody but one customer, and asks all that a day allows of groups that hold this one: each figure is off by its noise alone. */
test('who knows everything but one bit guesses it in at most 55 of 100 cases', () => {
  const draw = seededRandom(11);
  const victim = 400_000;
  const rounds = 3000;
  let right = 0;
  for (let round = 0; round < rounds; round += 1) {
    const isIn = draw() < 0.5;
    let surplus = 0;
    for (let at = 0; at < questionsPerDay; at += 1) {
      const others = Array.from({ length: 300 }, (_, one) => (round * questionsPerDay + at) * 3 + one);
      const figure = guardedFigure(Uint32Array.from(isIn ? [...others, victim] : others), 10_000, `secret ${round}`);
      surplus += (figure ?? 300.5) - 300.5;
    }
    if (surplus > 0 === isIn) right += 1;
  }
  expect(right / rounds).toBeLessThan(0.55 + 2 * Math.sqrt(0.25 / rounds));
});
