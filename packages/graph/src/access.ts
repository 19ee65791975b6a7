/** What a field is about; a role gives each label a level. */
export const labels = [
  'record',
  'identity',
  'contact',
  'demographic',
  'sensitive',
  'behaviour',
  'value',
  'loyalty',
  'feedback',
  'consent',
  'operations',
] as const;
export type Label = (typeof labels)[number];

/** What a role may do with a label. `write` includes `read`, `read` includes `aggregate` and `masked`. */
export const levels = ['none', 'aggregate', 'masked', 'read', 'write'] as const;
export type Level = (typeof levels)[number];

/** Things a role may do that are more than reading a field. */
export const actions = [
  'customers.list',
  'segments.edit',
  'imports.run',
  'data.export',
  'customers.edit',
  'privacy.erase',
  'roles.edit',
  'settings.edit',
  'audit.read',
  'partners.edit',
  'counts.guarded',
  'fields.reveal',
  'webhooks.edit',
] as const;
export type Action = (typeof actions)[number];
