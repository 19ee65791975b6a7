import { type GraphQLResolveInfo, isObjectType, type FieldNode, type GraphQLObjectType, getArgumentValues } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { type FieldDeclaration, registry, type RelationDeclaration } from '../access/field-registry.js';
import { failure } from '../platform/errors.js';

/** What a question asks of one record: its declared fields, its relations, and whether a resolver wants the whole row. */
export interface Selection {
  readonly record: string;
  readonly fields: readonly FieldDeclaration[];
  readonly relations: readonly RelationSelection[];
  readonly whole: boolean;
}

export interface RelationSelection {
  /** Key of the answer: the response key of a connection, the name of other relations. */
  readonly key: string;
  readonly relation: RelationDeclaration;
  readonly selection: Selection;
  readonly first: number | undefined;
  readonly after: string | undefined;
  readonly counted: boolean;
}

/** What a question asks of a connection: the node's selection, and whether it wants the count of the whole list. */
export interface ConnectionSelection {
  readonly node: Selection;
  readonly counted: boolean;
}

type Grouped = ReadonlyMap<string, readonly FieldNode[]>;

function subfields(info: GraphQLResolveInfo, type: GraphQLObjectType, nodes: readonly FieldNode[]): Grouped {
  return collectSubfields(info.schema, { ...info.fragments }, info.variableValues, type, nodes);
}

/** Reads the selection of a record out of the nodes of the field that yields it. */
export function selectionOf(info: GraphQLResolveInfo, record: string, nodes: readonly FieldNode[]): Selection {
  const type = info.schema.getType(record);
  if (!isObjectType(type)) return { record, fields: [], relations: [], whole: false };
  const fields = new Map<string, FieldDeclaration>();
  const relations: RelationSelection[] = [];
  const plain = new Map<string, FieldNode[]>();
  let whole = false;
  for (const [key, group] of subfields(info, type, nodes)) {
    const name = group[0]?.name.value;
    if (name === undefined || name === '__typename') continue;
    const declared = registry.field(record, name);
    const field = declared?.inGraph ? declared : undefined; // `Product.category` is a field of conditions and a relation of the graph
    const relation = registry.relation(record, name);
    if (field) fields.set(name, field);
    else if (relation?.kind === 'connection') relations.push(connectionRelation(info, type, relation, key, group));
    else if (relation) plain.set(name, [...(plain.get(name) ?? []), ...group]);
    else whole = true;
  }
  for (const [name, group] of plain) {
    const relation = registry.relation(record, name);
    if (!relation) continue;
    const selection = selectionOf(info, relation.target().name, group);
    relations.push({ key: name, relation, selection, first: undefined, after: undefined, counted: false });
  }
  return { record, fields: [...fields.values()], relations, whole };
}

function connectionRelation(
  info: GraphQLResolveInfo,
  owner: GraphQLObjectType,
  relation: RelationDeclaration,
  key: string,
  group: readonly FieldNode[],
): RelationSelection {
  const declared = owner.getFields()[relation.name];
  const node = group[0];
  const args = declared && node ? getArgumentValues(declared, node, info.variableValues) : {};
  const { node: selection, counted } = connectionSelectionOf(info, relation.target().name, group);
  return { key, relation, selection, first: pageSize(args['first']), after: textOf(args['after']), counted };
}

/** Reads the selection of a connection's node, through `nodes` and `edges { node }` alike. */
export function connectionSelectionOf(info: GraphQLResolveInfo, record: string, nodes: readonly FieldNode[]): ConnectionSelection {
  const connection = info.schema.getType(`${record}Connection`);
  const edge = info.schema.getType(`${record}Edge`);
  if (!isObjectType(connection) || !isObjectType(edge)) return { node: selectionOf(info, record, []), counted: false };
  const parts = [...subfields(info, connection, nodes).values()].flat();
  const edges = named('edges', parts);
  const edgeParts = edges.length > 0 ? [...subfields(info, edge, edges).values()].flat() : [];
  return {
    node: selectionOf(info, record, [...named('nodes', parts), ...named('node', edgeParts)]),
    counted: named('totalCount', parts).length > 0,
  };
}

const named = (name: string, among: readonly FieldNode[]): readonly FieldNode[] => among.filter((node) => node.name.value === name);

export const defaultPage = 50;
export const largestPage = 1000;

/** A page size from an argument; refuses what is no page. */
export function pageSize(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw failure('INPUT_INVALID', 'A page size is a whole number.', { issues: [{ path: 'first', rule: 'must be 0 or more' }] });
  if (value > largestPage) throw failure('LIMIT_REACHED', `A page holds at most ${largestPage} rows.`, { limit: largestPage });
  return value;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
