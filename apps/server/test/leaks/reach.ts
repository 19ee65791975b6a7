import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** How a selection on a type is put: `wrap('email')` is `{ customers { nodes { email } } }`. `on` is the type it is a selection of. */
export interface Way {
  readonly on: GraphQLNamedType;
  readonly wrap: (selection: string) => string;
  readonly operation: 'query' | 'mutation' | 'subscription';
}

/** How a value of an input's type is put: somewhere in the argument of a field. */
export interface ValueWay {
  readonly way: Way;
  readonly field: Field;
  readonly argument: GraphQLArgument;
  /** the argument's value, given that of the input's type: as text of a document, or as a variable */
  readonly literal: (inner: string) => string;
  readonly variable: (inner: unknown) => unknown;
}

/** A value that an argument or field of an input cannot do without. */
function literalOf(type: GraphQLInputType): string {
  const inner = getNullableType(type);
  if (isListType(inner)) return '[]';
  if (isEnumType(inner)) return inner.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(inner)) return `{ ${requiredOf(inner.getFields())} }`;
  const named = getNamedType(inner).name;
  if (['Int', 'Long', 'Float', 'DecimalNumber'].includes(named)) return '1';
  return named === 'Boolean' ? 'true' : '"x"';
}

const requiredOf = (fields: Readonly<Record<string, GraphQLInputField>>): string =>
  Object.values(fields)
    .filter(isRequiredInputField)
    .map(({ name, type }) => `${name}: ${literalOf(type)}`)
    .join(', ');

/** A field with the arguments it cannot do without, and those given. */
export function called(field: Field, given: Readonly<Record<string, string>> = {}): string {
  const needed = field.args
    .filter((argument) => isRequiredArgument(argument) && given[argument.name] === undefined)
    .map(({ name, type }): readonly [string, string] => [name, literalOf(type)]);
  const all = [...needed, ...Object.entries(given)].map(([name, value]) => `${name}: ${value}`);
  return all.length === 0 ? field.name : `${field.name}(${all.join(', ')})`;
}

/** The field with as little selected of it as it must. */
export const leaf = (field: Field, text: string): string => (isCompositeType(getNamedType(field.type)) ? `${text} { __typename }` : text);

/** The shortest way to each type that can be selected from. */
export function waysOf(schema: GraphQLSchema): ReadonlyMap<string, Way> {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const ways = new Map<string, Way>();
  const waiting: Way[] = [];
  const reach = (way: Way): void => {
    if (ways.has(way.on.name)) return;
    ways.set(way.on.name, way);
    waiting.push(way);
  };
  for (const [operation, on] of roots) if (on) reach({ on, operation, wrap: (selection) => `{ ${selection} }` });
  for (let way = waiting.shift(); way; way = waiting.shift()) {
    const { on, operation, wrap } = way;
    if (isAbstractType(on))
      for (const type of schema.getPossibleTypes(on))
        reach({ on: type, operation, wrap: (selection) => wrap(`... on ${type.name} { ${selection} }`) });
    if (!isObjectType(on)) continue;
    for (const field of Object.values(on.getFields())) {
      const type = getNamedType(field.type);
      if (isCompositeType(type)) reach({ on: type, operation, wrap: (selection) => wrap(`${called(field)} { ${selection} }`) });
    }
  }
  return ways;
}

/** A way for a value of each type that an argument takes: directly or within other inputs. */
export function valueWaysOf(ways: ReadonlyMap<string, Way>): ReadonlyMap<string, ValueWay> {
  const found = new Map<string, ValueWay>();
  const waiting: { readonly type: GraphQLInputType; readonly value: ValueWay }[] = [];
  const reach = (type: GraphQLInputType, value: ValueWay): void => {
    const { name } = getNamedType(type);
    if (found.has(name)) return;
    found.set(name, value);
    waiting.push({ type, value });
  };
  for (const way of ways.values()) {
    if (!isObjectType(way.on)) continue;
    for (const field of Object.values(way.on.getFields()))
      for (const argument of field.args)
        reach(argument.type, { way, field, argument, literal: listed(argument.type), variable: listedValue(argument.type) });
  }
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { value } = next;
    const type = getNamedType(next.type);
    if (!isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      reach(field.type, {
        ...value,
        literal: (inner) => value.literal(`{ ${field.name}: ${listed(field.type)(inner)} }`),
        variable: (inner) => value.variable({ [field.name]: listedValue(field.type)(inner) }),
      });
    }
  }
  return found;
}

const listed =
  (type: GraphQLInputType) =>
  (inner: string): string =>
    isListType(getNullableType(type)) ? `[${inner}]` : inner;
const listedValue =
  (type: GraphQLInputType) =>
  (inner: unknown): unknown =>
    isListType(getNullableType(type)) ? [inner] : inner;
