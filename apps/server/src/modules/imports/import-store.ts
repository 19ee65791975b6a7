import { copyIn } from '../../platform/copy-in.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { notFound } from '../../platform/errors.js';
import { newId, type ImportId } from '../../platform/ids.js';
import { emptyTally, type ImportRecord, noneUndone, type Tally, type UndoTally } from './import.record.js';
import type { ImportState } from './import.enums.js';
import type { StoredSample } from './import-samples.js';
import type { ImportIssueValue } from './import.types.js';
import type { LineIssue, StagedRow } from './stage-row.rules.js';

interface StoredImport extends Omit<ImportRecord, 'bytes' | 'tally' | 'undo'> {
  readonly bytes: string;
  readonly tally: Partial<Tally>;
  readonly undo: Partial<UndoTally>;
}

const columns = `i.id, i.kind, i.state, i.file_id as "fileId", i.file_name as "fileName", i.bytes, f.path, i.form, i.formats, i.columns, i.options, i.corrections, i.tally <> '{}' as "isChecked", i.total,
  i.committed_key as "committedKey", i.tally, i.author_id as "authorId", i.ended_at as "endedAt", i.undone_key as "undoneKey", i.undo, i.step_done as "stepDone"`;

/** Reads an import; throws NOT_FOUND. With `lock` nobody else changes it until the transaction ends. */
export async function loadImport(ctx: PlatformCtx, id: ImportId, lock: 'lock' | 'look' = 'look'): Promise<ImportRecord> {
  const [found] = await ctx.db.query<StoredImport[]>(
    `select ${columns} from imports i join files f on f.id = i.file_id where i.id = $1${lock === 'lock' ? ' for update of i' : ''}`,
    [id],
  );
  if (!found) throw notFound('import');
  return { ...found, bytes: Number(found.bytes), tally: { ...emptyTally, ...found.tally }, undo: { ...noneUndone, ...found.undo } };
}

/** What changes of an import, by column. */
export interface ImportChange {
  readonly state?: ImportState;
  readonly step_done?: number;
  readonly step_total?: number;
  readonly step_started_at?: Date | null;
  readonly committed_key?: string;
  readonly tally?: Tally | Record<string, never>;
  readonly failure?: string | null;
  readonly total?: number;
  readonly created?: number;
  readonly updated?: number;
  readonly unchanged?: number;
  readonly rejected?: number;
  readonly anonymous?: number;
  readonly columns?: string;
  readonly form?: string;
  readonly formats?: string;
  readonly options?: string;
  readonly corrections?: string;
  readonly samples?: string;
  readonly ended_at?: Date | null;
  readonly undone_key?: string;
  readonly undo?: UndoTally;
}

/** Writes the change and tells those who watch the import. */
export async function changeImport(tx: PlatformCtx, id: ImportId, change: ImportChange): Promise<void> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  const sets = entries.map(([column], at) => `${column} = $${at + 3}`);
  await tx.db.query(`update imports set ${[...sets, 'updated_at = $2'].join(', ')} where id = $1`, [
    id,
    tx.now(),
    ...entries.map(([, value]) => value),
  ]);
  tx.events.record({ name: 'ImportChanged', importId: id });
}

/** Forgets everything that an earlier reading of the file left. */
export async function clearStaged(tx: PlatformCtx, id: ImportId): Promise<void> {
  for (const table of ['import_rows', 'import_issues', 'import_values'])
    await tx.db.query(`delete from ${table} where import_id = $1`, [id]);
}

/** Adds rows with their issues, by COPY. */
export async function stageRows(tx: PlatformCtx, id: ImportId, rows: readonly StagedRow[]): Promise<void> {
  await copyIn(
    tx,
    'import_rows (import_id, number, line, group_key, cells, outcome)',
    rows.map((row) => [id, row.number, row.line, row.groupKey, JSON.stringify(row.cells), row.rejected ? 'REJECTED' : null]),
  );
  await addIssues(
    tx,
    id,
    rows.flatMap(({ issues }) => issues),
  );
}

export async function addIssues(tx: PlatformCtx, id: ImportId, issues: readonly LineIssue[]): Promise<void> {
  if (issues.length === 0) return;
  await copyIn(
    tx,
    'import_issues (import_id, id, line, "column", code, severity, message, value)',
    issues.map((issue) => [id, newId(), issue.line, issue.column, issue.code, issue.severity, issue.message, issue.value]),
  );
}

/** The samples that the dry run kept. */
export async function samplesOf(ctx: PlatformCtx, id: string): Promise<readonly StoredSample[]> {
  const [found] = await ctx.db.query<{ samples: readonly StoredSample[] }[]>('select samples from imports where id = $1', [id]);
  return found?.samples ?? [];
}

/** Values with a problem by how many rows have them; the first 100. */
export async function issueValues(ctx: PlatformCtx, id: string, code: string): Promise<readonly ImportIssueValue[]> {
  return ctx.db.query<ImportIssueValue[]>(
    `select "column", coalesce(value, '') as value, min(message) as message, count(*)::integer as count from import_issues
     where import_id = $1 and code = $2 and "column" is not null group by "column", coalesce(value, '') order by count(*) desc, 1, 2 limit 100`,
    [id, code],
  );
}
