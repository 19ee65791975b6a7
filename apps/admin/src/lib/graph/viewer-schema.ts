import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

interface SchemaField {
  type: string;
  arguments: ReadonlySet<string>;
}

/** The viewer's own graph: type name → field name (or value of an enum) → what it answers. Made from the SDL the server gives this viewer. */
export type ViewerSchema = ReadonlyMap<string, ReadonlyMap<string, SchemaField>>;

/** Descriptions and comments first, so that nothing inside them is taken for more. */
const token = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\])*"|#.*|\w+|[^\s\w,]/g;
const withFields = new Set(['type', 'interface', 'enum', 'union']);

/**
 * Reads an SDL; unions are kept without fields. It takes a tenth of the time of graphql's own parser, which everybody would wait for at every
 * start; a test holds one to the other.
 */
export function readSchema(sdl: string): ViewerSchema {
  const tokens = (sdl.match(token) ?? []).filter((text) => !text.startsWith('"') && !text.startsWith('#'));
  const types = new Map<string, Map<string, SchemaField>>();
  let at = 0;
  /** Steps over what a bracket holds, however deep, and answers the names in it that a colon follows. */
  const skipBracket = (): Set<string> => {
    const names = new Set<string>();
    let depth = 0;
    do {
      if ('([{'.includes(tokens[at] ?? '')) depth += 1;
      else if (')]}'.includes(tokens[at] ?? ')')) depth -= 1;
      else if (depth === 1 && tokens[at + 1] === ':') names.add(tokens[at] ?? '');
      at += 1;
    } while (depth > 0 && at < tokens.length);
    return names;
  };
  const readFields = (fields: Map<string, SchemaField>, owner: string): void => {
    at += 1;
    while (at < tokens.length && tokens[at] !== '}') {
      if (tokens[at] === '@') {
        at += 2;
        if (tokens[at] === '(') skipBracket();
        continue;
      }
      const name = tokens[at] ?? '';
      at += 1;
      const args = tokens[at] === '(' ? skipBracket() : new Set<string>();
      let type = owner; // an enum's value has no type of its own
      if (tokens[at] === ':') {
        while (/^\W$/.test(tokens[at] ?? '')) at += 1;
        type = tokens[at] ?? '';
        at += 1;
        while (tokens[at] === '!' || tokens[at] === ']') at += 1;
      }
      fields.set(name, { type, arguments: args });
    }
  };
  while (at < tokens.length) {
    const kind = tokens[at] ?? '';
    const name = tokens[at + 1] ?? '';
    if (kind === '(' || kind === '{') skipBracket();
    else at += 1;
    if (!withFields.has(kind)) continue;
    const fields = new Map<string, SchemaField>();
    types.set(name, fields);
    if (kind === 'union') continue;
    while (at < tokens.length && tokens[at] !== '{') {
      if (tokens[at] === '(') skipBracket();
      else at += 1;
    }
    readFields(fields, name);
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
