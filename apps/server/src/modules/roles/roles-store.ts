import type { EntityManager } from 'typeorm';
import type { Policy } from '../../access/policy.js';
import type { RoleId } from '../../platform/ids.js';
import type { RoleState } from './role-change.rules.js';

/** A role with its id. */
export interface StoredRole extends RoleState {
  readonly id: RoleId;
}

const columns = 'id, key, name, version, labels, fields, actions, row_scope as "rowScope"';

/** All roles, oldest first. */
export async function readRoles(db: EntityManager): Promise<readonly StoredRole[]> {
  return db.query<StoredRole[]>(`select ${columns} from roles order by id`);
}

export const policyOf = ({ labels, fields, actions, rowScope }: RoleState): Policy => ({ labels, fields, actions, rowScope });

/** Writes a role as it is to be, one version on. */
export async function writeRole(db: EntityManager, now: Date, role: RoleState): Promise<void> {
  await db.query(
    'update roles set name = $2, labels = $3, fields = $4, actions = $5, row_scope = $6, version = $7, updated_at = $8 where key = $1',
    [role.key, role.name, role.labels, role.fields, role.actions, role.rowScope, role.version, now],
  );
}
