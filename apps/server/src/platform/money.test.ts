import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyDigits, lineAmount, toDecimal, toScaled } from './money.js';

test('an amount in minor units reads back from its decimal text, whatever the digits of the currency', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.constantFrom(0, 2, 3), (minor, digits) => {
      expect(toScaled(toDecimal(minor, digits), digits)).toBe(minor);
    }),
  );
});

test('a decimal with more digits than the scale holds is refused, not rounded; zeros at the end do not count', () => {
  expect(toScaled('1.005', 2)).toBeUndefined();
  expect(toScaled('1.500', 2)).toBe(150n);
  expect(toScaled(' -0.07 ', 2)).toBe(-7n);
  for (const text of ['', '1.', '.5', '1e3', '1,000', '０.5', 'NaN']) expect(toScaled(text, 2)).toBeUndefined();
});

test('a return costs what the sale cost, with the sign turned', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.constantFrom(0, 2, 3),
      (quantity, price, digits) => {
        expect(lineAmount(-quantity, price, digits)).toBe(-lineAmount(quantity, price, digits));
      },
    ),
  );
});

test('the amount of a line is within half a minor unit of quantity times price', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 10n }),
      fc.bigInt({ min: 0n, max: 10n ** 10n }),
      fc.constantFrom(0, 2, 3),
      (quantity, price, digits) => {
        const unit = 10n ** BigInt(10 - digits);
        const error = lineAmount(quantity, price, digits) * unit - quantity * price;
        expect(error * 2n <= unit && error * 2n > -unit).toBe(true);
      },
    ),
  );
});

test('a currency has the digits of its minor unit', () => {
  expect([currencyDigits('CNY'), currencyDigits('JPY'), currencyDigits('KWD')]).toEqual([2, 0, 3]);
});
