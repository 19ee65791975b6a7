import { type GraphQLNamedType, type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { type Needs, registry } from '../../src/access/index.js';
import type { Policy } from '../../src/access/policy.js';

/** What access.md says of declarations, said once more and apart from the guards: the tests hold the guards against it. */
interface Declared {
  readonly record?: string;
  readonly field?: string;
  readonly relation?: string;
  readonly label?: string;
  readonly writes?: string;
  readonly needs?: Needs;
}

const levelOf = (policy: Policy, name: string): string => {
  const [record = '', ...rest] = name.split('.');
  const declared = registry.field(record, rest.join('.')) ?? registry.relation(record, rest.join('.'));
  return policy.fields[name] ?? (declared && policy.labels[declared.label]) ?? 'none';
};

function reads(policy: Policy, name: string): boolean {
  const [record = '', ...rest] = name.split('.');
  const inputs = registry.field(record, rest.join('.'))?.inputs ?? [];
  return ['read', 'write'].includes(levelOf(policy, name)) && inputs.every((input) => reads(policy, input));
}

const labelLevel = (policy: Policy, label: string): string => Object.entries(policy.labels).find(([one]) => one === label)?.[1] ?? 'none';

const shows = (policy: Policy, record: string, field: string): boolean =>
  reads(policy, `${record}.${field}`) ||
  (levelOf(policy, `${record}.${field}`) === 'masked' && registry.field(record, field)?.mask !== undefined);

const has = (policy: Policy, needs: Needs | undefined): boolean =>
  (needs?.action === undefined || policy.actions.includes(needs.action)) &&
  (needs?.reads ?? []).every((name) => reads(policy, name)) &&
  (needs?.writes ?? []).every((name) => levelOf(policy, name) === 'write') &&
  !(policy.isProgram && needs !== undefined && needs.open !== 'caller' && needs.open !== 'anyone');

function isKept(policy: Policy, { record, field, relation, label, needs }: Declared): boolean {
  if (!has(policy, needs)) return true;
  if (record === undefined) return label !== undefined && !['read', 'write'].includes(labelLevel(policy, label));
  return field === undefined ? relation !== undefined && !reads(policy, `${record}.${relation}`) : !shows(policy, record, field);
}

function keptOf(type: GraphQLNamedType, policy: Policy): readonly string[] {
  const own: Declared = type.extensions;
  const whole = has(policy, own.needs) ? [] : [type.name];
  if (isInputObjectType(type)) {
    const { writes } = own;
    if (writes === undefined) return whole;
    const fields = Object.values(type.getFields()).filter(({ name, extensions }) => {
      const { label }: Declared = extensions;
      return (label === undefined ? levelOf(policy, `${writes}.${name}`) : labelLevel(policy, label)) !== 'write';
    });
    return [...whole, ...fields.map(({ name }) => `${type.name}.${name}`)];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return whole;
  return [
    ...whole,
    ...Object.values(type.getFields()).flatMap((field) => {
      const declared: Declared = field.extensions;
      const name = `${type.name}.${field.name}`;
      const args = Object.entries(declared.needs?.args ?? {}).filter(([, guarded]) => !reads(policy, guarded));
      return [...(isKept(policy, declared) ? [name] : []), ...args.map(([argument]) => `${name}(${argument}:)`)];
    }),
  ];
}

/** Coordinates that a policy must not have, by the declarations alone. */
export const keptFrom = (master: GraphQLSchema, policy: Policy): readonly string[] =>
  Object.values(master.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) => keptOf(type, policy));
