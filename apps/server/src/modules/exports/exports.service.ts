import { fieldsUsed } from '@regulars/segment-language';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { failure, inputInvalid } from '../../platform/errors.js';
import { type ExportId, isId, newId } from '../../platform/ids.js';
import { enqueue, jobKind } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { lexiconOf } from '../../read/index.js';
import { assertVisible } from '../segments/index.js';
import { type ExportFormat, ExportState } from './export.enums.js';

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
  const purpose = input.purpose.trim();
  if (purpose === '' || purpose.length > longestPurpose)
    throw inputInvalid({ path: 'purpose', rule: `has 1 to ${longestPurpose} characters` });
  const usual = ['id', 'externalId', 'displayName', ...fieldsUsed(segment.condition).fields];
  const fields = input.fields ? [...input.fields] : await readable(ctx, [...new Set(usual)]);
  await assertReadable(ctx, fields);
  const id = newId<'Export'>();
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into exports (id, segment_id, author_id, format, fields, purpose, with_bom, state, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, segment.id, ctx.viewer.userId, input.format, fields, purpose, input.withBom ?? true, ExportState.WAITING, tx.now()],
    );
    await tx.db.query(`insert into audit_log (id, at, user_id, action, subject, detail) values ($1, $2, $3, 'segment.exported', $4, $5)`, [
      newId(),
      tx.now(),
      ctx.viewer.userId,
      segment.id,
      JSON.stringify({ exportId: id, fields, purpose }),
    ]);
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
