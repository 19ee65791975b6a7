import { expect, test } from 'vitest';
import { fromJson, print } from './index.js';

function codes(value: unknown): string[] {
  const read = fromJson(value);
  return read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
}

test('money comes as a decimal string and reads as a number', () => {
  const read = fromJson({ kind: 'measure', fn: 'sum', fact: 'lines', field: 'amount', operator: '>', value: '500.00' });
  expect(read.ok && print(read.condition)).toBe('sum(lines.amount) > 500');
});

test.each([
  [null, ['WRONG_SHAPE']],
  [{ kind: 'some', children: [] }, ['WRONG_SHAPE']],
  [{ kind: 'all', children: [{ kind: 'compare', field: 'city', operator: 'is missing', color: 'red' }] }, ['UNKNOWN_PROPERTY 0']],
  [{ kind: 'compare', field: 'city', operator: '~', value: 'x' }, ['UNKNOWN_OPERATOR']],
  [{ kind: 'compare', field: 'city', operator: 'is missing', value: 'x' }, ['WRONG_SHAPE']],
  [{ kind: 'compare', field: 'city', operator: '=', value: null }, ['WRONG_SHAPE']],
  [{ kind: 'compare', field: 'age', operator: 'between', value: [1] }, ['WRONG_SHAPE']],
  [{ kind: 'compare', field: 'at', operator: 'within', value: 3 }, ['WRONG_SHAPE']],
  [{ kind: 'measure', fn: 'median', fact: 'orders', operator: '=', value: 1 }, ['WRONG_SHAPE']],
  [{ kind: 'measure', fn: 'count', fact: 'orders', window: { until: '2026-01-01' }, operator: '=', value: 1 }, ['BAD_WINDOW']],
  [
    { kind: 'measure', fn: 'count', fact: 'orders', window: { last: 3, unit: 'days', to: 4 }, operator: '=', value: 1 },
    ['UNKNOWN_PROPERTY'],
  ],
  [{ kind: 'not', child: { kind: 'not', child: {} } }, ['WRONG_SHAPE 0.0']],
])('%j is refused', (value, expected) => {
  expect(codes(value)).toEqual(expected);
});

test('nesting without end is refused and does not exhaust the stack', () => {
  let value: unknown = { kind: 'compare', field: 'city', operator: 'is missing' };
  for (let level = 0; level < 5000; level += 1) value = { kind: 'not', child: value };
  expect(codes(value)[0]).toMatch(/^TOO_DEEP/);
});
