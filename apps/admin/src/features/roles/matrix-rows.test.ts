import { expect, test } from 'vitest';
import { matrixRows } from './matrix-rows.js';
import type { RoleField } from './role-draft.js';

const field = (name: string, label: string, zhCn: string): RoleField => ({
  name,
  label,
  title: { en: name, zhCn },
  description: null,
  inputs: [],
  levels: ['NONE', 'READ'],
});
const fields = [field('Customer.email', 'contact', '邮箱'), field('Customer.city', 'demographic', '城市')];
const names = (rows: ReturnType<typeof matrixRows>) => rows.map(({ label, fields: shown }) => [label, shown.map(({ name }) => name)]);

test('all labels stand there closed, and one that is opened shows its fields', () => {
  expect(names(matrixRows(fields, '', new Set(), undefined)).every(([, shown]) => shown?.length === 0)).toBe(true);
  expect(names(matrixRows(fields, '', new Set(['contact']), undefined))).toContainEqual(['contact', ['Customer.email']]);
});

test('a search finds fields by name or title in either language, and leaves the other labels out', () => {
  expect(names(matrixRows(fields, 'EMAIL', new Set(), undefined))).toEqual([['contact', ['Customer.email']]]);
  expect(names(matrixRows(fields, '城市', new Set(), undefined))).toEqual([['demographic', ['Customer.city']]]);
  expect(names(matrixRows(fields, '', new Set(), ({ name }) => name === 'Customer.city'))).toEqual([['demographic', ['Customer.city']]]);
});
