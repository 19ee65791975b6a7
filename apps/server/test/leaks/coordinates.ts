import { type GraphQLNamedType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** A place of the schema, as GraphQL's schema coordinates name it, `Query.customers(where:)`; `type` is the one it belongs to. */
export interface Coordinate {
  readonly kind: 'type' | 'field' | 'argument' | 'input' | 'value';
  readonly type: string;
  /** the field, the input's field or the enum's value */
  readonly member: string;
  readonly argument: string;
  readonly name: string;
}

function within(type: GraphQLNamedType): readonly Coordinate[] {
  const of = (kind: Coordinate['kind'], member: string, name: string, argument = ''): Coordinate => ({
    kind,
    type: type.name,
    member,
    argument,
    name,
  });
  if (isEnumType(type)) return type.getValues().map(({ name }) => of('value', name, `${type.name}.${name}`));
  if (isInputObjectType(type)) return Object.keys(type.getFields()).map((field) => of('input', field, `${type.name}.${field}`));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    of('field', field.name, `${type.name}.${field.name}`),
    ...field.args.map(({ name }) => of('argument', field.name, `${type.name}.${field.name}(${name}:)`, name)),
  ]);
}

/** Every type, field, argument, field of an input and value of an enum, by its name. */
export const coordinatesOf = (schema: GraphQLSchema): ReadonlyMap<string, Coordinate> =>
  new Map(
    Object.values(schema.getTypeMap())
      .filter((type) => !type.name.startsWith('__'))
      .flatMap((type): readonly Coordinate[] => [
        { kind: 'type', type: type.name, member: '', argument: '', name: type.name },
        ...within(type),
      ])
      .map((coordinate) => [coordinate.name, coordinate]),
  );
