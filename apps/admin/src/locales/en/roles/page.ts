export const page = {
  'roles.title': 'Roles',
  'roles.lede': 'What each role may read. What a role may not read does not exist for it: not in lists, filters, exports or errors.',
  'roles.matrix': 'Labels of fields by role',
  'roles.label': 'Label',
  'roles.actions': 'Actions by role',
  'roles.action': 'Action',
  'roles.may': 'may',
  'roles.mayNot': 'may not',
  'roles.scope': 'Rows',
  'roles.allRows': 'all customers',
} as const;
