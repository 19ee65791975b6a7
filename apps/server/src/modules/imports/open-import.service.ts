import { assertGranted, type Ctx } from '../../access/viewer.js';
import { inputInvalid, type InputIssue, notFound } from '../../platform/errors.js';
import { type FileId, type ImportId, newId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { attributeNames } from './attribute-names.js';
import { columnNameTest, guessTargets } from './guess-columns.rules.js';
import { ImportKind, ImportState } from './import.enums.js';
import type { FileColumn, ImportSettings } from './import.record.js';
import { changeImport, loadImport } from './import-store.js';
import { targetsOf } from './import-targets.js';
import { importNotNow, isOpen, unchecked } from './imports.service.js';
import { openFile } from './open-file.js';
import type { ChosenForm, FileForm } from './reading/file-form.js';
import { isEncoding } from './reading/look-at-file.js';
import { findMapping, rememberedTarget, type SavedMapping } from './saved-mapping.js';

/** columns of an imported file at most */
const mostColumns = 500;

interface FileRow {
  readonly name: string;
  readonly bytes: string;
  readonly path: string;
}

/** Opens an uploaded file as an import: its columns with samples and a guess of what each is. Only who uploaded a file can import it. */
export async function startImport(
  ctx: Ctx,
  input: { readonly fileId: FileId; readonly kind: ImportKind; readonly inbox?: string },
): Promise<ImportId> {
  assertGranted(ctx.viewer, 'imports.run');
  const [file] = await ctx.db.query<FileRow[]>('select name, bytes, path from files where id = $1 and owner_id = $2', [
    input.fileId,
    ctx.viewer.userId,
  ]);
  if (!file) throw notFound('file');
  const { form, columns, saved } = await openedAs(ctx, file.path, input.kind);
  const { zone, currency } = ctx.organisation;
  const options: ImportSettings = {
    zone,
    wholeOrders: false,
    source: 'file',
    decimalMark: null,
    dateOrder: null,
    ...saved?.options,
    currency,
  };
  const id = newId<'Import'>();
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(
      `insert into imports (id, kind, state, file_id, file_name, bytes, form, columns, options, author_id, created_at, updated_at, remembered_at, inbox)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)`,
      [
        id,
        input.kind,
        ImportState.UPLOADED,
        input.fileId,
        file.name,
        file.bytes,
        JSON.stringify(form),
        JSON.stringify(columns),
        JSON.stringify(options),
        ctx.viewer.userId,
        tx.now(),
        saved?.savedAt ?? null,
        input.inbox ?? null,
      ],
    );
  });
  return id;
}

/** What a file holds: that kind whose needed columns it has, and the most columns of; undefined for none. */
export async function kindOf(ctx: Ctx, path: string): Promise<ImportKind | undefined> {
  const fits: { readonly kind: ImportKind; readonly matched: number }[] = [];
  for (const kind of Object.values(ImportKind)) {
    const { columns } = await openedAs(ctx, path, kind);
    const named = new Set(columns.map(({ target }) => target));
    const targets = targetsOf(kind, await attributeNames(ctx));
    const isWhole = targets.every(({ required, name }) => !required || named.has(name));
    const isFound = kind !== ImportKind.CUSTOMERS || ['externalId', 'card', 'email', 'phone'].some((key) => named.has(key));
    if (isWhole && isFound) fits.push({ kind, matched: columns.filter(({ target }) => target !== null).length });
  }
  return fits.toSorted((a, b) => b.matched - a.matched)[0]?.kind;
}

interface Opened {
  readonly form: FileForm;
  readonly columns: readonly FileColumn[];
  /** how a file of this header was mapped before */
  readonly saved: SavedMapping | undefined;
}

/** How a file is read, and what its columns are: as remembered of the last file with this header, else as guessed. */
async function openedAs(ctx: Ctx, path: string, kind: ImportKind, chosen: ChosenForm = {}): Promise<Opened> {
  const targets = targetsOf(kind, await attributeNames(ctx));
  const { form, columns } = await openFile(path, mostColumns, columnNameTest(kind, targets), chosen);
  const guesses = guessTargets(kind, columns, targets);
  const saved = await findMapping(ctx, kind, columns);
  const targetOf = (column: string, guess: string | null): string | null => {
    const remembered = saved && rememberedTarget(saved, column, targets);
    return remembered === undefined ? guess : remembered;
  };
  return { form, saved, columns: columns.map((one, at) => ({ ...one, target: targetOf(one.column, guesses[at] ?? null) })) };
}

export interface ReadImportAs {
  readonly id: ImportId;
  readonly encoding?: string | null;
  readonly delimiter?: string | null;
  readonly sheet?: string | null;
  readonly headerLine?: number | null;
}

/** Reads a file in another way than was found; its columns are guessed anew, and what was checked is forgotten. */
export async function readImportAs(ctx: Ctx, input: ReadImportAs): Promise<void> {
  assertGranted(ctx.viewer, 'imports.run');
  await inTransaction(ctx, async (tx) => {
    const imported = await loadImport(tx, input.id, 'lock');
    if (!isOpen(imported)) throw importNotNow(imported);
    const { form, columns } = await openedAs(tx, imported.path, imported.kind, chosenForm(imported.form, input));
    await changeImport(tx, imported.id, {
      ...unchecked,
      state: ImportState.UPLOADED,
      form: JSON.stringify(form),
      columns: JSON.stringify(columns),
      corrections: '[]',
    });
  });
}

function chosenForm(before: FileForm, { encoding, delimiter, sheet, headerLine }: ReadImportAs): ChosenForm {
  const issues: InputIssue[] = [];
  if (encoding && !isEncoding(encoding)) issues.push({ path: 'encoding', rule: 'must be an encoding that files are read in' });
  if (delimiter && !/^[^\r\n"\p{L}\p{N}]$/u.test(delimiter))
    issues.push({ path: 'delimiter', rule: 'must be one sign, no letter, digit or quote' });
  if (sheet && !before.sheets.includes(sheet)) issues.push({ path: 'sheet', rule: 'must be a sheet of the workbook' });
  if (typeof headerLine === 'number' && headerLine < 0) issues.push({ path: 'headerLine', rule: 'must be 0 or more' });
  if (issues.length > 0) throw inputInvalid(...issues);
  const isNew = (encoding && encoding !== before.encoding) || (sheet && sheet !== before.sheet);
  const line = headerLine ?? (isNew || delimiter ? undefined : before.headerLine);
  const sign = delimiter ?? (isNew ? undefined : before.delimiter);
  return {
    encoding: encoding && isEncoding(encoding) ? encoding : before.encoding,
    sheet: sheet ?? before.sheet,
    ...(line === undefined ? {} : { headerLine: line }),
    ...(sign === undefined ? {} : { delimiter: sign }),
  };
}
