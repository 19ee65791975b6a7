import { type ConstDirectiveNode, type GraphQLSchema, Kind, type ObjectTypeDefinitionNode, parse, print, visit } from 'graphql';
import type { View } from './schema-view.js';

/** Records that other subgraphs can build upon, by their id. */
export const federated = ['Customer', 'Segment', 'Product'] as const;
export type Federated = (typeof federated)[number];

/** What says nothing of its own and means the same wherever it stands, so that other subgraphs may have it too. */
const shared: ReadonlySet<string> = new Set(['PageInfo', 'Money']);
/** What the router asks itself; it is no part of what subgraphs make together. */
const machinery: ReadonlySet<string> = new Set(['_service', '_entities', '_Service', '_Entity', '_Any']);

const header = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

const sdlOf = new WeakMap<GraphQLSchema, string>();

/** The schema of a view as a subgraph of Apollo Federation 2: `@key(fields: "id")` on the records that others can build upon. */
export function subgraphSdl({ schema, sdl }: View): string {
  const known = sdlOf.get(schema);
  if (known !== undefined) return known;
  const made = `${header}\n\n${print(
    visit(parse(sdl), {
      ObjectTypeDefinition: (node) =>
        machinery.has(node.name.value) ? null : { ...node, directives: [...(node.directives ?? []), ...directivesOf(node)] },
      UnionTypeDefinition: (node) => (machinery.has(node.name.value) ? null : undefined),
      ScalarTypeDefinition: (node) => (machinery.has(node.name.value) ? null : undefined),
      FieldDefinition: (node) => (machinery.has(node.name.value) ? null : undefined),
    }),
  )}\n`;
  sdlOf.set(schema, made);
  return made;
}

function directivesOf({ name: { value: type }, fields }: ObjectTypeDefinitionNode): readonly ConstDirectiveNode[] {
  if (federated.some((name) => name === type) && fields?.some(({ name }) => name.value === 'id'))
    return [
      directive('key', { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'fields' }, value: { kind: Kind.STRING, value: 'id' } }),
    ];
  return shared.has(type) ? [directive('shareable')] : [];
}

const directive = (name: string, ...args: NonNullable<ConstDirectiveNode['arguments']>): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
  arguments: args,
});
