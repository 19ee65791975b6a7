import { buildSchema, concatAST, isNonNullType, Kind, type OperationDefinitionNode, parse, print, typeFromAST, validate } from 'graphql';
import { type Inputs, inputType } from './input-type.js';
import { type Selections, selectionType } from './selection-type.js';
import { withFragments } from './with-fragments.js';

/** A document that the schema does not allow, with what is wrong in it. */
export class WrongDocument extends Error {
  override readonly name = 'WrongDocument';
}

/**
 * TypeScript for documents: for each named operation the types of its variables and its result, and the document itself. `sdl` is the schema that
 * a grant sees. Throws WrongDocument where a document does not fit it, or an operation has no name.
 */
export function typesFor(sdl: string, documents: readonly string[]): string {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const all = concatAST(documents.map((text) => parse(text)));
  const wrong = validate(schema, all);
  if (wrong.length > 0) throw new WrongDocument(wrong.map(({ message }) => message).join('\n'));
  const fragments = new Map(
    all.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  const inputs: Inputs = new Map();
  const operations = all.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [operationTypes(one, { schema, fragments }, inputs)] : [],
  );
  const head =
    "// Written by regulars-types: change the documents, then write it anew.\nimport type { PartnerDocument } from '@regulars/partner';";
  return `${[head, ...inputs.values(), ...operations].join('\n\n')}\n`;
}

function operationTypes(operation: OperationDefinitionNode, selections: Selections, inputs: Inputs): string {
  const name = operation.name?.value;
  if (name === undefined) throw new WrongDocument('Each operation needs a name, which its types are called by.');
  const root = selections.schema.getRootType(operation.operation);
  const result = root ? selectionType(selections, root.name, operation.selectionSet.selections) : 'unknown';
  const variables = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
    const given = typeFromAST(selections.schema, type);
    const isOptional = defaultValue !== undefined || !isNonNullType(given);
    return `readonly ${variable.name.value}${isOptional ? '?' : ''}: ${given ? inputType(given, inputs) : 'unknown'}`;
  });
  const text = print(withFragments(operation, selections.fragments));
  return [
    `export type ${name}Variables = { ${variables.join('; ')} };`,
    `export type ${name}Result = ${result};`,
    `export const ${name}: PartnerDocument<${name}Result, ${name}Variables> = {\n  text: ${JSON.stringify(text)},\n};`,
  ].join('\n');
}
