import { expect, test } from 'vitest';
import { anniversaries } from './time-alone.rules.js';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

test('a birthday on 29 February is on 1 March in common years', () => {
  const now = Date.parse('2026-01-10T00:00:00Z');
  expect(anniversaries('1996-02-29', 0, now, 'UTC').map(day)).toEqual(['2026-03-01', '2027-03-01', '2028-02-29']);
  expect(anniversaries('1990-05-01', 7, now, 'UTC').map(day)[0]).toBe('2026-04-24');
});
