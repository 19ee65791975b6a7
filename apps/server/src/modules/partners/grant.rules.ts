import { type Label, labels, type Level } from '@regulars/graph';
import { canRead, canReadLabel, canReadOwn, canShow, fieldPath, type Policy } from '../../access/policy.js';
import type { InputIssue } from '../../platform/errors.js';

/** What a grant may let a program do beside reading fields. */
export const grantable = ['customers.list', 'counts.guarded'] as const;
const longestMs = 5 * 366 * 86_400_000;

/** Labels and single fields by what a program may do with them. */
export interface Levels {
  readonly reads: readonly string[];
  readonly masked: readonly string[];
  readonly counts: readonly string[];
}

/** What of a grant its giver chooses, and may change later. */
export interface GrantTerms extends Levels {
  readonly name: string;
  readonly actions: readonly string[];
  readonly operationsPerMinute: number;
  readonly costPerDay: number;
  /** whether it may ask nothing but its documents */
  readonly onlyDocuments: boolean;
  readonly endsAt: Date;
}

/** Each label and field of a grant with its level; of one that is named twice the wider holds. */
export const levelsOf = ({ reads, masked, counts }: Levels): ReadonlyMap<string, Level> =>
  new Map<string, Level>([
    ...counts.map((name) => [name, 'aggregate'] as const),
    ...masked.map((name) => [name, 'masked'] as const),
    ...reads.map((name) => [name, 'read'] as const),
  ]);

/** Whoever gives: their rights, and the label of each field here, of the installation's own as well. */
export interface Giver {
  readonly policy: Policy;
  readonly labelOf: (field: string) => Label | undefined;
  readonly isOwn: (field: string) => boolean;
}

/** Of a label with single fields that the giver may not read nothing is given as a whole: it would be theirs. */
const readsAllOf = ({ policy, labelOf }: Giver, label: Label): boolean =>
  canReadLabel(policy, label) &&
  Object.entries(policy.fields).every(([field, level]) => labelOf(field) !== label || level === 'read' || level === 'write');

function readsField({ policy, labelOf, isOwn }: Giver, name: string): boolean {
  const label = labelOf(name);
  return label !== undefined && isOwn(name) ? canReadOwn(policy, name, label) : canRead(policy, ...fieldPath(name));
}

/** A level is given only of what is there and the giver may read; what was given before, by whomever, may stay. */
export function levelIssues(
  levels: ReadonlyMap<string, Level>,
  giver: Giver,
  before: ReadonlyMap<string, Level> = new Map(),
): InputIssue[] {
  return [...levels].flatMap(([name, level]) => {
    if (before.get(name) === level) return [];
    const label = labels.find((one) => one === name);
    const [record, field] = fieldPath(name);
    const isOpen = label ? readsAllOf(giver, label) : readsField(giver, name);
    if (!isOpen) return [{ path: 'input', rule: `names what you may not read: ${name}` }];
    const showsMasked = label !== undefined || canShow({ ...giver.policy, labels: {}, fields: { [name]: 'masked' } }, record, field);
    return level === 'masked' && !showsMasked ? [{ path: 'input.masked', rule: `names what has no mask: ${name}` }] : [];
  });
}

const within = (value: number, most: number): boolean => value >= 1 && value <= most;

/** What is wrong with the terms of a grant; an end that stays as it was may have passed. */
export function termIssues(terms: GrantTerms, now: Date, before?: GrantTerms): InputIssue[] {
  const { name, actions, operationsPerMinute, costPerDay, endsAt } = terms;
  const endStays = before?.endsAt.getTime() === endsAt.getTime();
  return issuesOf([
    [name.trim() !== '' && name.length <= 100, 'name', 'has 1 to 100 characters'],
    [actions.every((action) => grantable.some((one) => one === action)), 'actions', `are of ${grantable.join(', ')}`],
    [within(operationsPerMinute, 6000), 'operationsPerMinute', 'is 1 to 6000'],
    [within(costPerDay, 100_000_000), 'costPerDay', 'is 1 to 100000000'],
    [endStays || (endsAt > now && endsAt.getTime() < now.getTime() + longestMs), 'endsAt', 'is after now, within five years'],
  ]);
}

/** What is wrong with whom and what a grant is for. */
export const partyIssues = ({ recipient, purpose }: { readonly recipient: string; readonly purpose: string }): InputIssue[] =>
  issuesOf([
    [/^[a-z][A-Za-z0-9-]{0,59}$/.test(recipient), 'recipient', 'starts with a small letter and has up to 60 letters, digits or dashes'],
    [/^[a-z][A-Za-z0-9]{0,59}$/.test(purpose), 'purpose', 'starts with a small letter and has up to 60 letters or digits'],
  ]);

const issuesOf = (rules: readonly (readonly [boolean, string, string])[]): InputIssue[] =>
  rules.flatMap(([holds, path, rule]) => (holds ? [] : [{ path: `input.${path}`, rule }]));
