import { isPersonal } from '../access/policy.js';
import { registry } from '../access/field-registry.js';
import type { Ctx } from '../access/viewer.js';

/** Notes for the audit log that rows of a record are chosen by these fields, as far as they tell who somebody is or how to reach them. */
export function chosenBy({ trail }: Ctx, record: string, names: readonly string[]): void {
  if (!trail) return;
  const personal = names.filter((name) => {
    const field = registry.field(record, name);
    return field !== undefined && field.type !== 'id' && isPersonal(field.label);
  });
  if (personal.length > 0) trail.chose(personal.map((name) => `${record}.${name}`));
}
