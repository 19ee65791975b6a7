import 'reflect-metadata';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { registry } from './access/field-registry.js';
import { recordMutations } from './access/keep-record.js';
import { DateTime } from './access/scalars.js';
import { modules } from './modules.js';
import type { Entities } from './platform/database/database.js';

/** Every entity of every module. */
export const entities: Entities = modules.flatMap((module) => module.entities ?? []);

/** Builds the whole schema out of every module's resolvers; the only place that knows them all. */
export function buildMasterSchema(): GraphQLSchema {
  const resolvers = modules.flatMap((module) => module.resolvers ?? []);
  const schema = buildSchemaSync({
    resolvers: nonEmpty(resolvers),
    orphanedTypes: modules.flatMap((module) => module.orphans ?? []),
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false,
    pubSub: ownStreams,
  });
  readRelationsFromRows(schema);
  recordMutations(schema);
  return schema;
}

const unused = (): never => {
  throw new Error('Every subscription brings its own stream of events, from the outbox.');
};
/** type-graphql asks for one as soon as there is a subscription, and uses it only for those without a stream of their own. */
const ownStreams: PubSub = { publish: unused, subscribe: unused };

/** A relation with arguments was read with its owner, once for each place it stands in the document: its answer lies under the response key. */
function readRelationsFromRows(schema: GraphQLSchema): void {
  for (const { name } of registry.records()) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const fields = type.getFields();
    for (const relation of registry.relations(name)) {
      const field = fields[relation.name];
      if (field && relation.kind === 'connection')
        field.resolve = (owner: Readonly<Record<string, unknown>>, _args, _ctx, info) => owner[String(info.path.key)];
    }
  }
}

type ResolverClass = Entities[number];

function nonEmpty(classes: readonly ResolverClass[]): NonEmptyArray<ResolverClass & { prototype: object }> {
  const [first, ...rest] = classes;
  if (!first) throw new Error('No module brings a resolver.');
  return [first, ...rest];
}
