import type { Label, Level } from '@regulars/graph';
import { can, canRead, canShow, canWrite, fieldPath, type Policy } from '../../access/policy.js';
import { registry } from '../../access/field-registry.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { roleFields, type RoleFieldRow } from './role-fields.service.js';
import { policyOf, readRoles, type StoredRole } from './roles-store.js';

/** Why somebody sees a field, or does not: each level on the way, and what comes of it. */
export interface AccessReason {
  readonly role: StoredRole;
  readonly field: string;
  readonly label: Label;
  readonly labelLevel: Level;
  /** null where the role does not set the field apart */
  readonly fieldLevel: Level | null;
  readonly inputs: readonly { readonly field: string; readonly level: Level; readonly isRead: boolean }[];
  readonly canSee: boolean;
  readonly isMasked: boolean;
  readonly canFilter: boolean;
  readonly canChange: boolean;
  readonly canList: boolean;
}

/** Explains what a role, or the role of a user, makes of a field. Throws NOT_FOUND. */
export async function explainAccess(ctx: Ctx, who: string, field: string): Promise<AccessReason> {
  assertGranted(ctx.viewer, 'roles.edit');
  const [role, known] = [await roleOf(ctx, who), (await roleFields(ctx)).find(({ name }) => name === field)];
  if (!role) throw notFound('role or user');
  if (!known) throw notFound('field');
  const policy = policyOf(role);
  const own = (name: string): Level => policy.fields[name] ?? policy.labels[known.label] ?? 'none';
  const isRead = reads(policy, known);
  const canSee = isRead || shows(policy, known);
  return {
    role,
    field,
    label: known.label,
    labelLevel: policy.labels[known.label] ?? 'none',
    fieldLevel: policy.fields[field] ?? null,
    inputs: known.inputs.map((name) => {
      const [record, input] = fieldPath(name);
      const declared = registry.field(record, input);
      const level = policy.fields[name] ?? (declared ? policy.labels[declared.label] : undefined) ?? 'none';
      return { field: name, level, isRead: canRead(policy, record, input) };
    }),
    canSee,
    isMasked: canSee && !isRead,
    canFilter: isRead && known.declaration !== null,
    canChange: own(field) === 'write' && writes(policy, known),
    canList: can(policy, 'customers.list'),
  };
}

async function roleOf(ctx: Ctx, who: string): Promise<StoredRole | undefined> {
  const found = fromGlobalId(who);
  const roles = await readRoles(ctx.db);
  if (found?.type === 'Role') return roles.find(({ id }) => id === found.id);
  if (found?.type !== 'User') return undefined;
  const [user] = await ctx.db.query<{ role_id: string }[]>('select role_id from users where id = $1', [found.id]);
  return roles.find(({ id }) => id === user?.role_id);
}

const isDeclared = (record: string, name: string): boolean =>
  registry.field(record, name) !== undefined || registry.relation(record, name) !== undefined;

/** The installation's own fields have a label and no declaration: their level is all there is to them. */
function ask(policy: Policy, { name, label }: RoleFieldRow, question: typeof canRead, enough: readonly Level[]): boolean {
  const [record, field] = fieldPath(name);
  return isDeclared(record, field)
    ? question(policy, record, field)
    : enough.includes(policy.fields[name] ?? policy.labels[label] ?? 'none');
}
const reads = (policy: Policy, field: RoleFieldRow): boolean => ask(policy, field, canRead, ['read', 'write']);
const shows = (policy: Policy, field: RoleFieldRow): boolean => ask(policy, field, canShow, ['read', 'write']);
const writes = (policy: Policy, field: RoleFieldRow): boolean => ask(policy, field, canWrite, ['write']);
