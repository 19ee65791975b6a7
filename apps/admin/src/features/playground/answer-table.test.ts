import { expect, test } from 'vitest';
import { tableOf } from './answer-table.js';

test('the first list of an answer becomes the table, with dotted columns', () => {
  const table = tableOf({
    customers: {
      totalCount: 2,
      nodes: [
        { id: 'a', totalSpent: { amount: '3.00', currency: 'CNY' } },
        { id: 'b', totalSpent: null, tags: ['x'] },
      ],
    },
  });
  expect(table).toEqual({
    path: 'customers.nodes',
    columns: ['id', 'totalSpent.amount', 'totalSpent.currency', 'totalSpent', 'tags'],
    rows: [
      { id: 'a', 'totalSpent.amount': '3.00', 'totalSpent.currency': 'CNY' },
      { id: 'b', totalSpent: null, tags: ['x'] },
    ],
  });
});

test('an outer list comes before the lists inside it, and edges give their nodes', () => {
  const table = tableOf({ customers: { edges: [{ cursor: 'x', node: { id: 'a', orders: { nodes: [{ id: 'o' }] } } }] } });
  expect(table?.path).toBe('customers.edges');
  expect(table?.rows).toEqual([{ id: 'a', 'orders.nodes': [{ id: 'o' }] }]);
});

test('an answer without a list is one row', () => {
  expect(tableOf({ previewSegment: { count: 107, words: 'who ordered' } })).toEqual({
    path: 'previewSegment',
    columns: ['count', 'words'],
    rows: [{ count: 107, words: 'who ordered' }],
  });
  expect(tableOf({ me: { user: { id: '1' } }, shop: { name: 'x' } })?.rows).toEqual([{ 'me.user.id': '1', 'shop.name': 'x' }]);
});

test('no answer has no table', () => {
  expect(tableOf(undefined)).toBeUndefined();
  expect(tableOf({})).toBeUndefined();
});
