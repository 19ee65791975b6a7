import { seededRandom } from '@regulars/segment-language/testing';
import { expect, test } from 'vitest';
import { areNear, guardedFigure, leastGroup, noiseDeviation, noiseOf, roundedTo } from './guard.rules.js';

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

/**
 * Somebody wants to know of one customer whether they are in a group, and asks all that a day allows: the group cut into two halves in many ways,
 * each half far from all others, and the whole. The sums of halves would tell, were they exact.
 */
test('who splits a group in all ways that a day allows guesses hardly better than chance', () => {
  const draw = seededRandom(11);
  const victim = 4000;
  let right = 0;
  const rounds = 1500;
  for (let round = 0; round < rounds; round += 1) {
    const isIn = draw() < 0.5;
    const secret = `secret ${round}`;
    const others = firstOnes(1000, round * 7);
    const whole = Uint32Array.from([...others, ...(isIn ? [victim + 100_000] : [])]);
    let evidence = 0;
    for (let split = 0; split < 16; split += 1) {
      const left: number[] = [];
      const rest: number[] = [];
      for (const one of whole) (one !== victim + 100_000 && draw() < 0.5 ? left : rest).push(one);
      const [a, b] = [left, rest].map((half) => guardedFigure(Uint32Array.from(half), 10_000, secret) ?? 0);
      const known = others.length; // the attacker knows how many others there are, and asks for the sum to exceed it
      evidence += (a ?? 0) + (b ?? 0) - known;
    }
    if (evidence / 16 > 0.5 === isIn) right += 1;
  }
  expect(right / rounds).toBeLessThan(0.5 + 0.05 + 3 * Math.sqrt(0.25 / rounds));
});
