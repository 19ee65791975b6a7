import type { PurchaseHistory } from './history.js';
import { expectedOf, fitShop } from './shop-model.js';

/** Customers of equal history up to a day, and what they bought after it. */
export interface WatchedHistory extends PurchaseHistory {
  readonly count: number;
  /** purchases of all of them together after the day */
  readonly bought: number;
}

/** A tenth of the customers, or about that: those of equal history stay together. */
export interface Tenth {
  readonly customers: number;
  /** mean purchases of one customer, as expected before */
  readonly expected: number;
  /** and as they were */
  readonly bought: number;
}

export interface BackTest {
  readonly expected: number;
  readonly bought: number;
  /** from those of whom least was expected */
  readonly tenths: readonly Tenth[];
}

/** Fits a shop as if it were an earlier day, and holds what was expected of the weeks since against what was bought in them. */
export function backTest(histories: readonly WatchedHistory[], weeks: number): BackTest {
  const { buying } = fitShop(histories, []);
  const rows = histories
    .map((history) => ({ ...history, expected: expectedOf(buying, history, weeks) }))
    .toSorted((a, b) => a.expected - b.expected);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const tenths: { customers: number; expected: number; bought: number }[] = Array.from({ length: 10 }, () => ({
    customers: 0,
    expected: 0,
    bought: 0,
  }));
  let before = 0;
  for (const { count, expected, bought } of rows) {
    const tenth = tenths[Math.min(9, Math.floor((10 * (before + count / 2)) / total))];
    before += count;
    if (!tenth) continue;
    tenth.customers += count;
    tenth.expected += expected * count;
    tenth.bought += bought;
  }
  return {
    expected: rows.reduce((sum, { expected, count }) => sum + expected * count, 0),
    bought: rows.reduce((sum, row) => sum + row.bought, 0),
    tenths: tenths
      .filter(({ customers }) => customers > 0)
      .map(({ customers, expected, bought }) => ({ customers, expected: expected / customers, bought: bought / customers })),
  };
}
