import { expect, test } from 'vitest';
import { formatFor, readablePhone } from './format.js';

const en = formatFor('en', 'Asia/Shanghai');
const zh = formatFor('zh-CN', 'Asia/Shanghai');

test('numbers have commas, and compact ones the units of their language', () => {
  expect(en.number(184306)).toBe('184,306');
  expect(zh.number(184306)).toBe('184,306');
  expect(en.compact(12400)).toBe('12.4K');
  expect(zh.compact(12400)).toBe('1.2万');
});

test('money carries its own currency and minor units', () => {
  expect(zh.money({ amount: '15338.40', currency: 'CNY' })).toBe('¥15,338.40');
  expect(en.money({ amount: '-36.00', currency: 'GBP' })).toBe('-£36.00');
  expect(en.money({ amount: '1200', currency: 'JPY' })).toBe('¥1,200');
  expect(en.moneyShort({ amount: '1284912.50', currency: 'CNY' })).toBe('¥1,284,913');
});

test('moments are read in the zone of the viewer, birthdays are not', () => {
  expect(en.date('2026-11-22T20:00:00Z')).toBe('23 Nov 2026');
  expect(formatFor('en', 'America/New_York').calendarDate('1990-06-18')).toBe('18 Jun 1990');
  expect(en.time('2026-11-22T06:02:11Z')).toBe('14:02:11');
});

test('days stay exact up to two months, then months, then years', () => {
  const now = new Date('2026-11-22T00:00:00Z');
  expect(en.ago('2026-10-22T00:00:00Z', now)).toBe('31 days ago');
  expect(zh.ago('2026-10-22T00:00:00Z', now)).toBe('31天前');
  expect(en.ago('2026-07-01T00:00:00Z', now)).toBe('4 months ago');
  expect(en.ago('2023-03-12T00:00:00Z', now)).toBe('3 years ago');
  expect(en.ago('2026-11-22T21:00:00Z', now)).toBe('in 21 hours');
});

test('shares, bytes, waits and lists read as words of the language', () => {
  expect(en.percent(0.05)).toBe('5.0%');
  expect(en.percent(0.4276, 0)).toBe('43%');
  expect(en.bytes(45_580_638)).toBe('45.6 MB');
  expect(zh.seconds(17)).toBe('17秒');
  expect(en.list(['SMS', 'WeChat'])).toBe('SMS and WeChat');
  expect(zh.list(['短信', '微信'])).toBe('短信和微信');
});

test('Chinese mobile numbers are grouped, masked ones left alone', () => {
  expect(readablePhone('+8613713825902')).toBe('+86 137 1382 5902');
  expect(readablePhone('138****8000')).toBe('138****8000');
});
