import { expect, test } from 'vitest';
import { barLength, positionOf, scrolled, tallest } from './long-scroll.js';

const million = { list: 37_000_000, window: 600 };
const start = { bar: 0, top: 0 };

test('a short list scrolls as it always did', () => {
  const short = { list: 3700, window: 600 };
  expect(barLength(short)).toBe(3700);
  expect(scrolled(start, 250, short)).toEqual({ bar: 250, top: 250 });
});

test('the last pixel of a list taller than a browser scrolls is reached, and the first again', () => {
  expect(barLength(million)).toBe(tallest);
  expect(scrolled(start, tallest - 600, million).top).toBe(37_000_000 - 600);
  expect(scrolled({ bar: tallest - 600, top: 37_000_000 - 600 }, 0, million).top).toBe(0);
});

test('a turn of the wheel moves by its pixels, a drag of the bar by share', () => {
  const middle = positionOf(18_000_000, million);
  expect(scrolled(middle, middle.bar + 100, million).top).toBe(18_000_100);
  expect(scrolled(start, 4_000_000, million).top / 37_000_000).toBeCloseTo(0.5, 3);
});

test('a place is found again by the bar that belongs to it', () => {
  for (const top of [0, 1_000_000, 36_999_400]) {
    const { bar } = positionOf(top, million);
    expect(scrolled({ bar: bar > 4_000_000 ? 0 : tallest, top: 0 }, bar, million).top / 37_000_000).toBeCloseTo(top / 37_000_000, 3);
  }
});
