import { expect, test } from 'vitest';
import { addressOf, askedOf, daysBefore, daysOf, everyKey, type Asked } from './asked.js';

test('a question comes back from its address, and a wrong address asks what is usual', () => {
  const asked: Asked = {
    measures: ['ORDERS', 'ITEMS'],
    dimensions: ['SEGMENT', 'CITY'],
    segments: ['vip', 'new'],
    condition: 'city = "Riga"',
    period: 'THIS_YEAR',
    comparison: 'YEAR_BEFORE',
    chart: 'BARS',
  };
  expect(askedOf(addressOf(asked))).toEqual(asked);
  expect(askedOf(addressOf({ ...asked, dimensions: [], segments: [] })).dimensions).toEqual([]);
  expect(askedOf({ m: 'NOTHING', by: 'DAY,NOWHERE', p: '?' })).toMatchObject({ dimensions: ['DAY'], period: 'LAST_30_DAYS' });
});

test('a period is told from today', () => {
  expect(daysOf('LAST_7_DAYS', '2026-03-03')).toEqual({ since: '2026-02-25', until: '2026-03-03' });
  expect(daysOf('LAST_12_MONTHS', '2026-03-03')).toEqual({ since: '2025-04-01', until: '2026-03-03' });
  expect(daysOf('LAST_MONTH', '2026-03-31')).toEqual({ since: '2026-02-01', until: '2026-02-28' });
});

test('days are held against as many right before, or the same of the year before', () => {
  const days = { since: '2026-03-01', until: '2026-03-10' };
  expect(daysBefore(days, 'PERIOD_BEFORE')).toEqual({ since: '2026-02-19', until: '2026-02-28' });
  expect(daysBefore({ since: '2024-02-29', until: '2024-02-29' }, 'YEAR_BEFORE')).toEqual({ since: '2023-02-28', until: '2023-02-28' });
  expect(daysBefore({ since: null, until: null }, 'PERIOD_BEFORE')).toBeUndefined();
  expect(daysBefore(days, 'NONE')).toBeUndefined();
});

test('a line has every day, week and month, also those without a sale', () => {
  expect(everyKey('DAY', ['2026-03-02', '2026-02-27'])).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(everyKey('MONTH', ['2025-12', '2026-02'])).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(everyKey('WEEK', ['2026-02-23', '2026-03-09'])).toHaveLength(3);
});
