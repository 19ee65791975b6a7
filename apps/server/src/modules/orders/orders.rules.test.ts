import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderRow } from './order-row.js';
import { cleanOrder } from './orders.rules.js';

const rules = { source: 'pos', now: new Date('2026-03-01'), currency: 'CNY', digits: 2 };
const row = (more: Partial<OrderRow>): OrderRow => ({ externalId: 'A1', placedAt: new Date('2026-02-01'), lines: [], ...more });

const amount = (quantity: string, unitPrice: string) =>
  cleanOrder(row({ lines: [{ quantity, unitPrice }] }), 0, rules).records[0]?.lines[0]?.amount;

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

const line = fc.record({
  sku: fc.constantFrom('a', 'b', null),
  externalId: fc.constantFrom(null, null, '1', '2'),
  quantity: fc
    .integer({ min: -30_000, max: 30_000 })
    .filter((n) => n !== 0)
    .map((n) => (n / 10_000).toFixed(4)),
  unitPrice: fc.integer({ min: 0, max: 9_999_999 }).map((n) => (n / 1000).toFixed(3)),
});

test('splitting a row loses no line and no cent, and its lines have keys of their own', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const { records, issues } = cleanOrder(row({ lines }), 0, rules);
      expect(issues).toEqual([]);
      expect(records.flatMap((record) => record.lines)).toHaveLength(lines.length);
      const alone = lines.map((one) => cleanOrder(row({ lines: [one] }), 0, rules).records[0]?.lines[0]?.amount ?? 0n);
      expect(sum(records.flatMap((record) => record.lines.map(({ amount }) => amount)))).toBe(sum(alone));
      for (const record of records) {
        expect(new Set(record.lines.map(({ key }) => key)).size).toBe(record.lines.length);
        expect(record.lines.every(({ quantity }) => quantity > 0n === (record.kind === 'order'))).toBe(true);
      }
    }),
  );
});

test('a line is rounded half up once, away from zero on returns', () => {
  expect([amount('0.5', '0.01'), amount('-0.5', '0.01'), amount('3', '0.333333'), amount('1', '0')]).toEqual([1n, -1n, 100n, 0n]);
});

test('discount, shipping and tax stay with the order, and a return of goods may take them back', () => {
  const mixed = row({
    discount: '1',
    lines: [
      { quantity: '2', unitPrice: '5' },
      { quantity: '-1', unitPrice: '5' },
    ],
  });
  expect(cleanOrder(mixed, 0, rules).records.map(({ kind, discount, returnOf }) => [kind, discount, returnOf])).toEqual([
    ['order', 100n, null],
    ['return', null, 'A1'],
  ]);
  const back = row({ discount: '-1', lines: [{ quantity: '-1', unitPrice: '5' }] });
  expect(cleanOrder(back, 0, rules)).toMatchObject({ issues: [], records: [{ kind: 'return', discount: -100n }] });
  expect(cleanOrder(row({ discount: '-1', lines: [{ quantity: '1', unitPrice: '5' }] }), 0, rules).issues).toMatchObject([
    { path: 'discount', code: 'FIELD_INVALID' },
  ]);
});

test('a return with positive lines is refused', () => {
  expect(cleanOrder(row({ returnOf: 'B1', lines: [{ quantity: '1', unitPrice: '5' }] }), 0, rules).issues).toMatchObject([
    { path: 'lines', code: 'FIELD_INVALID' },
  ]);
});
