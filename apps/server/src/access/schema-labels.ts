import { labels, type Label } from '@regulars/graph';
import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import type { Needs } from './exposed.js';
import { registry } from './field-registry.js';
import { can, canRead, canReadLabel, canShow, canWrite, fieldPath, nothing, type Policy } from './policy.js';

/** What decorators wrote beside a type, a field or an argument. */
type Extensions = Readonly<Record<string, unknown>>;
type OutputField = GraphQLField<unknown, unknown>;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const labelOf = (extensions: Extensions): Label | undefined => labels.find((label) => label === extensions['label']);
const isNeeds = (value: unknown): value is Needs => typeof value === 'object' && value !== null;
const needsOf = (extensions: Extensions): Needs | undefined => (isNeeds(extensions['needs']) ? extensions['needs'] : undefined);

/** Whether the policy may read a field named as `Customer.email`. */
const canReadNamed = (policy: Policy, name: string): boolean => canRead(policy, ...fieldPath(name));

/** Whether the policy may write a field named as `Customer.email`. */
const canWriteNamed = (policy: Policy, name: string): boolean => canWrite(policy, ...fieldPath(name));

/** Whether the policy has what the declaration asks for; without a declaration nothing is asked. */
export function needsAreMet(extensions: Extensions, policy: Policy): boolean {
  const needs = needsOf(extensions);
  if (!needs || needs.open === 'anyone') return true;
  if (policy === nothing) return false;
  if (policy.isProgram && needs.open !== 'caller') return false;
  return (
    (needs.action === undefined || can(policy, needs.action)) &&
    (needs.reads ?? []).every((name) => canReadNamed(policy, name)) &&
    (needs.writes ?? []).every((name) => canWriteNamed(policy, name))
  );
}

/** Whether a field of an object is there for the policy. One that says nothing of itself is there only in a carrier type. */
export function fieldIsOpen(type: GraphQLNamedType, field: OutputField, policy: Policy): boolean {
  const { extensions } = field;
  const record = textOf(extensions['record']);
  const name = textOf(extensions['field']);
  const relation = textOf(extensions['relation']);
  const label = labelOf(extensions);
  if (!needsAreMet(extensions, policy)) return false;
  if (record !== undefined && name !== undefined) return canShow(policy, record, name);
  if (record !== undefined && relation !== undefined) return canRead(policy, record, relation);
  if (label) return canReadLabel(policy, label);
  return type.extensions['carrier'] === true || needsOf(extensions) !== undefined;
}

/** Whether an argument is there for the policy. */
export function argumentIsOpen(field: OutputField, argument: string, policy: Policy): boolean {
  const guarded = needsOf(field.extensions)?.args?.[argument];
  return guarded === undefined || canReadNamed(policy, guarded);
}

/** Whether a field of an input is there for the policy: where the input writes a record, it needs write on the field. */
export function inputFieldIsOpen(type: GraphQLNamedType, field: GraphQLInputField, policy: Policy): boolean {
  const record = textOf(type.extensions['writes']);
  if (record === undefined) return true;
  const label = labelOf(field.extensions);
  return label ? policy.labels[label] === 'write' : canWrite(policy, record, field.name);
}

const restrictedValues = new Map<string, Readonly<Record<string, string>>>();

/** Makes values of an enum need read on a field: `restrictEnumValues('CustomerSort', { TOTAL_SPENT: 'Customer.totalSpent' })`. */
export function restrictEnumValues(enumName: string, fields: Readonly<Record<string, string>>): void {
  restrictedValues.set(enumName, fields);
}

/** Whether a value of an enum is there for the policy. */
export function enumValueIsOpen(enumName: string, value: string, policy: Policy): boolean {
  const guarded = restrictedValues.get(enumName)?.[value];
  return guarded === undefined || canReadNamed(policy, guarded);
}

/** Throws, naming each, when a field does not say who may see it: every field has a label or a carrier type, every root field its needs. */
export function assertEveryFieldLabelled(master: GraphQLSchema): void {
  const roots = new Set<GraphQLNamedType | null | undefined>([
    master.getQueryType(),
    master.getMutationType(),
    master.getSubscriptionType(),
  ]);
  const silent = Object.values(master.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) => {
      if (isInputObjectType(type))
        return Object.values(type.getFields())
          .filter((field) => writesUnknown(type, field))
          .map((field) => `${type.name}.${field.name} (writes no declared field)`);
      if (!isObjectType(type)) return [];
      const fields = Object.values(type.getFields());
      if (roots.has(type))
        return fields.filter((field) => !needsOf(field.extensions)).map((field) => `${type.name}.${field.name} (no needs)`);
      return fields
        .filter((field) => !labelOf(field.extensions) && type.extensions['carrier'] !== true)
        .map((field) => `${type.name}.${field.name} (no label)`);
    });
  const named = [...registry.records()]
    .flatMap((record) => registry.fields(record.name).flatMap((field) => field.inputs))
    .concat(
      [...restrictedValues.values()].flatMap((fields) => Object.values(fields)),
      namedByRoots(roots),
    );
  const absent = [...new Set(named)].filter((name) => !isDeclared(name)).map((name) => `${name} (named, but not declared)`);
  const faults = [...silent, ...absent];
  if (faults.length > 0) throw new Error(`Nothing says who may see: ${faults.join(', ')}.`);
}

function writesUnknown(type: GraphQLNamedType, field: GraphQLInputField): boolean {
  const record = textOf(type.extensions['writes']);
  return record !== undefined && !labelOf(field.extensions) && !isDeclared(`${record}.${field.name}`);
}

function isDeclared(name: string): boolean {
  const [record, field] = fieldPath(name);
  return registry.field(record, field) !== undefined || registry.relation(record, field) !== undefined;
}

function namedByRoots(roots: ReadonlySet<GraphQLNamedType | null | undefined>): readonly string[] {
  return [...roots]
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()))
    .map((field) => needsOf(field.extensions))
    .flatMap((needs) => [...(needs?.reads ?? []), ...(needs?.writes ?? []), ...Object.values(needs?.args ?? {})]);
}
