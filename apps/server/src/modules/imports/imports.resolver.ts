import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Labelled, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId, type FileId, type ImportId, isId } from '../../platform/ids.js';
import { connection, connectionOf, rowKey, single } from '../../read/index.js';
import { attributeNames } from './attribute-names.js';
import { defineColumnAttribute } from './column-attribute.service.js';
import { Import } from './import.entity.js';
import { ImportKind } from './import.enums.js';
import { ImportIssue } from './import-issue.entity.js';
import { ImportLeftover } from './import-leftover.entity.js';
import { targetsOf } from './import-targets.js';
import {
  CorrectImportValueInput,
  DefineColumnAttributeInput,
  ImportIssueValue,
  ImportSample,
  ImportTarget,
  MapImportInput,
  ReadImportAsInput,
  StartImportInput,
} from './import.types.js';
import { cancelImport, commitImport, correctImportValue, mapImport, pauseImport, resumeImport, undoImport } from './imports.service.js';
import { readImportAs, startImport } from './open-import.service.js';
import { readableSamples } from './import-samples.js';
import { issueValues, samplesOf } from './import-store.js';
import { importChanges } from './watch-imports.js';

const ImportConnection = connectionOf('Import', () => Import);
const ImportIssueConnection = connectionOf('ImportIssue', () => ImportIssue);
const ImportLeftoverConnection = connectionOf('ImportLeftover', () => ImportLeftover);

type Row = Readonly<Record<string, unknown>>;

/** Bringing files in. */
@Resolver(() => Import)
export class ImportsResolver {
  @Query(() => ImportConnection, { description: 'All imports, the latest first.' })
  @Needing({ action: 'imports.run' })
  imports(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return connection(ctx, info, 'Import', { first, after, orderBy: [{ field: 'createdAt', direction: 'desc' }] });
  }

  @Query(() => Import, { nullable: true, description: 'One import; null when there is none.' })
  @Needing({ action: 'imports.run' })
  async import(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    const found = fromGlobalId(id);
    return found?.type === 'Import' ? single(ctx, info, 'Import', { id: found.id }) : null;
  }

  @Mutation(() => Import, { description: 'Opens an uploaded file as an import and guesses what its columns are.' })
  @Needing({ action: 'imports.run' })
  async startImport(
    @Arg('input', () => StartImportInput) input: StartImportInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return read(ctx, info, await startImport(ctx, { fileId: idOf<FileId>('File', input.fileId), kind: input.kind }));
  }

  @Mutation(() => Import, {
    description:
      'Reads the file in another way than was found; its columns are guessed anew and the dry run is to be made again. CONFLICT once it runs.',
  })
  @Needing({ action: 'imports.run' })
  async readImportAs(
    @Arg('input', () => ReadImportAsInput) input: ReadImportAsInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return moved(ctx, info, input.id, (id) => readImportAs(ctx, { ...input, id }));
  }

  @Mutation(() => Import, {
    description:
      'Settles what the columns are and starts the dry run of the whole file. INPUT_INVALID names what is missing in the mapping.',
  })
  @Needing({ action: 'imports.run' })
  async mapImport(
    @Arg('input', () => MapImportInput) input: MapImportInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return moved(ctx, info, input.id, (id) => mapImport(ctx, { ...input, id }));
  }

  @Mutation(() => Import, {
    description:
      'Has a value of a column read as another in all rows, and checks the whole file again; kept with the import. CONFLICT when it is not checked or runs already.',
  })
  @Needing({ action: 'imports.run' })
  async correctImportValue(
    @Arg('input', () => CorrectImportValueInput) input: CorrectImportValueInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const { importId, column, from, to = null } = input;
    return moved(ctx, info, importId, (id) => correctImportValue(ctx, { id, column, from, to }));
  }

  @Mutation(() => Import, {
    description:
      'Defines a custom attribute out of a column of a file of customers, typed by its content, and takes the column for it. Nothing is checked or written yet.',
  })
  @Needing({ action: 'settings.edit' })
  async defineColumnAttribute(
    @Arg('input', () => DefineColumnAttributeInput) input: DefineColumnAttributeInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return moved(ctx, info, input.importId, (id) => defineColumnAttribute(ctx, { ...input, id }));
  }

  @Mutation(() => Import, { description: 'Writes what the dry run promised, batch by batch. CONFLICT when the file is not checked.' })
  @Needing({ action: 'imports.run' })
  async commitImport(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return moved(ctx, info, id, (importId) => commitImport(ctx, importId));
  }

  @Mutation(() => Import, { description: 'Stops between two batches. CONFLICT when it does not run.' })
  @Needing({ action: 'imports.run' })
  async pauseImport(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return moved(ctx, info, id, (importId) => pauseImport(ctx, importId));
  }

  @Mutation(() => Import, { description: 'Goes on after a pause, or after a commit that failed.' })
  @Needing({ action: 'imports.run' })
  async resumeImport(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return moved(ctx, info, id, (importId) => resumeImport(ctx, importId));
  }

  @Mutation(() => Import, { description: 'Ends the import for good; what is committed stays.' })
  @Needing({ action: 'imports.run' })
  async cancelImport(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return moved(ctx, info, id, (importId) => cancelImport(ctx, importId));
  }

  @Mutation(() => Import, {
    description:
      'Takes back what an import changed, for 30 days after it ended: values that nobody changed since are as before, what nothing else uses is removed, and the rest is listed in `leftovers`. CONFLICT when it did not end, changed nothing, or ended too long ago.',
  })
  @Needing({ action: 'imports.run' })
  async undoImport(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return moved(ctx, info, id, (importId) => undoImport(ctx, importId));
  }

  @Subscription(() => Import, {
    description: 'The import now, and again whenever it changes.',
    subscribe: ({ args, context }: { args: { id: string }; context: ViewerCtx }) =>
      importChanges(idOf<ImportId>('Import', args.id), context.signal),
  })
  @Needing({ action: 'imports.run' })
  importProgress(
    @Root() changed: ImportId,
    @Arg('id', () => ID) _id: string,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return read(ctx, info, changed);
  }

  @FieldResolver(() => [ImportTarget], { description: 'Everything a column of such a file can be.' })
  @Labelled('operations')
  async targets(@Root() row: Row, @Ctx() ctx: ViewerCtx): Promise<readonly ImportTarget[]> {
    const kind = Object.values(ImportKind).find((one) => one === stored(row, 'kind'));
    return kind ? targetsOf(kind, await attributeNames(ctx)) : [];
  }

  @FieldResolver(() => [ImportSample], {
    description: 'Up to 20 records as they are and as they would be: ten that are new, ten that change. Empty until the file is checked.',
  })
  @Labelled('operations')
  async samples(@Root() row: Row, @Ctx() ctx: ViewerCtx): Promise<readonly ImportSample[]> {
    return readableSamples(ctx.viewer.policy, await samplesOf(ctx, String(stored(row, 'id'))));
  }

  @FieldResolver(() => [ImportIssueValue], {
    description: 'The values that have a problem, the most frequent first, 100 at most: each can be corrected for all its rows.',
  })
  @Labelled('operations')
  issueValues(@Root() row: Row, @Arg('code', () => String) code: string, @Ctx() ctx: ViewerCtx): Promise<readonly ImportIssueValue[]> {
    return issueValues(ctx, String(stored(row, 'id')), code);
  }

  @FieldResolver(() => ImportIssueConnection, {
    description: 'What is to say of its rows, in the order of the file; `code` keeps one kind.',
  })
  @Labelled('operations')
  issues(
    @Root() row: Row,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const filter = { import_id: String(stored(row, 'id')), ...(code === null || code === undefined ? {} : { code }) };
    return connection(ctx, info, 'ImportIssue', { filter, first, after, orderBy: [{ field: 'line', direction: 'asc' }] });
  }

  @FieldResolver(() => ImportLeftoverConnection, { description: 'What undoing the import left as it was, with the reason.' })
  @Labelled('operations')
  leftovers(
    @Root() row: Row,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const filter = { import_id: String(stored(row, 'id')) };
    return connection(ctx, info, 'ImportLeftover', { filter, first, after, orderBy: [{ field: 'kind', direction: 'asc' }] });
  }
}

/** A column of the row behind an answer. */
function stored(row: Row, name: string): unknown {
  const whole = row[rowKey];
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}

function idOf<T extends ImportId | FileId>(type: 'Import' | 'File', globalId: string): T {
  const found = fromGlobalId(globalId);
  if (found?.type !== type || !isIdOf<T>(found.id)) throw notFound(type.toLowerCase());
  return found.id;
}

const isIdOf = <T extends ImportId | FileId>(text: string): text is T => isId(text);

async function read(ctx: ViewerCtx, info: GraphQLResolveInfo, id: ImportId): Promise<Row> {
  const found = await single(ctx, info, 'Import', { id });
  if (!found) throw notFound('import');
  return found;
}

async function moved(ctx: ViewerCtx, info: GraphQLResolveInfo, globalId: string, move: (id: ImportId) => Promise<void>): Promise<Row> {
  const id = idOf<ImportId>('Import', globalId);
  await move(id);
  return read(ctx, info, id);
}
