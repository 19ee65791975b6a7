import { expect, test } from 'vitest';
import { parse, print, type Condition } from '../index.js';

function tree(text: string): Condition {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.condition;
}

function issue(text: string): string {
  const result = parse(text);
  if (result.ok) throw new Error('parsed');
  const [first] = result.issues;
  return `${first?.code} at ${first?.span?.start}-${first?.span?.end}: ${first?.expected}`;
}

test.each([
  'city in ("Hangzhou", "Suzhou") and age between 25 and 40',
  'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3 and not count(orders within 14 days) >= 1',
  'sum(lines.amount within 365 days where product.category = "bread") > 500',
  'count(orders where channel = "web" and count(lines where product.brand = "Yili") >= 1) >= 2',
  'lastOrderAt before 90 days ago and rfm.recency <= 2',
  'tags has any of ("vip", "staff-friend") and birthDate has anniversary within next 7 days',
  'member of "big-spenders" and not member of "contacted-this-week"',
  'consent.emailMarketing = "granted" and attributes.shoeSize is missing',
  'member of "big-spenders" on 2026-05-01T00:00:00+08:00',
  'share(orders where channel = "web") >= 0.5',
  'location within 5 km of (30.25, 120.16) or location within 1.5 km of (-30.25, 120.16)',
  'max(orders.total last quarter) not in (1, 2.5) and first(orders.placedAt between 2026-01-01 and 2026-06-30) within next 1 month',
  'count(orders between 14 and 60 days ago) = 0 and count(orders before 2026-05-01) > 0 and count(orders on or after 2026-05-01) < 2',
  'createdAt on or before today and createdAt after 1 year ago and reachable.sms is true',
  'attributes."shoe size" is present and attributes.鞋码 = 42 and "not" = "x"',
  'a = 1 and (b = 2 or c = 3)',
  '(a = 1 and b = 2) or not (c = 3 and d = 4) or not not e = 5',
])('%s stays as it is', (text) => {
  expect(print(tree(text))).toBe(text);
});

test('a comparison binds tightest, then not, and, or', () => {
  expect(print(tree('not a = 1 and b = 2 or c = 3'))).toBe('(not a = 1 and b = 2) or c = 3');
});

test('the canonical text has plural units, short numbers and no needless brackets', () => {
  expect(print(tree('((createdAt  before 2 day ago)) and\n x within 1 days'))).toBe('createdAt before 2 days ago and x within 1 day');
  expect(print(tree('createdAt before 0 days ago and total >= 007.50'))).toBe('createdAt before today and total >= 7.5');
});

test('no digit of a number is lost', () => {
  expect(tree('total > 12345678901234567.89')).toMatchObject({ value: '12345678901234567.89' });
  expect(print(tree('total > 12345678901234567.89'))).toBe('total > 12345678901234567.89');
  expect(tree('total >= "500.00"')).toMatchObject({ value: 500 });
  expect(tree('externalId = "00500"')).toMatchObject({ value: '00500' });
});

test('a comment is kept with the rule it stands at', () => {
  expect(tree('a = 1 -- first\nand b = 2')).toMatchObject({ children: [{ field: 'a', note: 'first' }, { field: 'b' }] });
  expect(tree('a = 1\n-- second\nand b = 2 -- also second')).toMatchObject({
    children: [{ field: 'a' }, { field: 'b', note: 'second\nalso second' }],
  });
  expect(tree('-- group\n(a = 1 or b = 2)')).toMatchObject({ kind: 'any', note: 'group' });
  expect(tree('( -- first\n a = 1 or b = 2) -- group')).toMatchObject({ kind: 'any', note: 'group', children: [{ note: 'first' }, {}] });
  expect(tree('-- outer\nnot -- inner\n a = 1')).toMatchObject({ kind: 'not', note: 'outer', child: { note: 'inner' } });
  expect(tree('count(orders where -- web only\n channel = "web") >= 1 -- any')).toMatchObject({ note: 'any', where: { note: 'web only' } });
});

test('notes are printed above their rules', () => {
  const text = `-- group
(
  -- first
  a = 1
  or b = 2
)`;
  expect(print(tree(text))).toBe(text);
});

test.each([
  ['', 'SYNTAX at 0-0: a condition'],
  ['age >=', 'SYNTAX at 6-6: a value'],
  ['city = Hangzhou', 'SYNTAX at 7-15: a value; text stands in quotes: "Hangzhou"'],
  ['city = "Hang', 'SYNTAX at 7-12: a closing " on the same line'],
  ['city in ()', 'EMPTY_LIST at 9-10: at least one value'],
  ['()', 'EMPTY_GROUP at 1-2: at least one condition'],
  ['(a = 1', 'SYNTAX at 6-6: "and", "or" or ")"'],
  ['a = 1 b = 2', 'SYNTAX at 6-7: "and", "or" or the end'],
  ['count(orders where channel = "web" within 5 days) >= 1', 'SYNTAX at 35-41: "and", "or" or ")"'],
  ['count(orders within 5 fortnights) >= 1', 'SYNTAX at 22-32: hours, days, weeks, months or years'],
  ['a = 1 and 😀', 'SYNTAX at 10-12: a name, a value, a comparison or a bracket'],
  [`${'('.repeat(200)}a = 1`, 'TOO_DEEP at 100-101: fewer brackets within brackets'],
])('%s is refused with its place', (text, expected) => {
  expect(issue(text)).toBe(expected);
});
