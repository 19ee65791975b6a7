import { expect, test } from 'vitest';
import { cellsChanged, isLooser, needsSecond, type RoleState } from './role-change.rules.js';

const role: RoleState = {
  key: 'marketer',
  name: 'Marketer',
  version: 1,
  labels: { identity: 'read', contact: 'masked', demographic: 'read' },
  fields: { 'Customer.city': 'none' },
  actions: ['customers.list'],
  rowScope: null,
};
const labelOf = (field: string) => (field === 'Customer.income' ? ('sensitive' as const) : ('demographic' as const));
const changed = (more: Partial<RoleState>) => cellsChanged({ before: role, after: { ...role, ...more } }, labelOf);

test('masked and aggregate are both less than read, and neither includes the other', () => {
  expect(isLooser('masked', 'aggregate')).toBe(true);
  expect(isLooser('aggregate', 'masked')).toBe(true);
  expect(isLooser('masked', 'read')).toBe(true);
  expect(isLooser('read', 'masked')).toBe(false);
  expect(isLooser('write', 'read')).toBe(false);
  expect(isLooser('none', 'none')).toBe(false);
});

test('each cell that differs is named, with whether it loosens', () => {
  expect(changed({})).toEqual([]);
  expect(changed({ labels: { ...role.labels, contact: 'read', identity: 'none' }, name: 'Marketing' })).toEqual([
    { role: 'marketer', kind: 'NAME', name: 'marketer', before: 'Marketer', after: 'Marketing', loosens: false },
    { role: 'marketer', kind: 'LABEL', name: 'identity', before: 'read', after: 'none', loosens: false },
    { role: 'marketer', kind: 'LABEL', name: 'contact', before: 'masked', after: 'read', loosens: true },
  ]);
  expect(changed({ actions: ['data.export'] })).toEqual([
    { role: 'marketer', kind: 'ACTION', name: 'customers.list', before: 'yes', after: 'no', loosens: false },
    { role: 'marketer', kind: 'ACTION', name: 'data.export', before: 'no', after: 'yes', loosens: true },
  ]);
});

test('a field that goes back to its label is looser when the label is', () => {
  expect(changed({ fields: {} })).toEqual([
    { role: 'marketer', kind: 'FIELD', name: 'Customer.city', before: 'none', after: null, loosens: true },
  ]);
  expect(changed({ fields: { 'Customer.city': 'none', 'Customer.age': 'masked' } })).toEqual([
    { role: 'marketer', kind: 'FIELD', name: 'Customer.age', before: null, after: 'masked', loosens: false },
  ]);
});

test('a first row scope narrows; another one, or none again, may widen', () => {
  const scoped = { ...role, rowScope: 'city = "Suzhou"' };
  expect(changed({ rowScope: 'city = "Suzhou"' }).map(({ loosens }) => loosens)).toEqual([false]);
  expect(cellsChanged({ before: scoped, after: role }, labelOf).map(({ loosens }) => loosens)).toEqual([true]);
  expect(cellsChanged({ before: scoped, after: { ...role, rowScope: 'city = "Riga"' } }, labelOf).map(({ loosens }) => loosens)).toEqual([
    true,
  ]);
});

test('somebody else must agree when what is sensitive opens, by its label or by a field of it, and not when it closes', () => {
  expect(needsSecond(changed({ labels: { ...role.labels, sensitive: 'aggregate' } }), labelOf)).toBe(true);
  expect(needsSecond(changed({ fields: { 'Customer.income': 'read' } }), labelOf)).toBe(true);
  expect(needsSecond(changed({ labels: { ...role.labels, contact: 'write' } }), labelOf)).toBe(false);
  const open = { ...role, labels: { ...role.labels, sensitive: 'read' as const } };
  expect(needsSecond(cellsChanged({ before: open, after: role }, labelOf), labelOf)).toBe(false);
});
