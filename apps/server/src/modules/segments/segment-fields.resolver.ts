import { describe } from '@regulars/segment-language';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { Locale } from '../../access/enums.js';
import { CalendarDate, DateTime, Labelled, Long, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { type Connection, connection, connectionOf, judge, several } from '../../read/index.js';
import { Customer } from '../customers/index.js';
import { batched } from './per-request.js';
import {
  changesOf,
  countMembers,
  currentMembers,
  freshnessOf,
  historyOf,
  requestLexicon,
  usedBy,
  userName,
  versionsOf,
} from './segment-reads.js';
import { type GraphRow, segmentRow } from './segment-row.js';
import { membersAsRecorded } from './segment-source.js';
import { Segment } from './segment.entity.js';
import { History } from './segment.enums.js';
import { Freshness, MembershipChange, SegmentSize, SegmentUse, SegmentVersion } from './segment.types.js';
import { assertVisible } from './segments.service.js';
import { sharedAt } from './shared-members.js';

const CustomerConnection = connectionOf('Customer', () => Customer);
const SegmentVersionConnection = connectionOf('SegmentVersion', () => SegmentVersion);
const MembershipChangeConnection = connectionOf('MembershipChange', () => MembershipChange);

/** What a segment tells beside its own columns. */
@Resolver(() => Segment)
export class SegmentFieldsResolver {
  @FieldResolver(() => String, { description: 'The rule in force as a sentence.' })
  @Needing({ open: 'viewer' })
  @Labelled('operations')
  async words(@Root() root: GraphRow, @Arg('locale', () => Locale) locale: Locale, @Ctx() ctx: ViewerCtx): Promise<string> {
    return describe(segmentRow(root).condition, (await requestLexicon(ctx)).catalogue, locale);
  }

  @FieldResolver(() => String, { description: 'Name of who made it; its members are computed with their rights.' })
  @Needing({ open: 'viewer' })
  @Labelled('operations')
  async owner(@Root() root: GraphRow, @Ctx() ctx: ViewerCtx): Promise<string> {
    return (await userName(segmentRow(root).ownerId, ctx)) ?? '';
  }

  @FieldResolver(() => Long, {
    description: 'Members as last computed, those out of the scope of this viewer left out; `freshness` says when.',
  })
  @Labelled('operations')
  memberCount(@Root() root: GraphRow, @Ctx() ctx: ViewerCtx): Promise<number> {
    return countMembers(ctx, segmentRow(root));
  }

  @FieldResolver(() => Freshness, { description: 'How far the members can be trusted to be those of this moment.' })
  @Labelled('operations')
  freshness(@Root() root: GraphRow, @Ctx() ctx: ViewerCtx): Promise<Freshness> {
    return freshnessOf(ctx, segmentRow(root));
  }

  @FieldResolver(() => SegmentVersionConnection, {
    description: 'The rules it had, the latest first; those that name what this viewer may not read are left out.',
  })
  @Needing({ open: 'viewer' })
  @Labelled('operations')
  versions(
    @Root() root: GraphRow,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<Connection<SegmentVersion>> {
    return versionsOf(ctx, segmentRow(root), first ?? null, after ?? null);
  }

  @FieldResolver(() => CustomerConnection, {
    description: 'The members as last computed; `asOf` says when. Those out of the scope of this viewer are left out.',
  })
  @Labelled('operations')
  async members(
    @Root() root: GraphRow,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GraphRow> {
    const segment = segmentRow(root);
    const ordinals = [...(await currentMembers(ctx, segment))];
    const page = await connection(ctx, info, 'Customer', { filter: { ordinal: ordinals }, first, after });
    return { ...page, asOf: sharedAt(ctx, segment.id) ?? segment.membersAsOf ?? ctx.now() };
  }

  @FieldResolver(() => CustomerConnection, {
    description:
      'The members at a moment: as they were recorded then, or by the rule in force now. The rule looks at what is known today of that moment; choices by hand are not part of it.',
  })
  @Needing({ open: 'viewer' })
  @Labelled('operations')
  async membersAt(
    @Root() root: GraphRow,
    @Arg('at', () => DateTime) at: Date,
    @Arg('rule', () => History) rule: History,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GraphRow> {
    const { id, zone } = segmentRow(root);
    const segment = await assertVisible(ctx, id);
    if (rule === History.BY_TODAYS_RULE) {
      const { condition } = await judge(ctx, segment.condition, { at, zone });
      return connection(ctx, info, 'Customer', { where: condition, first, after, moment: { at, zone } });
    }
    const ordinals = await membersAsRecorded(ctx, segment, at);
    return { ...(await connection(ctx, info, 'Customer', { filter: { ordinal: [...ordinals] }, first, after })), asOf: at };
  }

  @FieldResolver(() => [SegmentSize], {
    description: 'Its size after each time the members changed, the oldest first; days are those of its zone.',
  })
  @Needing({ open: 'viewer' })
  @Labelled('operations')
  history(
    @Root() root: GraphRow,
    @Arg('since', () => CalendarDate, { nullable: true, description: 'First day.' }) since: string | null,
    @Arg('until', () => CalendarDate, { nullable: true, description: 'Last day.' }) until: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<readonly SegmentSize[]> {
    return historyOf(ctx, segmentRow(root), since ?? null, until ?? null);
  }

  @FieldResolver(() => MembershipChangeConnection, { description: 'Who came in and who dropped out, the latest first.' })
  @Needing({ open: 'viewer' })
  @Labelled('operations')
  changes(
    @Root() root: GraphRow,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<Connection<MembershipChange>> {
    return changesOf(ctx, segmentRow(root), first ?? null, after ?? null);
  }

  @FieldResolver(() => [SegmentUse], { description: 'What depends on it: segments whose rule names it, exports made of it.' })
  @Needing({ open: 'viewer' })
  @Labelled('operations')
  usedBy(@Root() root: GraphRow, @Ctx() ctx: ViewerCtx): Promise<readonly SegmentUse[]> {
    return usedBy(ctx, segmentRow(root));
  }
}

interface Asked {
  readonly ctx: ViewerCtx;
  readonly info: GraphQLResolveInfo;
}

const customerOf = batched<Asked, number, GraphRow>(async ({ ctx, info }, ordinals) => {
  const rows = await several(ctx, info, 'Customer', 'ordinal', ordinals);
  return new Map([...rows].map(([ordinal, row]) => [Number(ordinal), row]));
});

/** The customers of membership changes. */
@Resolver(() => MembershipChange)
export class MembershipChangeResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Who; null when out of the scope of this viewer.' })
  @Labelled('record')
  async customer(@Root() change: MembershipChange, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<GraphRow | null> {
    return (await customerOf(change.ordinal, { ctx, info }, info.fieldNodes)) ?? null;
  }
}
