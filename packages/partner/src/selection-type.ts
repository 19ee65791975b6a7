import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';
import { enumType, scalarType } from './scalar-type.js';

/** What selections are read with. */
export interface Selections {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A field of an answer: all places of a document that ask for it under one name. */
interface Asked {
  readonly nodes: FieldNode[];
  /** asked only under a condition */
  isOptional: boolean;
}

/** The TypeScript of what comes for selections of a type: one shape for each kind of record that can come and differs. */
export function selectionType(selections: Selections, typeName: string, nodes: readonly SelectionNode[]): string {
  const type = selections.schema.getType(typeName);
  const kinds = isAbstractType(type) ? selections.schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  return [...new Set(kinds.map((kind) => shapeOf(selections, kind, nodes)))].join(' | ');
}

function shapeOf(selections: Selections, kind: GraphQLObjectType, nodes: readonly SelectionNode[]): string {
  const asked = new Map<string, Asked>();
  gather(selections, kind, nodes, false, asked);
  const fields = [...asked].map(([name, field]) => `readonly ${name}${field.isOptional ? '?' : ''}: ${fieldType(selections, kind, field)}`);
  return `{ ${fields.join('; ')} }`;
}

function gather(
  selections: Selections,
  kind: GraphQLObjectType,
  nodes: readonly SelectionNode[],
  within: boolean,
  asked: Map<string, Asked>,
): void {
  for (const node of nodes) {
    const isOptional = within || (node.directives ?? []).some(({ name }) => name.value === 'include' || name.value === 'skip');
    if (node.kind === Kind.FIELD) {
      const name = (node.alias ?? node.name).value;
      const known = asked.get(name);
      asked.set(name, { nodes: [...(known?.nodes ?? []), node], isOptional: isOptional && (known?.isOptional ?? true) });
      continue;
    }
    const spread = node.kind === Kind.INLINE_FRAGMENT ? node : selections.fragments.get(node.name.value);
    if (spread && holdsFor(selections, kind, spread.typeCondition?.name.value))
      gather(selections, kind, spread.selectionSet.selections, isOptional, asked);
  }
}

function holdsFor({ schema }: Selections, kind: GraphQLObjectType, condition: string | undefined): boolean {
  const type = condition === undefined ? undefined : schema.getType(condition);
  return type === undefined || type === kind || (isAbstractType(type) && schema.isSubType(type, kind));
}

function fieldType(selections: Selections, kind: GraphQLObjectType, { nodes }: Asked): string {
  const [first] = nodes;
  if (first?.name.value === '__typename') return JSON.stringify(kind.name);
  const field = first && kind.getFields()[first.name.value];
  return field
    ? outputType(
        selections,
        field.type,
        nodes.flatMap((node) => node.selectionSet?.selections ?? []),
      )
    : 'unknown';
}

function outputType(selections: Selections, type: GraphQLOutputType, nodes: readonly SelectionNode[]): string {
  if (!isNonNullType(type)) return `${presentType(selections, type, nodes)} | null`;
  return presentType(selections, type.ofType, nodes);
}

function presentType(selections: Selections, type: GraphQLOutputType, nodes: readonly SelectionNode[]): string {
  if (isListType(type)) return `readonly (${outputType(selections, type.ofType, nodes)})[]`;
  const named = getNamedType(type);
  if (isCompositeType(named)) return selectionType(selections, named.name, nodes);
  return isEnumType(named) ? enumType(named) : scalarType(named.name, 'received');
}
