import { expect, test } from 'vitest';
import { backTest } from './back-test.js';
import { outlookInterval } from './outlook-interval.js';
import { gamma, poisson, seeded } from './sampling.js';
import { expectedOf, fitShop, outlookOf, type ShopModel, spendOf, weeksOfMonth } from './shop-model.js';

const random = seeded(11);

/** Customers of a shop as BG/NBD would have them. */
function shop(size: number) {
  return Array.from({ length: size }, () => {
    const age = 20 + Math.floor(80 * random());
    const rate = gamma(random, 0.8, 10);
    const repeats = poisson(random, rate * age * (random() < 0.5 ? 0.4 : 1));
    const history = { repeats, recency: repeats === 0 ? 0 : age * (0.3 + 0.7 * random()), age, count: 1 };
    return { history, spend: { purchases: repeats, mean: 20 + 30 * random() } };
  });
}
const fitted = (size: number): ShopModel => {
  const customers = shop(size);
  return fitShop(
    customers.map(({ history }) => history),
    customers.map(({ spend }) => spend).filter(({ purchases }) => purchases > 0),
  );
};

test('a large shop is fitted by its own data; a small one is drawn to what is usual, and says so', () => {
  const large = fitted(450);
  expect(large).toMatchObject({ shrinkage: 0, warnings: [] });
  expect(large.fits.filter(({ isUsed }) => isUsed).map(({ model }) => model)).toEqual([
    large.buying.kind,
    large.spend.kind === 'GAMMA_GAMMA' ? 'GAMMA_GAMMA' : expect.anything(),
  ]);
  const small = fitted(12);
  expect(small.warnings).toContain('FEW_REPEAT_BUYERS');
  expect(small.shrinkage).toBeGreaterThan(0.9);
  const { orders, value } = outlookOf(small, { repeats: 2, recency: 10, age: 20 }, { purchases: 2, mean: 30 }, 0.1);
  for (const figure of [...orders, ...value]) expect(figure).toSatisfy((number: number) => Number.isFinite(number) && number >= 0);
});

test('a shop to which nobody came back yet, or nobody at all, has a rate instead of a model', () => {
  const once = fitShop([{ repeats: 0, recency: 0, age: 30, count: 40 }], []);
  expect(once).toMatchObject({ buying: { kind: 'RATE' }, spend: { kind: 'MEAN' }, fits: [], warnings: ['NO_REPEAT_BUYERS', 'NO_SPEND'] });
  expect(expectedOf(once.buying, { repeats: 0, recency: 0, age: 30 }, 52)).toBeLessThan(0.1);
  expect(fitShop([], []).buying.kind).toBe('RATE');
});

test('value is what each month brings, discounted to today', () => {
  const model = fitted(300);
  const history = { repeats: 4, recency: 30, age: 35 };
  const spend = { purchases: 4, mean: 50 };
  const outlook = outlookOf(model, history, spend, 0.1);
  const year = expectedOf(model.buying, history, 12 * weeksOfMonth);
  expect(outlook.orders[2]).toBeCloseTo(year, 9);
  expect(outlookOf(model, history, spend, 0).value[2]).toBeCloseTo(year * spendOf(model.spend, spend), 6);
  expect(outlook.value[2]).toBeLessThan(year * spendOf(model.spend, spend));
  expect(outlook.value[2]).toBeGreaterThan((year * spendOf(model.spend, spend)) / 1.1);
});

test('futures drawn from the model have its mean and lie around it', () => {
  const model = fitted(300);
  const history = { repeats: 6, recency: 30, age: 32 };
  const { orders, value } = outlookInterval(model, history, { purchases: 6, mean: 40 }, 52, 5);
  const expected = expectedOf(model.buying, history, 52);
  expect(orders.low).toBeLessThanOrEqual(expected);
  expect(orders.high).toBeGreaterThanOrEqual(expected);
  expect(value.high).toBeGreaterThan(value.low);
  expect(outlookInterval(model, history, undefined, 52, 5).orders).toEqual(orders);
});

test('a back-test holds what was expected against what was bought, tenth by tenth', () => {
  const watched = shop(300).map(({ history }) => ({ ...history, bought: poisson(random, (history.repeats / history.age) * 20) }));
  const { tenths, expected, bought } = backTest(watched, 20);
  expect(tenths.reduce((sum, { customers }) => sum + customers, 0)).toBe(300);
  expect(tenths.reduce((sum, tenth) => sum + tenth.bought * tenth.customers, 0)).toBeCloseTo(bought, 6);
  expect(tenths.map((tenth) => tenth.expected)).toEqual(tenths.map((tenth) => tenth.expected).toSorted((a, b) => a - b));
  expect(expected).toBeGreaterThan(0);
});
