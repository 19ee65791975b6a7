import { createHash } from 'node:crypto';
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import {
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  printSchema,
} from 'graphql';
import { nothing, type Policy, policyKey } from './policy.js';
import { argumentIsOpen, enumValueIsOpen, fieldIsOpen, inputFieldIsOpen, needsAreMet } from './schema-labels.js';

/** The schema as one set of rights sees it. What they do not cover is not in it. */
export interface View {
  /** Equal for viewers who see the same schema. */
  readonly key: string;
  readonly schema: GraphQLSchema;
  /** the schema as text */
  readonly sdl: string;
  /** false for the view of those who are not signed in */
  readonly signedIn: boolean;
}

export interface Views {
  /** The view of a policy; `nothing` itself is what people see before they sign in. */
  viewFor(policy: Policy): View;
}

const mostViews = 64;

/** Derives views of the whole schema, each once; the 64 last used are kept. */
export function createViews(master: GraphQLSchema): Views {
  const views = new Map<string, View>();
  return {
    viewFor: (policy) => {
      const key = policy === nothing ? 'signed-out' : policyKey(policy);
      const view = views.get(key) ?? createView(master, policy, key);
      views.delete(key);
      views.set(key, view);
      const oldest = views.keys().next();
      if (views.size > mostViews && !oldest.done) views.delete(oldest.value);
      return view;
    },
  };
}

function createView(master: GraphQLSchema, policy: Policy, key: string): View {
  const schema = deriveSchema(master, policy);
  let sdl: string | undefined;
  return {
    key: createHash('sha256').update(key).digest('base64url'),
    schema,
    signedIn: policy !== nothing,
    get sdl() {
      return (sdl ??= printSchema(schema));
    },
  };
}

/** The part of the schema that the policy covers. */
function deriveSchema(master: GraphQLSchema, policy: Policy): GraphQLSchema {
  const gone = typesGone(master, policy);
  const cut = mapSchema(master, {
    [MapperKind.TYPE]: (type) => (gone.has(type.name) ? null : type),
    [MapperKind.OBJECT_TYPE]: (type) => (gone.has(type.name) ? null : withInterfacesLeft(type, policy, gone)),
    [MapperKind.OBJECT_FIELD]: (config, fieldName, typeName) => cutField(master.getType(typeName), fieldName, config, policy, gone),
    [MapperKind.INTERFACE_FIELD]: (config, fieldName, typeName) => cutField(master.getType(typeName), fieldName, config, policy, gone),
    [MapperKind.INPUT_OBJECT_FIELD]: (config, fieldName, typeName) => {
      const type = master.getType(typeName);
      const field = isInputObjectType(type) ? type.getFields()[fieldName] : undefined;
      return type && field && inputStays(type, field, policy, gone) ? config : null;
    },
    [MapperKind.ENUM_VALUE]: (config, enumName, _schema, value) => (enumValueIsOpen(enumName, value, policy) ? config : null),
  });
  return pruneSchema(cut);
}

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
type OutputField = GraphQLField<unknown, unknown>;

/** The field with the arguments that stay, or null when it goes. */
function cutField(
  type: GraphQLNamedType | undefined,
  fieldName: string,
  config: FieldConfig,
  policy: Policy,
  gone: ReadonlySet<string>,
): FieldConfig | null {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
  if (!type || !field || !outputStays(type, field, policy, gone)) return null;
  const args = Object.entries(config.args ?? {}).filter(([name, argument]) => argumentStays(field, name, argument.type, policy, gone));
  return { ...config, args: Object.fromEntries(args) };
}

/** A type that lost a field of an interface does not implement it any more. */
function withInterfacesLeft(type: GraphQLObjectType, policy: Policy, gone: ReadonlySet<string>): GraphQLObjectType {
  const config = type.toConfig();
  const fields = type.getFields();
  const implemented = config.interfaces.filter((shape) =>
    Object.values(shape.getFields()).every((field) => {
      const own = fields[field.name];
      return !outputStays(shape, field, policy, gone) || (own !== undefined && outputStays(type, own, policy, gone));
    }),
  );
  const interfaces = implemented.filter((shape) => !gone.has(shape.name));
  return interfaces.length === config.interfaces.length ? type : new GraphQLObjectType({ ...config, interfaces });
}

/** Types that are not there for the policy: those that lost all their fields, and what cannot be without them. */
function typesGone(master: GraphQLSchema, policy: Policy): ReadonlySet<string> {
  const types = Object.values(master.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  const gone = new Set<string>();
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    for (const type of types) if (!gone.has(type.name) && isGone(type, policy, gone)) gone.add(type.name);
  }
  return gone;
}

/** A page whose rows are gone says nothing. */
const rows = new Set(['node', 'nodes', 'edges']);

function isGone(type: GraphQLNamedType, policy: Policy, gone: ReadonlySet<string>): boolean {
  if (!needsAreMet(type.extensions, policy)) return true;
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields());
    const lost = fields.filter((field) => !outputStays(type, field, policy, gone));
    return lost.length === fields.length || (/(Edge|Connection)$/.test(type.name) && lost.some((field) => rows.has(field.name)));
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const lost = fields.filter((field) => !inputStays(type, field, policy, gone));
    return lost.length === fields.length || lost.some(isRequiredInputField);
  }
  if (isEnumType(type)) return type.getValues().every((value) => !enumValueIsOpen(type.name, value.name, policy));
  return false;
}

/** A field stays when the policy covers it, its type is there, and so is every argument it cannot do without. */
function outputStays(type: GraphQLNamedType, field: OutputField, policy: Policy, gone: ReadonlySet<string>): boolean {
  if (!fieldIsOpen(type, field, policy) || gone.has(getNamedType(field.type).name)) return false;
  return field.args.every((argument) => !isRequiredArgument(argument) || argumentStays(field, argument.name, argument.type, policy, gone));
}

function inputStays(type: GraphQLNamedType, field: GraphQLInputField, policy: Policy, gone: ReadonlySet<string>): boolean {
  return inputFieldIsOpen(type, field, policy) && !gone.has(getNamedType(field.type).name);
}

function argumentStays(field: OutputField, name: string, type: GraphQLInputType, policy: Policy, gone: ReadonlySet<string>): boolean {
  return argumentIsOpen(field, name, policy) && !gone.has(getNamedType(type).name);
}
