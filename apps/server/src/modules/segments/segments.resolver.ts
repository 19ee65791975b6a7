import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Carrier, DateTime, Needing } from '../../access/exposed.js';
import { ConditionScalar, TimeZone } from '../../access/scalars.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { connection, connectionOf, countNodes, judge, single } from '../../read/index.js';
import { discardDraft, readDraft, saveDraft } from './drafts.service.js';
import { segmentCatalogue } from './segment-catalogue.service.js';
import { SegmentCatalogue } from './segment-catalogue.types.js';
import { SegmentPreview } from './segment-preview.types.js';
import { visibleSegments } from './segment-source.js';
import { Segment } from './segment.entity.js';
import { createSegment, updateSegment } from './segments.service.js';
import { unmatchedValues } from './unmatched-values.service.js';

const SegmentConnection = connectionOf('Segment', () => Segment);

@InputType({ description: 'A new segment.' })
class CreateSegmentInput {
  @Field(() => String, { description: 'As people read it, 1 to 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Unique, lower case, fixed from then on; made from the name when absent.' })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @Field(() => ConditionScalar, { description: 'The rule.' })
  condition!: unknown;

  @Field(() => TimeZone, { nullable: true, description: "Zone in which its days begin; the organisation's when absent." })
  zone!: string | null;

  @Field(() => String, { nullable: true, description: 'Why this rule, kept with its version.' })
  note!: string | null;
}

@InputType({ description: 'What changes of a segment; what is absent stays.' })
class UpdateSegmentInput {
  @Field(() => ID, { description: 'The segment.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was edited; when another one is in force by now, the answer is CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'As people read it.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @Field(() => ConditionScalar, { nullable: true, description: 'The rule; a new one is a new version, in force at once.' })
  condition!: unknown;

  @Field(() => TimeZone, { nullable: true, description: 'Zone in which its days begin.' })
  zone!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the change, kept with the version.' })
  note!: string | null;
}

@Carrier("This person's unsaved edit of a segment.")
class SegmentDraft {
  @Field(() => String, { description: 'The rule as far as it is written; may not parse yet.' })
  condition!: string;

  @Field(() => DateTime, { description: 'When it was kept.' })
  updatedAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was in force when the edit began; null for a new segment, and where it was not said.',
  })
  version!: number | null;
}

/** The id behind a global id of a segment; a foreign one is no segment. */
export function segmentIdOf(globalId: string): string {
  const found = fromGlobalId(globalId);
  if (found?.type !== 'Segment') throw notFound('segment');
  return found.id;
}

const draftOf = (globalId: string | null): string | null => (globalId === null ? null : segmentIdOf(globalId));

/** Reads one segment as the field's selection asks. */
export async function showSegment(ctx: ViewerCtx, info: GraphQLResolveInfo, id: string): Promise<object> {
  const found = await single(ctx, info, 'Segment', { id });
  if (!found) throw notFound('segment');
  return found;
}

/** Segments: catalogue, previews, definitions and drafts. */
@Resolver()
export class SegmentsResolver {
  @Query(() => SegmentCatalogue, { description: 'Everything this viewer may say in a condition.' })
  @Needing({ open: 'caller', action: 'customers.list' })
  segmentCatalogue(@Ctx() ctx: ViewerCtx): Promise<SegmentCatalogue> {
    return segmentCatalogue(ctx);
  }

  @Query(() => SegmentPreview, {
    description:
      'Counts a condition: exactly, per condition too, with sample customers. `at` moves the clock, not the data. Errors: CONDITION_INVALID.',
  })
  @Needing({ open: 'caller', action: 'customers.list' })
  async previewSegment(
    @Arg('condition', () => ConditionScalar) condition: unknown,
    @Arg('at', () => DateTime, { nullable: true }) at: Date | null,
    @Arg('zone', () => TimeZone, { nullable: true }) zone: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<SegmentPreview> {
    const judged = await judge(ctx, condition, { at, zone });
    return new SegmentPreview(judged, await countNodes(ctx, judged));
  }

  @Query(() => [String], {
    description:
      'Of a list of values, those that no customer has, in their order: for `externalId in ("C1", "C2")` the ids that are unknown. Errors: CONDITION_INVALID, INPUT_INVALID for anything but one list of a field of customers.',
  })
  @Needing({ action: 'customers.list' })
  unmatchedValues(@Arg('condition', () => ConditionScalar) condition: unknown, @Ctx() ctx: ViewerCtx): Promise<readonly string[]> {
    return unmatchedValues(ctx, condition);
  }

  @Query(() => Segment, { nullable: true, description: 'A segment by id or key; null when it is not there for this viewer.' })
  @Needing({ open: 'caller', action: 'customers.list' })
  async segment(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('key', () => String, { nullable: true }) key: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const stored = id === null || id === undefined ? undefined : fromGlobalId(id)?.id;
    const found = (await visibleSegments(ctx)).find((segment) => (stored === undefined ? segment.key === key : segment.id === stored));
    return found ? single(ctx, info, 'Segment', { id: found.id }) : null;
  }

  @Query(() => SegmentConnection, { description: 'The segments that are there for this viewer, by name.' })
  @Needing({ open: 'caller', action: 'customers.list' })
  async segments(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('archived', () => Boolean, { nullable: true }) archived: boolean | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const found = (await visibleSegments(ctx)).filter(({ archivedAt }) => (archivedAt !== null) === (archived ?? false));
    const filter = { id: found.map(({ id }) => id) };
    return connection(ctx, info, 'Segment', { filter, search, orderBy: [{ field: 'name', direction: 'asc' }], first, after });
  }

  @Query(() => SegmentDraft, {
    nullable: true,
    description: "This person's unsaved edit; without an id, that of a segment that does not exist yet.",
  })
  @Needing({ action: 'segments.edit' })
  segmentDraft(
    @Arg('segmentId', () => ID, { nullable: true }) segmentId: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<SegmentDraft | null> {
    return readDraft(ctx, draftOf(segmentId ?? null));
  }

  @Mutation(() => Segment, {
    description: 'Creates a segment; its members follow. Errors: CONDITION_INVALID, INPUT_INVALID, CONFLICT when the key is taken.',
  })
  @Needing({ action: 'segments.edit' })
  async createSegment(
    @Arg('input', () => CreateSegmentInput) input: CreateSegmentInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return showSegment(ctx, info, await createSegment(ctx, input));
  }

  @Mutation(() => Segment, {
    description:
      'Saves a segment. A new rule is a new version, in force at once. Errors: CONFLICT { current { version text name } } when somebody saved since.',
  })
  @Needing({ action: 'segments.edit' })
  async updateSegment(
    @Arg('input', () => UpdateSegmentInput) input: UpdateSegmentInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const id = segmentIdOf(input.id);
    await updateSegment(ctx, { ...input, id });
    return showSegment(ctx, info, id);
  }

  @Mutation(() => SegmentDraft, { description: "Keeps this person's unsaved edit; it may not parse yet." })
  @Needing({ action: 'segments.edit', unrecorded: true })
  saveSegmentDraft(
    @Arg('segmentId', () => ID, { nullable: true }) segmentId: string | null,
    @Arg('condition', () => String) condition: string,
    @Arg('version', () => Int, { nullable: true }) version: number | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<SegmentDraft> {
    return saveDraft(ctx, draftOf(segmentId ?? null), condition, version ?? null);
  }

  @Mutation(() => Boolean, { description: 'Drops the unsaved edit; whether there was one.' })
  @Needing({ action: 'segments.edit', unrecorded: true })
  discardSegmentDraft(@Arg('segmentId', () => ID, { nullable: true }) segmentId: string | null, @Ctx() ctx: ViewerCtx): Promise<boolean> {
    return discardDraft(ctx, draftOf(segmentId ?? null));
  }
}
