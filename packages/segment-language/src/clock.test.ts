import { expect, test } from 'vitest';
import { dayOf, parse, resolveTest, resolveWindow, startOf, type FieldType, type ResolvedTest, type Window } from './index.js';

function windowOf(text: string): Window | undefined {
  const result = parse(`count(orders ${text}) >= 1`);
  return result.ok && result.condition.kind === 'measure' ? result.condition.window : undefined;
}

/** Both ends as UTC; `now` stands for the end that the clock sets. */
function span(text: string, now: string, zone: string): string {
  const clock = { now: Date.parse(now), zone };
  const { from, until } = resolveWindow(windowOf(text), clock);
  const end = until === clock.now + 1 ? 'now' : until === null ? '…' : new Date(until).toISOString();
  return `${from === null ? '…' : new Date(from).toISOString()} to ${end}`.replaceAll(':00.000Z', 'Z');
}

const noon = '2026-11-22T06:02:11Z';

test.each([
  ['', '… to now'],
  ['within 60 days', '2026-09-22T16:00Z to now'],
  ['within 0 days', '2026-11-21T16:00Z to now'],
  ['within 2 weeks', '2026-11-07T16:00Z to now'],
  ['within 5 hours', '2026-11-22T01:02:11.000Z to now'],
  ['between 14 and 60 days ago', '2026-09-22T16:00Z to 2026-11-08T16:00Z'],
  ['between 60 and 14 days ago', '2026-09-22T16:00Z to 2026-11-08T16:00Z'],
  ['between 0 and 2 days ago', '2026-11-19T16:00Z to now'],
  ['this week', '2026-11-15T16:00Z to now'],
  ['last week', '2026-11-08T16:00Z to 2026-11-15T16:00Z'],
  ['this month', '2026-10-31T16:00Z to now'],
  ['last month', '2026-09-30T16:00Z to 2026-10-31T16:00Z'],
  ['this quarter', '2026-09-30T16:00Z to now'],
  ['last quarter', '2026-06-30T16:00Z to 2026-09-30T16:00Z'],
  ['this year', '2025-12-31T16:00Z to now'],
  ['last year', '2024-12-31T16:00Z to 2025-12-31T16:00Z'],
  ['on or after 2026-05-01', '2026-04-30T16:00Z to now'],
  ['before 2026-05-01', '… to 2026-04-30T16:00Z'],
  ['before 2027-05-01', '… to now'],
  ['between 2026-05-01 and 2026-05-31', '2026-04-30T16:00Z to 2026-05-31T16:00Z'],
])('"%s" in Shanghai on 22 November 2026', (text, expected) => {
  expect(span(text, noon, 'Asia/Shanghai')).toBe(expected);
});

test('the same moment is another day in another zone', () => {
  expect(span('within 1 day', '2026-11-21T16:30:00Z', 'Asia/Shanghai')).toBe('2026-11-20T16:00Z to now');
  expect(span('within 1 day', '2026-11-21T16:30:00Z', 'UTC')).toBe('2026-11-20T00:00Z to now');
  expect(dayOf(Date.parse('2026-11-21T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-11-21');
  expect(dayOf(Date.parse('2026-11-21T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-22');
});

test('months and years clamp to the last day', () => {
  expect(span('within 1 month', '2026-03-31T12:00:00Z', 'UTC')).toBe('2026-02-28T00:00Z to now');
  expect(span('within 1 month', '2028-03-31T12:00:00Z', 'UTC')).toBe('2028-02-29T00:00Z to now');
  expect(span('within 1 year', '2028-02-29T12:00:00Z', 'UTC')).toBe('2027-02-28T00:00Z to now');
  expect(span('last week', '2026-03-01T12:00:00Z', 'UTC')).toBe('2026-02-16T00:00Z to 2026-02-23T00:00Z');
});

test('days are as long as the zone makes them when clocks change', () => {
  expect(span('within 1 day', '2026-03-30T12:00:00Z', 'Europe/London')).toBe('2026-03-29T00:00Z to now');
  expect(span('within 0 days', '2026-03-30T12:00:00Z', 'Europe/London')).toBe('2026-03-29T23:00Z to now');
  expect(span('between 1 and 1 days ago', '2026-03-30T12:00:00Z', 'Europe/London')).toBe('2026-03-29T00:00Z to 2026-03-29T23:00Z');
  expect(span('between 1 and 1 days ago', '2026-10-26T12:00:00Z', 'Europe/London')).toBe('2026-10-24T23:00Z to 2026-10-26T00:00Z');
  expect(span('between 1 and 1 days ago', '2026-11-02T12:00:00Z', 'America/New_York')).toBe('2026-11-01T04:00Z to 2026-11-02T05:00Z');
  expect(span('within 2 hours', '2026-03-29T02:00:00Z', 'Europe/London')).toBe('2026-03-29T00:00Z to now');
});

test('a day whose midnight is skipped or comes twice starts at its first moment', () => {
  expect(new Date(startOf('2018-11-04', 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z');
  expect(new Date(startOf('2025-11-02', 'America/Havana')).toISOString()).toBe('2025-11-02T04:00:00.000Z');
});

test('every day of a year starts where the day before ends, in zones with and without clock changes', () => {
  for (const zone of ['Europe/London', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Kathmandu']) {
    for (let at = Date.UTC(2026, 0, 1, 12); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const day = dayOf(at, zone);
      const start = startOf(day, zone);
      expect([dayOf(start - 1, zone) < day, dayOf(start, zone)], `${zone} ${day}`).toEqual([true, day]);
    }
  }
});

function resolved(text: string, type: FieldType, now = noon, zone = 'Asia/Shanghai'): ResolvedTest {
  const result = parse(`x ${text}`);
  if (!result.ok || result.condition.kind !== 'compare') throw new Error(text);
  return resolveTest(result.condition, type, { now: Date.parse(now), zone }, 2);
}

const at = (text: string): number => Date.parse(text);
const today = { from: at('2026-11-21T16:00Z'), until: at('2026-11-22T16:00Z') };

test.each<[string, object]>([
  ['before 90 days ago', { until: at('2026-08-23T16:00Z') }],
  ['on or before 90 days ago', { until: at('2026-08-24T16:00Z') }],
  ['after 90 days ago', { from: at('2026-08-24T16:00Z') }],
  ['on or after 90 days ago', { from: at('2026-08-23T16:00Z') }],
  ['before today', { until: today.from }],
  ['after today', { from: today.until }],
  ['before 5 hours ago', { until: at('2026-11-22T01:02:11Z') }],
  ['after 2026-11-22', { from: today.until }],
  ['= 2026-11-22', today],
  ['!= 2026-11-22', { ...today, negate: true }],
  ['= 2026-11-22T00:00:00+08:00', { from: today.from, until: today.from + 1 }],
  ['between 2026-11-22 and 2026-11-22', today],
  ['within 1 day', { from: at('2026-11-20T16:00Z'), until: at(noon) + 1 }],
  ['within next 1 day', { from: at(noon), until: at('2026-11-23T16:00Z') }],
  ['within next 2 hours', { from: at(noon), until: at('2026-11-22T08:02:11Z') + 1 }],
])('an instant %s', (text, expected) => {
  expect(resolved(text, 'instant')).toEqual({ kind: 'range', of: 'instant', negate: false, ...expected });
});

test.each<[string, object]>([
  ['before 1 month ago', { until: '2026-10-22' }],
  ['on or before today', { until: '2026-11-23' }],
  ['= 2026-05-01', { from: '2026-05-01', until: '2026-05-02' }],
  ['between 2026-05-01 and 2026-05-31', { from: '2026-05-01', until: '2026-06-01' }],
  ['within 7 days', { from: '2026-11-15', until: '2026-11-23' }],
  ['within next 7 days', { from: '2026-11-22', until: '2026-11-30' }],
])('a date %s', (text, expected) => {
  expect(resolved(text, 'date')).toEqual({ kind: 'range', of: 'date', negate: false, ...expected });
});

const days = (now: string): unknown => resolved('has anniversary within next 2 days', 'date', now, 'UTC');

test('who was born on 29 February has the day on 1 March in common years', () => {
  expect(days('2027-02-27T12:00:00Z')).toEqual({ kind: 'anniversary', monthDays: ['02-27', '02-28', '02-29', '03-01'] });
  expect(days('2028-02-27T12:00:00Z')).toEqual({ kind: 'anniversary', monthDays: ['02-27', '02-28', '02-29'] });
  expect(days('2028-02-28T12:00:00Z')).toEqual({ kind: 'anniversary', monthDays: ['02-28', '02-29', '03-01'] });
  expect(days('2026-12-31T12:00:00Z')).toEqual({ kind: 'anniversary', monthDays: ['01-01', '01-02', '12-31'] });
});

test('money becomes minor units by digits, not by floating point', () => {
  expect(resolved('= 1.15', 'money')).toEqual({ kind: 'compare', operator: '=', value: 115 });
  expect(resolved('= "0.07"', 'money')).toEqual({ kind: 'compare', operator: '=', value: 7 });
  expect(resolved('= -12', 'money')).toEqual({ kind: 'compare', operator: '=', value: -1200 });
});
