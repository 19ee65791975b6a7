import { expect, test } from 'vitest';
import { fieldsUsed, parse } from './index.js';

test('everything a condition reads is named once, inside measures too', () => {
  const result = parse(
    'city = "Riga" and not city = "Oslo" and sum(lines.amount where product.category = "bread") > 5 and count(orders where channel = "web" and count(lines where product.category = "bread") >= 1) >= 1 and member of "vip"',
  );
  expect(result.ok && fieldsUsed(result.condition)).toEqual({
    fields: ['city'],
    facts: [
      { fact: 'lines' },
      { fact: 'lines', field: 'amount' },
      { fact: 'lines', field: 'product.category' },
      { fact: 'orders' },
      { fact: 'orders', field: 'channel' },
    ],
    segments: ['vip'],
  });
});
