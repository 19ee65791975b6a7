import { registry } from '../../access/field-registry.js';
import { fieldPath } from '../../access/policy.js';
import type { Ctx } from '../../access/viewer.js';
import { dynamicFields } from '../../read/index.js';
import type { Giver } from './grant.rules.js';

/** The viewer as somebody who gives rights, with the fields that this installation has of its own. */
export async function giverOf(ctx: Ctx): Promise<Giver> {
  const own = new Map((await dynamicFields(ctx)).map(({ record, name, label }) => [`${record}.${name}`, label]));
  return {
    policy: ctx.viewer.policy,
    labelOf: (name) => {
      const path = fieldPath(name);
      return registry.field(...path)?.label ?? registry.relation(...path)?.label ?? own.get(name);
    },
    isOwn: (name) => registry.field(...fieldPath(name)) === undefined && own.has(name),
  };
}
