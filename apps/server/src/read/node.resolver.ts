import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { Node } from '../access/node.js';
import { Needing } from '../access/exposed.js';
import { registry } from '../access/field-registry.js';
import type { Ctx as ViewerCtx } from '../access/viewer.js';
import { fromGlobalId } from '../platform/ids.js';
import type { Row } from './compile-select.js';
import { single } from './connection.js';

/** Finds one record by the viewer's rights; null when it is not there for them. */
export type FindNode = (ctx: ViewerCtx, info: GraphQLResolveInfo, id: string) => Promise<object | null>;

const finders = new Map<string, FindNode>();

/** A module whose records are there for some viewers only says how to find one. */
export const provideNode = (record: string, find: FindNode): void => void finders.set(record, find);

/** Finds any record again by its id. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'The record with this id; null when there is none, or none that this viewer may see.' })
  @Needing({ open: 'caller' })
  async node(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    const found = fromGlobalId(id);
    if (!found || !info.schema.getType(found.type)) return null;
    const find = finders.get(found.type);
    if (find) return find(ctx, info, found.id);
    return registry.record(found.type) ? readNode(ctx, info, found.type, found.id) : null;
  }
}

const readNode = (ctx: ViewerCtx, info: GraphQLResolveInfo, record: string, id: string): Promise<Row | null> =>
  single(ctx, info, record, { id });
