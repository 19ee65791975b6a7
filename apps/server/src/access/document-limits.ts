import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  getNullableType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { failure } from '../platform/errors.js';

/** What an operation may ask for at most; each is judged before anything runs. */
export interface DocumentLimits {
  readonly tokens: number;
  /** characters of the document; records belong into variables */
  readonly characters: number;
  /** operations and fragments of a document */
  readonly definitions: number;
  /** levels of fields */
  readonly depth: number;
  /** fields under another name */
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** rows that could be read: the size of each page times what is asked for each of its rows */
  readonly cost: number;
  /** rows of a page when none is asked for */
  readonly pageRecords: number;
}

/** Limits that need no setting. */
export const usualDocumentLimits = {
  tokens: 10_000,
  characters: 500_000,
  definitions: 200,
  aliases: 100,
  rootFields: 50,
  directives: 50,
} as const;

/** Levels of introspection, which the tools of the trade ask deeper than any screen asks for rows. */
const introspectionDepth = 20;
/** Fragments used within fragments multiply; nobody needs this many selections. */
const mostSelections = 20_000;

type Variables = Readonly<Record<string, unknown>>;

/** Parses the document; undefined when it is no GraphQL, which the server answers itself. Throws LIMIT_REACHED when it is too long. */
export function parseWithin(query: string, limits: DocumentLimits): DocumentNode | undefined {
  if (query.length > limits.characters) throw exceeded('characters', limits.characters);
  try {
    return parse(query, { maxTokens: limits.tokens });
  } catch (error) {
    if (error instanceof Error && error.message.includes('Parsing aborted')) throw exceeded('tokens', limits.tokens);
    return undefined;
  }
}

const exceeded = (limit: string, most: number): GraphQLError =>
  failure('LIMIT_REACHED', `The operation asks for too much: at most ${most} ${limit}.`, { limit, retryAfter: null });

/** Throws LIMIT_REACHED, naming the limit, when any operation of the document asks for too much; answers what the dearest costs. */
export function assertWithinLimits(schema: GraphQLSchema, document: DocumentNode, variables: Variables, limits: DocumentLimits): number {
  if (document.definitions.length > limits.definitions) throw exceeded('definitions', limits.definitions);
  const fragments = fragmentsOf(document);
  const costs = document.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? new Measure(schema, fragments, variables, limits).operation(node) : 0,
  );
  return Math.max(0, ...costs);
}

/** What the dearest operation of a document costs; throws LIMIT_REACHED when another limit than that of cost is reached. */
export const costOf = (schema: GraphQLSchema, document: DocumentNode, variables: Variables, limits: DocumentLimits): number =>
  assertWithinLimits(schema, document, variables, { ...limits, cost: Number.MAX_SAFE_INTEGER });

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));

/** One walk through an operation, adding up. */
class Measure {
  private aliases = 0;
  private directives = 0;
  private rootFields = 0;
  private signIns = 0;
  private selections = 0;
  private readonly spreading = new Set<string>();
  private variables: Variables;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    given: Variables,
    private readonly limits: DocumentLimits,
  ) {
    this.variables = given;
  }

  /** The cost of the operation. */
  operation(operation: OperationDefinitionNode): number {
    const usual = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
    );
    this.variables = { ...Object.fromEntries(usual), ...this.variables };
    this.count('directives', (this.directives += operation.directives?.length ?? 0));
    const root = this.schema.getRootType(operation.operation) ?? undefined;
    const cost = this.cost(operation.selectionSet, root, 1, this.limits.depth);
    this.count('cost', cost);
    return cost;
  }

  /** Rows that the selections could read for one row of their type. */
  private cost(set: SelectionSetNode, type: GraphQLNamedType | undefined, level: number, depth: number): number {
    let sum = 0;
    for (const selection of set.selections) {
      this.count('selections', (this.selections += 1));
      this.count('directives', (this.directives += selection.directives?.length ?? 0));
      if (selection.kind === Kind.FIELD) sum += this.field(selection, type, level, depth);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        sum += this.cost(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value, type), level, depth);
      else sum += this.spread(selection.name.value, type, level, depth);
    }
    return sum;
  }

  private spread(name: string, type: GraphQLNamedType | undefined, level: number, depth: number): number {
    const fragment = this.fragments.get(name);
    if (!fragment || this.spreading.has(name)) return 0; // unknown and circular ones are refused when the document is validated
    this.spreading.add(name);
    const cost = this.cost(fragment.selectionSet, this.typeNamed(fragment.typeCondition.name.value, type), level, depth);
    this.spreading.delete(name);
    return cost;
  }

  private field(node: FieldNode, type: GraphQLNamedType | undefined, level: number, depth: number): number {
    const most = node.name.value.startsWith('__') ? introspectionDepth : depth;
    if (level > most) throw exceeded('depth', most);
    if (node.alias) this.count('aliases', (this.aliases += 1));
    if (level === 1) this.count('rootFields', (this.rootFields += 1));
    if (level === 1 && node.name.value === 'signIn') this.count('signIn', (this.signIns += 1));
    if (!node.selectionSet) return 0;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    const named = field && getNamedType(field.type);
    const below = this.cost(node.selectionSet, named, level + 1, most);
    const rows = field && this.pageSize(node, field);
    if (rows !== undefined) return rows * (1 + below);
    const isPart = !isCompositeType(named) || /^(edges|nodes|node|pageInfo)$/.test(node.name.value) || named.name === 'Money';
    return isPart ? below : below + (field && isListType(getNullableType(field.type)) ? 2 : 1);
  }

  /** How many rows a paged field asks for; undefined for other fields. */
  private pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number | undefined {
    const named = field.args.find(({ name }) => name === 'representations');
    if (named) return this.lengthOf(node, named.name);
    const sizes = field.args.filter(({ name }) => name === 'first' || name === 'last');
    if (sizes.length === 0) return undefined;
    const asked = sizes.map(({ name, defaultValue }) => {
      const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
      const value =
        given?.kind === Kind.VARIABLE ? this.variables[given.name.value] : given?.kind === Kind.INT ? Number(given.value) : defaultValue;
      return typeof value === 'number' && value >= 0 ? value : 0;
    });
    return Math.max(...asked) || this.limits.pageRecords;
  }

  /** How many rows a field names one by one. */
  private lengthOf(node: FieldNode, argument: string): number {
    const given = node.arguments?.find(({ name }) => name.value === argument)?.value;
    if (given?.kind === Kind.LIST) return given.values.length;
    const value = given?.kind === Kind.VARIABLE ? this.variables[given.name.value] : undefined;
    return Array.isArray(value) ? value.length : 1;
  }

  private typeNamed(name: string | undefined, otherwise: GraphQLNamedType | undefined): GraphQLNamedType | undefined {
    return name === undefined ? otherwise : this.schema.getType(name);
  }

  private count(limit: 'aliases' | 'directives' | 'rootFields' | 'cost' | 'signIn' | 'selections', sum: number): void {
    const most = limit === 'signIn' ? 1 : limit === 'selections' ? mostSelections : this.limits[limit];
    if (sum > most) throw exceeded(limit, most);
  }
}
