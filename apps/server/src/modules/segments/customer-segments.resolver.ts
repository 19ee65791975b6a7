import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { Carrier, DateTime, Labelled } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { type Connection, connectionOf, fromCursor, rowKey, several } from '../../read/index.js';
import { Customer } from '../customers/index.js';
import { type Membership, memberSince, membershipsOf } from './customer-segments.service.js';
import { sizeOf, toPage } from './page.rules.js';
import { batched } from './per-request.js';
import type { GraphRow } from './segment-row.js';
import { Segment } from './segment.entity.js';

/** A segment that a customer is in; its fields are read by resolvers, many customers at once. */
@Carrier('A segment that a customer is in.')
export class SegmentMembership implements Membership {
  readonly segmentId!: string;
  readonly ordinal!: number;
}

const SegmentMembershipConnection = connectionOf('SegmentMembership', () => SegmentMembership);

/** Customers know their segments. */
@Resolver(() => Customer)
export class CustomerSegmentsResolver {
  @FieldResolver(() => SegmentMembershipConnection, {
    nullable: true,
    description: 'The segments the customer is in, by name, as their members were last computed.',
  })
  @Labelled('operations')
  async segments(
    @Root() customer: GraphRow,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<Connection<Membership>> {
    const size = sizeOf(first);
    const whole = customer[rowKey];
    const id = typeof whole === 'object' && whole !== null ? String(Reflect.get(whole, 'id')) : '';
    const all = (await membershipsOf(id, ctx)) ?? [];
    const last = after == null ? undefined : String(fromCursor(after, 1)[0]);
    const from = last === undefined ? 0 : all.findIndex(({ segmentId }) => segmentId === last) + 1;
    return toPage(all.slice(from, from + size + 1), {
      size,
      isFirst: last === undefined,
      total: all.length,
      asOf: ctx.now(),
      place: ({ segmentId }) => [segmentId],
      show: (membership) => membership,
    });
  }
}

interface Asked {
  readonly ctx: ViewerCtx;
  readonly info: GraphQLResolveInfo;
}

const segmentOf = batched<Asked, string, GraphRow>(async ({ ctx, info }, ids) => {
  const rows = await several(ctx, info, 'Segment', 'id', ids);
  return new Map([...rows].map(([id, row]) => [String(id), row]));
});

/** What a membership tells. */
@Resolver(() => SegmentMembership)
export class SegmentMembershipResolver {
  @FieldResolver(() => Segment, { description: 'The segment.' })
  @Labelled('operations')
  async segment(@Root() { segmentId }: Membership, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<GraphRow> {
    const found = await segmentOf(segmentId, { ctx, info }, info.fieldNodes);
    if (!found) throw notFound('segment');
    return found;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When the customer came in for the last time; null where that was not recorded.',
  })
  @Labelled('operations')
  since(@Root() membership: Membership, @Ctx() ctx: ViewerCtx): Promise<Date | null> {
    return memberSince(membership, ctx);
  }
}
