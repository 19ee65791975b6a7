import { GraphQLError, type GraphQLResolveInfo, GraphQLScalarType } from 'graphql';
import { Arg, createUnionType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import { Carrier, Needing } from '../../access/exposed.js';
import type { SignedInCtx } from '../../access/request.js';
import { type Federated, federated, subgraphSdl } from '../../access/subgraph.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { Product } from '../catalog/index.js';
import { Customer } from '../customers/index.js';
import { Segment } from '../segments/index.js';
import { entitiesOf, type Representation } from './federation.service.js';

@Carrier('What a router of Apollo Federation asks of a subgraph.', '_Service')
class SubgraphService {
  @Field(() => String, { nullable: true, description: 'Your schema as a subgraph of Apollo Federation 2.' })
  sdl!: string;
}

const Entity = createUnionType({
  name: '_Entity',
  description: 'A record that other subgraphs can build upon.',
  types: () => [Customer, Segment, Product] as const,
  resolveType: (row: object) => ('__typename' in row && typeof row.__typename === 'string' ? row.__typename : undefined),
});

const isFederated = (name: unknown): name is Federated => federated.some((one) => one === name);

const Representations = new GraphQLScalarType<Representation, unknown>({
  name: '_Any',
  description: 'A record as a router names it: `{ "__typename": "Customer", "id": "…" }`.',
  parseValue: (value) => {
    const named = typeof value === 'object' && value !== null && '__typename' in value && 'id' in value ? value : undefined;
    if (!named || !isFederated(named.__typename) || typeof named.id !== 'string')
      throw new GraphQLError(`A representation has an id and the type name ${federated.join(', ')}.`);
    return { type: named.__typename, id: named.id };
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
