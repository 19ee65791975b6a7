import { expect, test } from 'vitest';
import { parse, validate, type Condition } from './index.js';
import { shopCatalogue } from './testing.js';

const catalogue = shopCatalogue();

function issues(text: string): string[] {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return validate(result.condition, catalogue, result.spans).map(({ code, span, fix }) => {
    const place = span ? text.slice(span.start, span.end) : 'nowhere';
    return `${code}: ${place}${fix ? ` → ${fix.replacement}` : ''}`;
  });
}

test.each([
  ['town = "Riga"', ['UNKNOWN_FIELD: town = "Riga" → city = "Riga"']],
  ['城市 = "Riga"', ['UNKNOWN_FIELD: 城市 = "Riga" → city = "Riga"']],
  ['age > 3 and nothing.like = 4', ['UNKNOWN_FIELD: nothing.like = 4']],
  ['count(order) >= 1', ['UNKNOWN_FACT: count(order) >= 1 → count(orders) >= 1']],
  ['count(orders where count(events) >= 1) >= 1', ['NOT_A_CHILD: count(events) >= 1']],
  ['count(orders where city = "Riga") >= 1', ['UNKNOWN_FIELD: city = "Riga"']],
  ['count(orders where member of "big-spenders") >= 1', ['NOT_HERE: member of "big-spenders"']],
  ['member of "big-spender"', ['UNKNOWN_SEGMENT: member of "big-spender" → member of "big-spenders"']],
  ['member of "big-spenders" on "yesterday"', ['BAD_DATE: member of "big-spenders" on "yesterday"']],
  ['birthDate >= 2000-01-01', ['UNKNOWN_OPERATOR: birthDate >= 2000-01-01 → birthDate on or after 2000-01-01']],
  ['reachable.sms = true', ['UNKNOWN_OPERATOR: reachable.sms = true → reachable.sms is true']],
  ['tags = "vip"', ['UNKNOWN_OPERATOR: tags = "vip" → tags has any of ("vip")']],
  ['createdAt is missing', ['UNKNOWN_OPERATOR: createdAt is missing']],
  ['gender = "robot"', ['UNKNOWN_VALUE: gender = "robot"']],
  ['age = "25"', ['WRONG_TYPE: age = "25" → age = 25']],
  ['age = 2.5', ['WRONG_TYPE: age = 2.5']],
  ['city = 25', ['WRONG_TYPE: city = 25 → city = "25"']],
  ['totalSpent > 0.005', ['WRONG_TYPE: totalSpent > 0.005']],
  ['totalSpent > 99999999999999999', ['WRONG_TYPE: totalSpent > 99999999999999999']],
  ['birthDate before 2026-02-30', ['BAD_DATE: birthDate before 2026-02-30']],
  ['birthDate within 5 hours', ['WRONG_TYPE: birthDate within 5 hours']],
  ['createdAt within 5000 years', ['WRONG_TYPE: createdAt within 5000 years']],
  ['createdAt within 1.5 days', ['WRONG_TYPE: createdAt within 1.5 days']],
  ['birthDate has anniversary within next 400 days', ['WRONG_TYPE: birthDate has anniversary within next 400 days']],
  ['displayName contains ""', ['EMPTY_TEXT: displayName contains ""']],
  ['location within 5 km of (100, 0)', ['WRONG_TYPE: location within 5 km of (100, 0)']],
  ['count(orders within 1.5 days) >= 1', ['BAD_WINDOW: count(orders within 1.5 days) >= 1']],
  ['count(orders on or after 2026-02-30) >= 1', ['BAD_DATE: count(orders on or after 2026-02-30) >= 1']],
  ['count(orders between 2026-06-01 and 2026-05-01) >= 1', ['BAD_WINDOW: count(orders between 2026-06-01 and 2026-05-01) >= 1']],
  ['sum(orders) > 1', ['FIELD_NEEDED: sum(orders) > 1']],
  ['count(orders.total) > 1', ['FIELD_NOT_ALLOWED: count(orders.total) > 1 → count(orders) > 1']],
  ['sum(orders.channel) > 1', ['WRONG_TYPE: sum(orders.channel) > 1']],
  ['share(orders) > 0.5', ['WHERE_NEEDED: share(orders) > 0.5']],
  ['count(orders) is missing', ['UNKNOWN_OPERATOR: count(orders) is missing']],
  ['not (age > "x" and town = "Riga")', ['WRONG_TYPE: age > "x"', 'UNKNOWN_FIELD: town = "Riga" → city = "Riga"']],
])('%s', (text, expected) => {
  expect(issues(text)).toEqual(expected);
});

test('whole families of fields can be offered', () => {
  expect(issues('bucket.autumn >= 10 and bucket.spring < 5')).toEqual([]);
});

const leaf: Condition = { kind: 'compare', field: 'age', operator: '>', value: 3 };

test('an empty group, an empty list and an unfinished rule are errors', () => {
  const condition: Condition = {
    kind: 'all',
    children: [
      { kind: 'any', children: [] },
      { kind: 'compare', field: 'city', operator: 'in', value: [] },
      { kind: 'compare', field: 'age', operator: '>' },
    ],
  };
  expect(validate(condition, catalogue).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'EMPTY_GROUP 0',
    'EMPTY_LIST 1',
    'WRONG_TYPE 2',
  ]);
});

const codes = (condition: Condition): string[] => validate(condition, catalogue).map(({ code }) => code);

const list = (length: number): Condition => ({ kind: 'compare', field: 'city', operator: 'in', value: Array.from({ length }, String) });

test('a condition has at most 500 rules, 12 levels and 10,000 values in a list', () => {
  let [deep, deeper]: [Condition, Condition] = [leaf, { kind: 'not', child: leaf }];
  for (let level = 0; level < 12; level += 1)
    [deep, deeper] = [
      { kind: 'not', child: deep },
      { kind: 'not', child: deeper },
    ];

  expect(codes({ kind: 'all', children: Array.from({ length: 500 }, () => leaf) })).toEqual([]);
  expect(codes({ kind: 'all', children: Array.from({ length: 501 }, () => leaf) })).toEqual(['TOO_MANY']);
  expect(codes(deep)).toEqual([]);
  expect(codes(deeper)).toEqual(['TOO_DEEP']);
  expect(codes(list(10_000))).toEqual([]);
  expect(codes(list(10_001))).toEqual(['LIST_TOO_LONG']);
});
