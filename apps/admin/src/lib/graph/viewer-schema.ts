import { Kind, parse, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode, type TypeNode } from 'graphql';

interface SchemaField {
  type: string;
  arguments: ReadonlySet<string>;
}

/** The viewer's own graph: type name → field name (or value of an enum) → what it answers. Made from the SDL the server gives this viewer. */
export type ViewerSchema = ReadonlyMap<string, ReadonlyMap<string, SchemaField>>;

const named = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type));

/** Reads an SDL. Unions are kept without fields. */
export function readSchema(sdl: string): ViewerSchema {
  const types = new Map<string, Map<string, SchemaField>>();
  for (const node of parse(sdl, { noLocation: true }).definitions) {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION) {
      const type = node.name.value;
      types.set(type, new Map(node.values?.map(({ name }) => [name.value, { type, arguments: new Set<string>() }])));
      continue;
    }
    if (
      node.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      node.kind !== Kind.INTERFACE_TYPE_DEFINITION &&
      node.kind !== Kind.UNION_TYPE_DEFINITION
    )
      continue;
    const fields = node.kind === Kind.UNION_TYPE_DEFINITION ? [] : (node.fields ?? []);
    types.set(
      node.name.value,
      new Map(
        fields.map((field) => [
          field.name.value,
          { type: named(field.type), arguments: new Set(field.arguments?.map((a) => a.name.value)) },
        ]),
      ),
    );
  }
  return types;
}

const roots = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The part of a document that this viewer's graph has. A field, argument, fragment or variable that does not exist there is left out,
 * so what a role may not read simply does not come. An operation of which nothing is left asks for `__typename` alone.
 */
export function cutToViewer(document: DocumentNode, schema: ViewerSchema): DocumentNode {
  const fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
  const kept = new Map<string, FragmentDefinitionNode | undefined>();
  const used = new Set<string>();

  const keepFragment = (name: string): FragmentDefinitionNode | undefined => {
    if (!kept.has(name)) {
      const fragment = fragments.get(name);
      const selectionSet = fragment && cutSelections(fragment.selectionSet, fragment.typeCondition.name.value);
      kept.set(name, fragment && selectionSet && { ...fragment, selectionSet });
    }
    return kept.get(name);
  };

  const cutField = (field: FieldNode, parent: string): FieldNode | undefined => {
    if (field.name.value.startsWith('__')) return field;
    const known = schema.get(parent)?.get(field.name.value);
    if (!known) return undefined;
    const selectionSet = field.selectionSet && cutSelections(field.selectionSet, known.type);
    if (field.selectionSet && !selectionSet) return undefined;
    const args = field.arguments?.filter((argument) => known.arguments.has(argument.name.value));
    noteVariables(args, used);
    noteVariables(field.directives, used);
    return { ...field, arguments: args, selectionSet };
  };

  const cutSelections = (set: SelectionSetNode, parent: string): SelectionSetNode | undefined => {
    if (!schema.has(parent)) return undefined;
    const selections = set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return cutField(selection, parent) ?? [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return keepFragment(selection.name.value) ? selection : [];
      const selectionSet = cutSelections(selection.selectionSet, selection.typeCondition?.name.value ?? parent);
      return selectionSet ? { ...selection, selectionSet } : [];
    });
    const asksSomething = selections.some((selection) => selection.kind !== Kind.FIELD || !selection.name.value.startsWith('__'));
    return asksSomething ? { ...set, selections } : undefined;
  };

  const operations = document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    used.clear();
    const selectionSet = cutSelections(definition.selectionSet, roots[definition.operation]) ?? {
      kind: Kind.SELECTION_SET,
      selections: [typename],
    };
    for (const fragment of kept.values()) noteVariables(fragment, used);
    return {
      ...definition,
      selectionSet,
      variableDefinitions: definition.variableDefinitions?.filter((v) => used.has(v.variable.name.value)),
    };
  });
  return { ...document, definitions: [...operations, ...[...kept.values()].filter((fragment) => fragment !== undefined)] };
}

/** Collects the names of all variables that a piece of a document mentions. */
function noteVariables(piece: unknown, into: Set<string>): void {
  if (Array.isArray(piece)) {
    for (const item of piece) noteVariables(item, into);
  } else if (isNode(piece)) {
    if (piece.kind === Kind.VARIABLE && isNode(piece.name) && typeof piece.name.value === 'string') into.add(piece.name.value);
    for (const child of Object.values(piece)) noteVariables(child, into);
  }
}

const isNode = (piece: unknown): piece is Record<string, unknown> => typeof piece === 'object' && piece !== null && 'kind' in piece;
