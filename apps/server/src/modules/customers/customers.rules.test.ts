import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../../platform/clean-text.js';
import { cleanEmail, cleanPhone, isBirthDate, searchText } from './customers.rules.js';
import { maskEmail, maskName, maskPhone } from './masks.rules.js';

test('text is trimmed, composed and freed of what cannot be seen', () => {
  expect(cleanText('  Cafe\u0301 \u200B \n Riga\uFEFF ')).toBe('Café Riga');
  expect(cleanText(' \u200B ')).toBeNull();
});

test('cleaning text twice is cleaning it once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => cleanText(cleanText(text)) === cleanText(text)));
});

test.each(['chen@example.com', 'a.b+c@sub.example.co', '用户@例子.公司'])('%s is an e-mail address', (text) => {
  expect(cleanEmail(text)).toEqual({ value: text, problem: null });
});

test.each(['chen', 'a@b', '@example.com', 'a b@c', 'a..b@example.com', 'a@-x.com', 'a@x,com'])('%s is none', (text) => {
  expect(cleanEmail(text).problem).toBe('invalid');
});

test('phone numbers become E.164, national ones by the country', () => {
  expect(cleanPhone('138 0000 8000', 'CN')).toEqual({ value: '+8613800008000', problem: null });
  expect(cleanPhone('０２０ 7946 0018', 'GB')).toEqual({ value: '+442079460018', problem: null });
  expect(cleanPhone('+371 2000 0000', 'CN')).toEqual({ value: '+37120000000', problem: null });
  expect(cleanPhone('12', 'CN')).toEqual({ value: '12', problem: 'invalid' });
});

test('a birth date is a real day from 1900 to today', () => {
  const ok = ['2000-02-29', '1900-01-01', '2026-03-01'];
  const no = ['2001-02-29', '1899-12-31', '2026-03-02', '2000-2-9', ''];
  expect(ok.map((day) => isBirthDate(day, '2026-03-01'))).toEqual([true, true, true]);
  expect(no.map((day) => isBirthDate(day, '2026-03-01'))).toEqual([false, false, false, false, false]);
});

test('names are found by pinyin and its initials', () => {
  expect(searchText('王小明')).toBe('王小明 wangxiaoming wxm');
  expect(searchText('曾心琳')).toBe('曾心琳 zengxinlin zxl');
  expect(searchText('Chen JING')).toBe('chen jing');
});

test('masks keep one character of a name, the ends of a phone, the first letter of an e-mail', () => {
  expect([maskName('王小明'), maskPhone('+8613812348000'), maskPhone('123'), maskEmail('chen@example.com'), maskEmail('broken')]).toEqual([
    '王**',
    '138****8000',
    '****',
    'c***@example.com',
    '***',
  ]);
});
