import { expect, test } from 'vitest';
import { matrixAsJson } from './matrix-json.js';
import type { Role } from './role-draft.js';

test('roles as JSON read the same whatever order their levels and actions come in', () => {
  const role: Role = {
    id: 'x',
    key: 'staff',
    name: 'Staff',
    version: 3,
    labels: [
      { label: 'value', level: 'READ' },
      { label: 'contact', level: 'MASKED' },
    ],
    fields: [{ field: 'Customer.city', level: 'NONE' }],
    actions: ['data.export', 'customers.list'],
    rowScope: 'city = "Hangzhou"',
  };
  expect(JSON.parse(matrixAsJson([role]))).toEqual([
    {
      key: 'staff',
      name: 'Staff',
      version: 3,
      labels: { contact: 'MASKED', value: 'READ' },
      fields: { 'Customer.city': 'NONE' },
      actions: ['customers.list', 'data.export'],
      rowScope: 'city = "Hangzhou"',
    },
  ]);
});
