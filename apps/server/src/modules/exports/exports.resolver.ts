import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { connection, connectionOf, provideNode, segmentSource, single } from '../../read/index.js';
import { Export } from './export.entity.js';
import { ExportFormat, ExportKind } from './export.enums.js';
import { exportRecords, exportSegment } from './exports.service.js';
import { recordSources } from './record-files.js';

const ExportConnection = connectionOf('Export', () => Export);

@InputType({ description: "Asks for a file of a segment's members." })
class ExportSegmentInput {
  @Field(() => ID, { description: 'The segment.' })
  segmentId!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Names of the catalogue, in the order of the columns; id, externalId, displayName and what the rule uses unless said.',
  })
  fields?: string[] | null;

  @Field(() => ExportFormat, { description: 'How the file is written.' })
  format!: ExportFormat;

  @Field(() => String, { description: 'What the file is for; kept with it.' })
  purpose!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a CSV begins with a byte order mark, as Excel likes it; true unless said.',
  })
  withBom?: boolean | null;
}

@InputType({ description: 'Asks for a file of records, in the columns of an import.' })
class ExportRecordsInput {
  @Field(() => ExportKind, { description: 'CUSTOMERS, PRODUCTS or ORDERS.' })
  kind!: ExportKind;

  @Field(() => String, {
    nullable: true,
    description:
      'The system whose products or orders are meant, and whose customer numbers the file carries; file unless said, as for imports.',
  })
  source?: string | null;

  @Field(() => String, { description: 'What the file is for; kept with it.' })
  purpose!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it begins with a byte order mark, as Excel likes it; true unless said.' })
  withBom?: boolean | null;
}

type Row = Readonly<Record<string, unknown>>;

/** One's own exports: of records, and of segments that one may still see. */
async function ownExports(ctx: ViewerCtx): Promise<readonly string[]> {
  const keys = [...(await segmentSource().visible(ctx)).keys()];
  const { rows } = await ctx.pool.query<{ id: string }>(
    `select id from exports where author_id = $1
     and (segment_id is null or segment_id in (select id from segments where key = any($2::text[])))`,
    [ctx.viewer.userId, keys],
  );
  return rows.map(({ id }) => id);
}

const ownExport = async (ctx: ViewerCtx, info: GraphQLResolveInfo, id: string): Promise<Row | null> =>
  single(ctx, info, 'Export', { id: (await ownExports(ctx)).filter((own) => own === id) });
provideNode('Export', ownExport);

/** Files of segments and of records. */
@Resolver()
export class ExportsResolver {
  @Query(() => ExportConnection, { description: "The viewer's own exports, the latest first." })
  @Needing({ action: 'data.export' })
  async exports(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return connection(ctx, info, 'Export', {
      filter: { id: await ownExports(ctx) },
      first,
      after,
      orderBy: [{ field: 'createdAt', direction: 'desc' }],
    });
  }

  @Query(() => [String], {
    description: 'The systems that such records come from, the one with the most first: a source for `exportRecords`.',
  })
  @Needing({ action: 'data.export' })
  recordSources(@Arg('kind', () => ExportKind) kind: ExportKind, @Ctx() ctx: ViewerCtx): Promise<readonly string[]> {
    return recordSources(ctx, kind);
  }

  @Mutation(() => Export, {
    description:
      "Asks for a file of a segment's members; it is written in the background with the rights its maker has then. Errors: INPUT_INVALID for a field that may not be read.",
  })
  @Needing({ action: 'data.export' })
  async exportSegment(
    @Arg('input', () => ExportSegmentInput) input: ExportSegmentInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const segment = fromGlobalId(input.segmentId);
    if (segment?.type !== 'Segment') throw notFound('segment');
    const found = await ownExport(ctx, info, await exportSegment(ctx, { ...input, segmentId: segment.id }));
    if (!found) throw notFound('export');
    return found;
  }

  @Mutation(() => Export, {
    description:
      'Asks for a CSV of all customers, products or orders that the viewer may see, in the columns of an import: taken in again with the same source, it changes nothing. Columns that may not be read are absent. Errors: INPUT_INVALID.',
  })
  @Needing({ action: 'data.export' })
  async exportRecords(
    @Arg('input', () => ExportRecordsInput) input: ExportRecordsInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const found = await ownExport(ctx, info, await exportRecords(ctx, input));
    if (!found) throw notFound('export');
    return found;
  }
}
