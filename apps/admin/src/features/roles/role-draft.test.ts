import { expect, test } from 'vitest';
import { editsOf, reduceDrafts, type Drafts, type Role } from './role-draft.js';

const role: Role = {
  id: 'x',
  key: 'marketer',
  name: 'Marketer',
  version: 3,
  actions: ['customers.list', 'data.export'],
  rowScope: null,
  labels: [{ label: 'contact', level: 'MASKED' }],
  fields: [{ field: 'Customer.city', level: 'NONE' }],
};
const none: Drafts = {};

test('what was changed and changed back asks nothing of the server', () => {
  const there = reduceDrafts(none, { type: 'label', role: 'marketer', label: 'contact', level: 'READ' });
  expect(editsOf([role], there)).toMatchObject([{ key: 'marketer', version: 3 }]);
  const back = reduceDrafts(there, { type: 'label', role: 'marketer', label: 'contact', level: 'MASKED' });
  const scoped = reduceDrafts(back, { type: 'rowScope', role: 'marketer', text: null });
  expect(editsOf([role], scoped)).toEqual([]);
});

test('an edit says the whole of what differs: fields that follow their label again are left out', () => {
  let drafts = reduceDrafts(none, { type: 'fields', role: 'marketer', fields: ['Customer.city'], level: null });
  drafts = reduceDrafts(drafts, { type: 'fields', role: 'marketer', fields: ['Customer.age', 'Customer.tags'], level: 'NONE' });
  drafts = reduceDrafts(drafts, { type: 'action', role: 'marketer', action: 'data.export', may: false });
  drafts = reduceDrafts(drafts, { type: 'action', role: 'marketer', action: 'imports.run', may: true });
  expect(editsOf([role], drafts)).toEqual([
    {
      key: 'marketer',
      version: 3,
      fields: [
        { field: 'Customer.age', level: 'NONE' },
        { field: 'Customer.tags', level: 'NONE' },
      ],
      actions: ['customers.list', 'imports.run'],
    },
  ]);
});

test('a row scope is set and taken away', () => {
  const scoped = reduceDrafts(none, { type: 'rowScope', role: 'marketer', text: 'city = "Suzhou"' });
  expect(editsOf([role], scoped)).toEqual([{ key: 'marketer', version: 3, rowScope: 'city = "Suzhou"' }]);
  const taken = reduceDrafts(none, { type: 'rowScope', role: 'marketer', text: null });
  expect(editsOf([{ ...role, rowScope: 'city = "Riga"' }], taken)).toEqual([{ key: 'marketer', version: 3, rowScope: null }]);
  expect(reduceDrafts(taken, { type: 'forget' })).toEqual({});
});
