import { seededRandom } from '@regulars/segment-language/testing';
import { expect, test } from 'vitest';
import { areNear, guardedFigure, leastGroup, noiseDeviation, noiseOf, questionsPerDay, roundedTo } from './guard.rules.js';

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
