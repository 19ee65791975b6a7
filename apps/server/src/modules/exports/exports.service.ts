import { fieldsUsed } from '@regulars/segment-language';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { failure, inputInvalid } from '../../platform/errors.js';
import { type ExportId, isId, newId } from '../../platform/ids.js';
import { enqueue, jobKind } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { lexiconOf } from '../../read/index.js';
import { assertVisible } from '../segments/index.js';
import { ExportFormat, ExportKind, ExportState } from './export.enums.js';
import { recordFile } from './record-files.js';

export interface ExportSegment {
  readonly segmentId: string;
  /** names of the catalogue; absent takes the usual ones */
  readonly fields?: readonly string[] | null;
  readonly format: ExportFormat;
  readonly purpose: string;
  /** true unless said */
  readonly withBom?: boolean | null;
}

const isExportJob = (payload: unknown): payload is { readonly exportId: ExportId } =>
  typeof payload === 'object' &&
  payload !== null &&
  'exportId' in payload &&
  typeof payload.exportId === 'string' &&
  isId(payload.exportId);

/** Writes the file of an export. */
export const writeExportKind = jobKind('exports.write', isExportJob);

const mostFields = 100;
const longestPurpose = 500;

/**
 * Asks for a file of a segment's members. Each field needs `read`; a masked, a hidden and an unknown one give the same INPUT_INVALID. Without
 * fields it takes id, externalId, displayName and what the rule uses, as far as the viewer may read them. The purpose is kept in the audit log.
 */
export async function exportSegment(ctx: Ctx, input: ExportSegment): Promise<ExportId> {
  assertGranted(ctx.viewer, 'data.export');
  const segment = await assertVisible(ctx, input.segmentId);
  const purpose = cleanPurpose(input.purpose);
  const usual = ['id', 'externalId', 'displayName', ...fieldsUsed(segment.condition).fields];
  const fields = input.fields ? [...input.fields] : await readable(ctx, [...new Set(usual)]);
  await assertReadable(ctx, fields);
  return ask(ctx, {
    kind: ExportKind.MEMBERS,
    segmentId: segment.id,
    source: null,
    format: input.format,
    fields,
    purpose,
    withBom: input.withBom ?? true,
  });
}

export interface ExportRecords {
  readonly kind: ExportKind;
  /** `file` unless said, as imports do */
  readonly source?: string | null;
  readonly purpose: string;
  /** true unless said */
  readonly withBom?: boolean | null;
}

/**
 * Asks for a CSV of all customers, products or orders in the viewer's scope, in the columns of an import: taken in again with the same source
 * it changes nothing. Columns that the viewer may not read are absent. Throws INPUT_INVALID where the key of the records is one of them.
 */
export async function exportRecords(ctx: Ctx, input: ExportRecords): Promise<ExportId> {
  assertGranted(ctx.viewer, 'data.export');
  assertGranted(ctx.viewer, 'customers.list');
  const purpose = cleanPurpose(input.purpose);
  const source = (input.source ?? 'file').trim();
  if (!/^[\w.-]{1,60}$/.test(source))
    throw inputInvalid({ path: 'source', rule: 'has 1 to 60 letters, digits, dots, dashes or underscores' });
  const { columns } = await recordFile(ctx, input.kind, source);
  const plan = { kind: input.kind, segmentId: null, source, format: ExportFormat.CSV, fields: columns, purpose };
  return ask(ctx, { ...plan, withBom: input.withBom ?? true });
}

function cleanPurpose(text: string): string {
  const purpose = text.trim();
  if (purpose === '' || purpose.length > longestPurpose)
    throw inputInvalid({ path: 'purpose', rule: `has 1 to ${longestPurpose} characters` });
  return purpose;
}

interface Asked {
  readonly kind: ExportKind;
  readonly segmentId: string | null;
  readonly source: string | null;
  readonly format: ExportFormat;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly withBom: boolean;
}

async function ask(ctx: Ctx, { kind, segmentId, source, format, fields, purpose, withBom }: Asked): Promise<ExportId> {
  const id = newId<'Export'>();
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into exports (id, kind, segment_id, source, author_id, format, fields, purpose, with_bom, state, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, kind, segmentId, source, ctx.viewer.userId, format, fields, purpose, withBom, ExportState.WAITING, tx.now()],
    );
    const named = kind === ExportKind.MEMBERS ? fields.map((field) => `Customer.${field}`) : fields;
    tx.change?.tell({ fields: named, subjects: [`Export:${id}`], detail: { purpose, kind } });
    await enqueue(tx, writeExportKind, { exportId: id }, { key: `export ${id}`, attempts: 5 });
  });
  return id;
}

async function readable(ctx: Ctx, names: readonly string[]): Promise<string[]> {
  const lexicon = await lexiconOf(ctx, ctx.viewer.policy);
  return names.filter((name) => lexicon.customer(name) !== undefined);
}

/** Refuses fields that the viewer may not read, whatever the reason. */
export async function assertReadable(ctx: Ctx, names: readonly string[]): Promise<void> {
  if (names.length > mostFields) throw failure('LIMIT_REACHED', `An export has ${mostFields} fields at most.`, { limit: mostFields });
  if (names.length === 0) throw inputInvalid({ path: 'fields', rule: 'must name at least one field' });
  const allowed = new Set(await readable(ctx, names));
  const issues = names.flatMap((name, at) => (allowed.has(name) ? [] : [{ path: `fields.${at}`, rule: 'must be a field you may read' }]));
  if (issues.length > 0) throw inputInvalid(...issues);
}
