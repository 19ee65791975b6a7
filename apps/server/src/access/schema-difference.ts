import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What one schema has and another has not, as schema coordinates with their types: `Customer.email: String`. Both sorted. */
export interface SchemaDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export function schemaDifference(before: GraphQLSchema, after: GraphQLSchema): SchemaDifference {
  const [was, is] = [coordinatesOf(before), coordinatesOf(after)];
  return { added: [...is].filter((line) => !was.has(line)).toSorted(), removed: [...was].filter((line) => !is.has(line)).toSorted() };
}

function coordinatesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return new Set(types.flatMap((type) => [type.name, ...partsOf(type)]));
}

function partsOf(type: GraphQLNamedType): readonly string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => `${type.name}.${field.name}: ${String(field.type)}`);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    `${type.name}.${field.name}: ${String(field.type)}`,
    ...field.args.map((argument) => `${type.name}.${field.name}(${argument.name}:): ${String(argument.type)}`),
  ]);
}

/** What a document names that the schema does not have, as `Customer.email`; empty when the schema answers it. */
export function faultsIn(schema: GraphQLSchema, text: string): readonly string[] {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch {
    return ['document'];
  }
  const errors = validate(schema, document, undefined, { hideSuggestions: true });
  if (errors.length === 0) return [];
  const missing = fieldsMissing(schema, document);
  return missing.length > 0 ? missing : errors.map(({ message }) => message);
}

function fieldsMissing(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const missing = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: (node) => {
        const parent = info.getParentType();
        if (parent && !info.getFieldDef()) missing.add(`${parent.name}.${node.name.value}`);
      },
    }),
  );
  return [...missing];
}
