import { createHash } from 'node:crypto';
import type { Action, Label, Level } from '@regulars/graph';
import { registry } from './field-registry.js';

/** What a role may do, as data: a level per label, single fields set apart (`Customer.city`), actions, a row scope in the language. */
export interface Policy {
  readonly labels: Readonly<Partial<Record<Label, Level>>>;
  readonly fields: Readonly<Record<string, Level>>;
  readonly actions: readonly Action[];
  readonly rowScope: string | null;
  /** Whether a program asks rather than a person: what concerns a person's own account is not there for it. */
  readonly isProgram?: boolean;
}

/** Nothing at all: what somebody who is not signed in may do. */
export const nothing: Policy = { labels: {}, fields: {}, actions: [], rowScope: null };

/** `Customer.attributes.shoeSize` → Customer, attributes.shoeSize: the name of a field is all that follows the first dot. */
export function fieldPath(name: string): readonly [record: string, field: string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** The level of a declared field or relation; absent ones and those without a level are `none`. */
export function levelOf(policy: Policy, record: string, name: string): Level {
  const declared = registry.field(record, name) ?? registry.relation(record, name);
  if (!declared) return 'none';
  return policy.fields[`${record}.${name}`] ?? policy.labels[declared.label] ?? 'none';
}

const includesRead = (level: Level): boolean => level === 'read' || level === 'write';

/** Whether the field may be used in any position: output, filter, sort, group, reason, export. A derived field needs all its inputs. */
export function canRead(policy: Policy, record: string, name: string): boolean {
  if (!includesRead(levelOf(policy, record, name))) return false;
  return (registry.field(record, name)?.inputs ?? []).every((input) => canRead(policy, ...fieldPath(input)));
}

/** Whether the field may be shown, masked or clear. */
export const canShow = (policy: Policy, record: string, name: string): boolean =>
  canRead(policy, record, name) || (levelOf(policy, record, name) === 'masked' && registry.field(record, name)?.mask !== undefined);

/** Whether the field is shown, but only in part. */
export const isMasked = (policy: Policy, record: string, name: string): boolean =>
  canShow(policy, record, name) && !canRead(policy, record, name);

/** Names of the record's fields that are shown only in part. */
export const maskedFields = (policy: Policy, record: string): readonly string[] =>
  registry.fields(record).flatMap(({ name }) => (isMasked(policy, record, name) ? [name] : []));

/** The level of a field of the installation's own, such as `Customer.attributes.shoeSize`: it has a label and no declaration. */
const levelOfOwn = (policy: Policy, name: string, label: Label): Level => policy.fields[name] ?? policy.labels[label] ?? 'none';

/** Whether a field of the installation's own may be used in any position. */
export const canReadOwn = (policy: Policy, name: string, label: Label): boolean => includesRead(levelOfOwn(policy, name, label));

/** Whether a field of the installation's own may be set. */
export const canWriteOwn = (policy: Policy, name: string, label: Label): boolean => levelOfOwn(policy, name, label) === 'write';

export const canWrite = (policy: Policy, record: string, name: string): boolean => levelOf(policy, record, name) === 'write';

export const canReadLabel = (policy: Policy, label: Label): boolean => includesRead(policy.labels[label] ?? 'none');

/** Whether a field of the label tells who somebody is or how to reach them: reading it is on record. */
export const isPersonal = (label: Label): boolean => label === 'identity' || label === 'contact';

export const can = (policy: Policy, action: Action): boolean => policy.actions.includes(action);

/** Two viewers with the same key see the same schema. */
export const policyKey = (policy: Policy): string =>
  createHash('sha256')
    .update(JSON.stringify([sorted(policy.labels), sorted(policy.fields), policy.actions.toSorted(), policy.isProgram === true]))
    .digest('base64url');

const sorted = (levels: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(levels).toSorted(([a], [b]) => (a < b ? -1 : 1));
