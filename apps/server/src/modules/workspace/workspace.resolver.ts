import { type GraphQLResolveInfo, type GraphQLSchema, parse, validate } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { connectionOf } from '../../access/connection-types.js';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { connection, provideNode, single } from '../../read/index.js';
import { SavedQuery } from './saved-query.entity.js';
import { SavedView, ViewPlace } from './saved-view.entity.js';
import { SaveQueryInput, SaveViewInput } from './workspace.inputs.js';
import { discard, othersShared, saveQuery, saveView } from './workspace.service.js';

const SavedViewConnection = connectionOf('SavedView', () => SavedView);
const SavedQueryConnection = connectionOf('SavedQuery', () => SavedQuery);

type Row = Readonly<Record<string, unknown>>;

const ownView = (ctx: ViewerCtx, info: GraphQLResolveInfo, id: string): Promise<Row | null> =>
  single(ctx, info, 'SavedView', { owner_id: ctx.viewer.userId, id });
provideNode('SavedView', ownView);

const ownQuery = (ctx: ViewerCtx, info: GraphQLResolveInfo, id: string): Promise<Row | null> =>
  single(ctx, info, 'SavedQuery', { owner_id: ctx.viewer.userId, id });
provideNode('SavedQuery', ownQuery);

const idIn = (type: string, globalId: string): string => {
  const found = fromGlobalId(globalId);
  if (found?.type !== type) throw notFound(type === 'SavedView' ? 'view' : 'query');
  return found.id;
};

/**
 * The shared questions of others that the viewer's own graph can answer. A document names fields; one that names a field hidden from the
 * viewer is not there for them, as the field is not.
 */
async function answerable(ctx: ViewerCtx, schema: GraphQLSchema): Promise<readonly string[]> {
  return (await othersShared(ctx)).filter(({ document }) => isAnswered(schema, document)).map(({ id }) => id);
}

function isAnswered(schema: GraphQLSchema, document: string): boolean {
  try {
    return validate(schema, parse(document)).length === 0;
  } catch {
    return false; // text that does not parse yet says nothing to others
  }
}

/** What people keep for themselves: views of lists, questions of the playground. */
@Resolver()
export class WorkspaceResolver {
  @Query(() => SavedViewConnection, { description: "The viewer's own views of a list, by name." })
  @Needing({ open: 'viewer', reads: ['SavedView.id'] })
  savedViews(
    @Arg('place', () => ViewPlace, { description: 'Which list.' }) place: ViewPlace,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const filter = { owner_id: ctx.viewer.userId, place };
    return connection(ctx, info, 'SavedView', { filter, first, after, orderBy: [{ field: 'name', direction: 'asc' }] });
  }

  @Mutation(() => SavedView, { description: 'Keeps a view of a list. Errors: INPUT_INVALID, LIMIT_REACHED.' })
  @Needing({ open: 'viewer', reads: ['SavedView.id'] })
  async saveView(
    @Arg('input', () => SaveViewInput) input: SaveViewInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const view = await ownView(ctx, info, await saveView(ctx, input));
    if (!view) throw notFound('view');
    return view;
  }

  @Mutation(() => Boolean, { description: 'Throws a view away. Errors: NOT_FOUND.' })
  @Needing({ open: 'viewer', reads: ['SavedView.id'] })
  async discardView(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    await discard(ctx, 'saved_views', idIn('SavedView', id));
    return true;
  }

  @Query(() => SavedQueryConnection, { description: "The viewer's own questions to the graph, by name." })
  @Needing({ open: 'viewer', reads: ['SavedQuery.id'] })
  savedQueries(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const filter = { owner_id: ctx.viewer.userId };
    return connection(ctx, info, 'SavedQuery', { filter, first, after, orderBy: [{ field: 'name', direction: 'asc' }] });
  }

  @Query(() => SavedQueryConnection, {
    description: "Questions that others share with the team, by name, as far as they fit the viewer's own graph.",
  })
  @Needing({ open: 'viewer', reads: ['SavedQuery.id'] })
  async teamQueries(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const filter = { is_shared: true, id: await answerable(ctx, info.schema) };
    return connection(ctx, info, 'SavedQuery', { filter, first, after, orderBy: [{ field: 'name', direction: 'asc' }] });
  }

  @Mutation(() => SavedQuery, { description: 'Keeps a question to the graph. Errors: INPUT_INVALID, NOT_FOUND, LIMIT_REACHED.' })
  @Needing({ open: 'viewer', reads: ['SavedQuery.id'] })
  async saveQuery(
    @Arg('input', () => SaveQueryInput) input: SaveQueryInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const { id, name, document, variables, shared } = input;
    const kept = { id: id ? idIn('SavedQuery', id) : undefined, name, document, variables: variables ?? '', shared: shared ?? false };
    const query = await ownQuery(ctx, info, await saveQuery(ctx, kept));
    if (!query) throw notFound('query');
    return query;
  }

  @Mutation(() => Boolean, { description: 'Throws a question away. Errors: NOT_FOUND, also for one of somebody else.' })
  @Needing({ open: 'viewer', reads: ['SavedQuery.id'] })
  async discardQuery(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    await discard(ctx, 'saved_queries', idIn('SavedQuery', id));
    return true;
  }
}
