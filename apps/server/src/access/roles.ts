import { actions, labels, type Action, type Label, type Level } from '@regulars/graph';
import type { EntityManager } from 'typeorm';
import { newId, type RoleId } from '../platform/ids.js';

/** Keys of the roles every installation starts with. */
export const builtInRoleKeys = ['owner', 'marketer', 'analyst', 'support', 'partner'] as const;
export type BuiltInRoleKey = (typeof builtInRoleKeys)[number];

/** A role as it is first written; owners edit it afterwards. */
export interface RoleDefinition {
  readonly name: string;
  readonly labels: Readonly<Partial<Record<Label, Level>>>;
  readonly actions: readonly Action[];
}

const everything: RoleDefinition['labels'] = Object.fromEntries(labels.map((label) => [label, 'write' as const]));

/** Who may do what until an owner says otherwise. A label that is not named is `none`. */
export const builtInRoles: Readonly<Record<BuiltInRoleKey, RoleDefinition>> = {
  owner: { name: 'Owner', labels: everything, actions },
  marketer: {
    name: 'Marketer',
    labels: {
      record: 'read',
      operations: 'read',
      identity: 'read',
      contact: 'masked',
      demographic: 'read',
      loyalty: 'read',
      feedback: 'read',
      consent: 'read',
      behaviour: 'read',
      value: 'read',
    },
    actions: ['customers.list', 'segments.edit', 'data.export'],
  },
  analyst: {
    name: 'Analyst',
    labels: {
      record: 'read',
      operations: 'read',
      demographic: 'read',
      loyalty: 'read',
      feedback: 'read',
      consent: 'read',
      behaviour: 'read',
      value: 'read',
    },
    actions: ['customers.list', 'data.export'],
  },
  support: {
    name: 'Support',
    labels: {
      record: 'read',
      operations: 'read',
      identity: 'read',
      contact: 'write',
      demographic: 'read',
      loyalty: 'read',
      feedback: 'read',
      consent: 'read',
      behaviour: 'read',
    },
    actions: [],
  },
  partner: { name: 'Partner', labels: {}, actions: [] },
};

/** Writes the built-in roles that are missing, leaving those that owners changed but for what owners may do; safe with two servers at once. Answers ids by key. */
export async function ensureBuiltInRoles(db: EntityManager, now: Date): Promise<Readonly<Record<BuiltInRoleKey, RoleId>>> {
  const rows = builtInRoleKeys.map((key) => ({ id: newId<'Role'>(), key, fields: {}, ...builtInRoles[key] }));
  await db.query(
    `insert into roles (id, key, name, labels, fields, actions, updated_at)
     select id, key, name, labels, fields, actions, $2
     from json_to_recordset($1) as role (id uuid, key text, name text, labels jsonb, fields jsonb, actions text[])
     on conflict (key) do nothing`,
    [JSON.stringify(rows), now],
  );
  // Owners may do everything, also what came with a later version.
  await db.query(`update roles set actions = $1, updated_at = $2 where key = 'owner' and not actions @> $1`, [actions, now]);
  const found: { key: BuiltInRoleKey; id: RoleId }[] = await db.query('select key, id from roles where key = any($1)', [builtInRoleKeys]);
  const idOf = (key: BuiltInRoleKey): RoleId => {
    const role = found.find((row) => row.key === key);
    if (!role) throw new Error(`The built-in role ${key} could not be written.`);
    return role.id;
  };
  return { owner: idOf('owner'), marketer: idOf('marketer'), analyst: idOf('analyst'), support: idOf('support'), partner: idOf('partner') };
}
