import { changeRights } from '../../access/change-rights.js';
import { builtInRoleKeys } from '../../access/roles.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { conflict, inputInvalid, notFound } from '../../platform/errors.js';
import { newId, type RoleId } from '../../platform/ids.js';
import { nameIssues } from './plan-change.service.js';
import { cleanReason } from './role-change.service.js';
import type { RoleState } from './role-change.rules.js';
import { recordChange } from './role-changes-store.js';
import { readRoles, type StoredRole } from './roles-store.js';

export interface NewRole {
  readonly key: string;
  readonly name: string;
  /** key of a role whose rights it starts with; without one it may nothing */
  readonly copyOf?: string | undefined;
  readonly reason: string;
}

/** Makes a role that nobody holds yet. Throws INPUT_INVALID. */
export async function createRole(ctx: Ctx, input: NewRole): Promise<StoredRole> {
  assertGranted(ctx.viewer, 'roles.edit');
  const reason = cleanReason(input.reason);
  return changeRights(ctx, async (tx) => {
    const roles = await readRoles(tx.db);
    const copied = roles.find(({ key }) => key === input.copyOf);
    const issues = [
      ...(/^[a-z][a-z0-9-]{1,39}$/.test(input.key) && roles.every(({ key }) => key !== input.key)
        ? []
        : [{ path: 'input.key', rule: 'is free: 2 to 40 small letters, digits and dashes, a letter first' }]),
      ...nameIssues(input.name, 'input.name'),
      ...(input.copyOf === undefined || copied ? [] : [{ path: 'input.copyOf', rule: 'is the key of a role' }]),
    ];
    if (issues.length > 0) throw inputInvalid(...issues);
    const { labels, fields, actions, rowScope } = copied ?? { labels: {}, fields: {}, actions: [], rowScope: null };
    const role: RoleState = { key: input.key, name: input.name.trim(), version: 1, labels, fields, actions, rowScope };
    const id: RoleId = newId();
    await tx.db.query(
      `insert into roles (id, key, name, labels, fields, actions, row_scope, version, updated_at) values ($1, $2, $3, $4, $5, $6, $7, 1, $8)`,
      [id, role.key, role.name, labels, fields, actions, rowScope, tx.now()],
    );
    await recordChange(tx, { id: newId(), kind: 'CREATED', state: 'IN_FORCE', reason, roles: [{ before: null, after: role }] });
    return { ...role, id };
  });
}

/** Deletes a role that nobody holds and that did not come with the product. Throws NOT_FOUND, INPUT_INVALID, CONFLICT with who holds it. */
export async function deleteRole(ctx: Ctx, key: string, reasonGiven: string): Promise<void> {
  assertGranted(ctx.viewer, 'roles.edit');
  const reason = cleanReason(reasonGiven);
  await changeRights(ctx, async (tx) => {
    const role = (await readRoles(tx.db)).find((each) => each.key === key);
    if (!role) throw notFound('role');
    if (builtInRoleKeys.some((known) => known === key))
      throw inputInvalid({ path: 'key', rule: 'is not a role that came with the product' });
    const holders: { count: number }[] = await tx.db.query('select count(*)::int as count from users where role_id = $1', [role.id]);
    const count = holders[0]?.count ?? 0;
    if (count > 0) throw conflict('People still hold the role; give them another one first.', { holders: count });
    await tx.db.query('delete from roles where id = $1', [role.id]);
    await recordChange(tx, { id: newId(), kind: 'DELETED', state: 'IN_FORCE', reason, roles: [{ before: role, after: null }] });
  });
}

/** A role by its key. Throws NOT_FOUND. */
export async function roleByKey(ctx: Ctx, key: string): Promise<StoredRole> {
  assertGranted(ctx.viewer, 'roles.edit');
  const role = (await readRoles(ctx.db)).find((each) => each.key === key);
  if (!role) throw notFound('role');
  return role;
}
