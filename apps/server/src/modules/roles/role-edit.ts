import type { RoleEdit } from './plan-change.service.js';
import type { RoleEditInput } from './roles.inputs.js';

/** null and absent both mean: leave it; but for the row scope, which null takes away. */
export const toEdit = ({ key, version, name, labels, fields, actions, rowScope }: RoleEditInput): RoleEdit => ({
  key,
  version,
  name: name ?? undefined,
  labels: labels ?? undefined,
  fields: fields ?? undefined,
  actions: actions ?? undefined,
  rowScope,
});
