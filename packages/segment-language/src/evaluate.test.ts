import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, measureValue, normalize, parse, validate, type Cell, type Condition, type CustomerRows, type Row } from './index.js';
import { randomCondition, randomCustomer, seededRandom, shopCatalogue } from './testing.js';

const catalogue = shopCatalogue();
const clock = { now: Date.parse('2026-11-22T06:02:11Z'), zone: 'Asia/Shanghai' };
const settings = { numRuns: 250, seed: 1 };
const conditions = fc.integer().map((seed) => randomCondition(seededRandom(seed), catalogue, { now: clock.now }));
const customers = Array.from({ length: 40 }, (_, seed) => randomCustomer(seededRandom(seed), catalogue, clock.now));

function holds(condition: Condition): boolean[] {
  return customers.map((customer) => evaluate(condition, customer, catalogue, clock));
}

test('c and not c part all customers', () => {
  fc.assert(
    fc.property(conditions, (c) => {
      expect(holds({ kind: 'not', child: c })).toEqual(holds(c).map((held) => !held));
    }),
    settings,
  );
});

const not = (child: Condition): Condition => ({ kind: 'not', child });

test('De Morgan and double negation hold', () => {
  fc.assert(
    fc.property(conditions, conditions, (a, b) => {
      expect(holds(not({ kind: 'all', children: [a, b] }))).toEqual(holds({ kind: 'any', children: [not(a), not(b)] }));
      expect(holds(not(not(a)))).toEqual(holds(a));
    }),
    settings,
  );
});

test('another condition in all never adds members, in any never takes one', () => {
  fc.assert(
    fc.property(conditions, conditions, (a, b) => {
      const [alone, both, either] = [holds(a), holds({ kind: 'all', children: [a, b] }), holds({ kind: 'any', children: [a, b] })];
      alone.forEach((held, index) => expect([both[index] && !held, held && !either[index]]).toEqual([false, false]));
    }),
    settings,
  );
});

const count = (window: string, customer: CustomerRows): number => Number(seen(`count(orders ${window}) >= 0`, customer));

test('a count over a stretch is the sum of the counts over its parts', () => {
  for (const customer of customers) {
    const parts =
      count('between 0 and 29 days ago', customer) +
      count('between 30 and 99 days ago', customer) +
      count('between 100 and 400 days ago', customer);
    expect(count('within 400 days', customer)).toBe(parts);
    expect(count('', customer)).toBe(count('before 2026-05-01', customer) + count('on or after 2026-05-01', customer));
  }
});

test('the plain form means the same, and is plain already', () => {
  fc.assert(
    fc.property(conditions, (c) => {
      const plain = normalize(c);
      expect(holds(plain)).toEqual(holds(c));
      expect(normalize(plain)).toEqual(plain);
      expect(normalize({ kind: 'all', children: [{ kind: 'all', children: [c] }] })).toEqual(plain);
    }),
    settings,
  );
});

function tree(text: string): Condition {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  expect(validate(result.condition, catalogue)).toEqual([]);
  return result.condition;
}

function seen(text: string, customer: CustomerRows): Cell {
  const condition = tree(text);
  if (condition.kind !== 'measure') throw new Error(text);
  return measureValue(condition, customer, catalogue, clock);
}

function customer(cells: Readonly<Record<string, Cell>>, facts: Readonly<Record<string, readonly Row[]>> = {}): CustomerRows {
  return { cells, facts, memberOf: (segment, on) => segment === 'big-spenders' && on === undefined };
}

function row(
  id: string,
  day: string,
  cells: Readonly<Record<string, Cell>> = {},
  children: Readonly<Record<string, readonly Row[]>> = {},
): Row {
  return { id, at: Date.parse(day.includes('T') ? day : `${day}T12:00:00+08:00`), cells, children };
}

function is(text: string, who: CustomerRows): boolean {
  return evaluate(tree(text), who, catalogue, clock);
}

test('a comparison with a missing value is false, also != and not in', () => {
  const nobody = customer({});
  for (const text of [
    'city = "Riga"',
    'city != "Riga"',
    'city not in ("Riga")',
    'age < 99',
    'birthDate != 2000-01-01',
    'averageOrder != 5',
    'gender not in ("male")',
    'usualStore is present',
  ]) {
    expect([text, is(text, nobody)]).toEqual([text, false]);
    expect(is(`not (${text})`, nobody)).toBe(true);
  }
  expect(is('city is missing', nobody)).toBe(true);
});

test('aggregates of nothing are 0 or missing', () => {
  const nobody = customer({});
  expect(is('count(orders) = 0 and sum(orders.total) = 0 and distinct(lines.product.category) = 0', nobody)).toBe(true);
  for (const measure of [
    'average(orders.total)',
    'min(orders.total)',
    'max(orders.total)',
    'first(orders.total)',
    'last(orders.total)',
    'share(orders where channel = "web")',
  ]) {
    expect([measure, is(`${measure} is missing and not ${measure} < 5`, nobody)]).toEqual([measure, true]);
  }
});

test('three loaves in one basket are one purchase', () => {
  const loaf = row('l', '2026-11-20', { 'product.category': ['toast', 'bread', 'food'], amount: 990, quantity: 1 });
  const one = customer({}, { orders: [row('o', '2026-11-20', {}, { lines: [loaf, loaf, loaf] })], lines: [loaf, loaf, loaf] });
  const bought = 'count(orders within 60 days where count(lines where product.category = "bread") >= 1)';
  expect([is(`${bought} >= 1`, one), is(`${bought} >= 2`, one)]).toEqual([true, false]);
  expect(is('count(lines where product.category = "bread") = 3', one)).toBe(true);
  expect(is('sum(lines.amount where product.category in ("bread", "gift")) = 29.7', one)).toBe(true);
  expect(is('count(lines where product.category != "food") = 0', one)).toBe(true);
});

test('both must be true of the same order', () => {
  const yili = row('l', '2026-11-20', { 'product.brand': 'Yili' });
  const orders = [row('a', '2026-11-20', { channel: 'web' }), row('b', '2026-11-20', { channel: 'store' }, { lines: [yili] })];
  expect(is('count(orders where channel = "web" and count(lines where product.brand = "Yili") >= 1) >= 1', customer({}, { orders }))).toBe(
    false,
  );
});

test('averages and shares are compared unrounded', () => {
  const orders = [
    row('a', '2026-11-01', { total: 1, channel: 'web' }),
    row('b', '2026-11-02', { total: 1 }),
    row('c', '2026-11-03', { total: 0 }),
  ];
  const who = customer({}, { orders });
  expect(is('average(orders.total) > 0.00 and average(orders.total) < 0.01', who)).toBe(true);
  expect(is('share(orders where channel = "web") > 0.3333 and share(orders where channel = "web") < 0.3334', who)).toBe(true);
  expect(is('share(orders.total where channel = "web") = 0.5', who)).toBe(true);
});

test('sums of decimals are exact', () => {
  const lines = [0.1, 0.2].map((quantity, index) => row(String(index), '2026-11-01', { quantity }));
  expect(is('sum(lines.quantity) = 0.3', customer({}, { lines }))).toBe(true);
});

test('first and last go by time, ties by id, and may be missing', () => {
  const orders = [
    row('b', '2026-11-01', { channel: 'store' }),
    row('a', '2026-11-01', { channel: 'web' }),
    row('c', '2026-11-02', { channel: null }),
  ];
  expect(is('first(orders.channel) = "web" and last(orders.channel) is missing', customer({}, { orders }))).toBe(true);
  expect(is('last(orders.channel before 2026-11-02) = "store"', customer({}, { orders }))).toBe(true);
});

test('what is dated after now does not count yet', () => {
  const orders = [row('a', '2026-11-22T14:02:11+08:00'), row('b', '2026-11-22T14:02:12+08:00')];
  expect(is('count(orders) = 1 and count(orders this month) = 1', customer({}, { orders }))).toBe(true);
});

test('text is equal after NFC and trimming, and contained without case and width', () => {
  const who = customer({ city: 'Réunion', displayName: 'Ａｎｎａ' });
  expect(is('city = " Re\\u0301union " and city != "réunion" and displayName contains "ann" and displayName starts with "AN"', who)).toBe(
    true,
  );
});

test('dates, birthdays, places, lists and chance', () => {
  const who = customer({
    birthDate: '2000-11-25',
    lastOrderAt: Date.parse('2026-08-24T15:59:59Z'),
    tags: ['vip'],
    location: [30.25, 120.17],
    'bucket.autumn': 10,
    'reachable.sms': true,
  });
  expect(is('birthDate has anniversary within next 3 days and not birthDate has anniversary within next 2 days', who)).toBe(true);
  expect(is('lastOrderAt before 89 days ago and lastOrderAt on or before 90 days ago and not lastOrderAt before 90 days ago', who)).toBe(
    true,
  );
  expect(is('tags has any of ("vip", "x") and not tags has all of ("vip", "x") and tags has none of ("x")', who)).toBe(true);
  expect(is('location within 2 km of (30.25, 120.16) and not location within 0.5 km of (30.25, 120.16)', who)).toBe(true);
  expect(is('bucket.autumn >= 10 and reachable.sms is true', who)).toBe(true);
  expect(is('member of "big-spenders" and not member of "big-spenders" on 2026-05-01T00:00:00Z', who)).toBe(true);
});

test('a condition that is not valid is refused, never taken for everybody', () => {
  expect(() => evaluate({ kind: 'all', children: [] }, customer({}), catalogue, clock)).toThrow(TypeError);
  expect(() => evaluate({ kind: 'compare', field: 'nothing', operator: 'is missing' }, customer({}), catalogue, clock)).toThrow(TypeError);
  expect(() => evaluate({ kind: 'measure', fn: 'sum', fact: 'orders', operator: '>', value: 1 }, customer({}), catalogue, clock)).toThrow(
    TypeError,
  );
});

test('the value of a measure can be shown', () => {
  const orders = [row('a', '2026-11-01', { total: 100 }), row('b', '2026-11-02', { total: 101 })];
  const who = customer({}, { orders });
  expect([
    seen('count(orders) > 0', who),
    seen('sum(orders.total) > 0', who),
    seen('average(orders.total) > 0', who),
    seen('last(orders.placedAt) before today', who),
  ]).toEqual([2, 201, 101, null]);
});
