import { GraphQLError, type GraphQLResolveInfo, GraphQLScalarType } from 'graphql';
import { Arg, createUnionType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import { Carrier, Needing } from '../../access/exposed.js';
import type { SignedInCtx } from '../../access/request.js';
import { type Federated, federated, subgraphSdl } from '../../access/subgraph.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { several } from '../../read/index.js';
import { Product } from '../catalog/index.js';
import { Customer } from '../customers/index.js';
import { Segment, visibleSegments } from '../segments/index.js';

/** A record as a router names it. */
interface Representation {
  readonly type: Federated;
  /** global id */
  readonly id: string;
}

@Carrier('What a router of Apollo Federation asks of a subgraph.', '_Service')
class SubgraphService {
  @Field(() => String, { nullable: true, description: 'Your schema as a subgraph of Apollo Federation 2.' })
  sdl!: string;
}

/** The name that a row, or a router, gives its type; undefined where it gives none. */
function typeNameOf(row: object): string | undefined {
  const { __typename: name }: { readonly __typename?: unknown } = row;
  return typeof name === 'string' ? name : undefined;
}

const Entity = createUnionType({
  name: '_Entity',
  description: 'A record that other subgraphs can build upon.',
  types: () => [Customer, Segment, Product] as const,
  resolveType: (row: object) => typeNameOf(row),
});

const isFederated = (name: unknown): name is Federated => federated.some((one) => one === name);

const Representations = new GraphQLScalarType<Representation, unknown>({
  name: '_Any',
  description: 'A record as a router names it: `{ "__typename": "Customer", "id": "…" }`.',
  parseValue: (value) => {
    const type = typeof value === 'object' && value !== null ? typeNameOf(value) : undefined;
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    if (!isFederated(type) || typeof id !== 'string')
      throw new GraphQLError(`A representation has an id and the type name ${federated.join(', ')}.`);
    return { type, id };
  },
});

/** The graph as a subgraph of a federation: a router asks it with a key or access token, and gets what that may see. */
@Resolver()
export class FederationResolver {
  @Query(() => SubgraphService, { name: '_service', description: 'Your schema as a subgraph of Apollo Federation 2.' })
  @Needing({ open: 'caller' })
  service(@Ctx() { viewFor, viewer }: SignedInCtx): SubgraphService {
    return { sdl: subgraphSdl(viewFor(viewer.policy)) };
  }

  @Query(() => [Entity], {
    name: '_entities',
    nullable: 'items',
    description: 'Records by their ids, in their order, for a router; null where one is not there for you. At most 1,000.',
  })
  @Needing({ action: 'customers.list', open: 'caller' })
  entities(
    @Arg('representations', () => [Representations]) representations: Representation[],
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly (object | null)[]> {
    return entitiesOf(ctx, info, representations);
  }
}

const most = 1000;

/** The records, in the order of their names: one statement a type. Null where one is not there for this viewer. */
async function entitiesOf(
  ctx: ViewerCtx,
  info: GraphQLResolveInfo,
  representations: readonly Representation[],
): Promise<readonly (object | null)[]> {
  if (representations.length > most) throw inputInvalid({ path: 'representations', rule: `has at most ${most}` });
  const named = representations.map(({ type, id }) => {
    const found = fromGlobalId(id);
    return found?.type === type && info.schema.getType(type) ? { type, id: found.id } : undefined;
  });
  const found = new Map<string, object>();
  for (const type of new Set(named.flatMap((one) => one?.type ?? []))) {
    const ids = named.flatMap((one) => (one?.type === type ? [one.id] : []));
    const rows = await several(ctx, info, type, 'id', type === 'Segment' ? await visibleOf(ctx, ids) : [...new Set(ids)]);
    for (const [id, row] of rows) found.set(`${type} ${String(id)}`, row);
  }
  return named.map((one) => (one && found.get(`${one.type} ${one.id}`)) ?? null);
}

async function visibleOf(ctx: ViewerCtx, ids: readonly string[]): Promise<readonly string[]> {
  const visible = new Set<string>((await visibleSegments(ctx)).map(({ id }) => id));
  return [...new Set(ids)].filter((id) => visible.has(id));
}
