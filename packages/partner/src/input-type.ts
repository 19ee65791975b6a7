import { type GraphQLType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { enumType, scalarType } from './scalar-type.js';

/** Declarations of input types by name, gathered while types are written that use them. */
export type Inputs = Map<string, string>;

/** The TypeScript of what may be sent as a type. */
export function inputType(type: GraphQLType, inputs: Inputs): string {
  if (isNonNullType(type)) return present(type.ofType, inputs);
  return `${present(type, inputs)} | null`;
}

function present(type: GraphQLType, inputs: Inputs): string {
  if (isListType(type)) return `readonly (${inputType(type.ofType, inputs)})[]`;
  if (isEnumType(type)) return enumType(type);
  if (!isInputObjectType(type)) return scalarType(String(type), 'sent');
  if (!inputs.has(type.name)) {
    inputs.set(type.name, ''); // an input that holds itself ends here
    const fields = Object.values(type.getFields()).map((field) => {
      const isOptional = !isNonNullType(field.type) || field.defaultValue !== undefined;
      return `  readonly ${field.name}${isOptional ? '?' : ''}: ${inputType(field.type, inputs)};`;
    });
    inputs.set(type.name, `export interface ${type.name} {\n${fields.join('\n')}\n}`);
  }
  return type.name;
}
