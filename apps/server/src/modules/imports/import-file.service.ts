import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ctxAs } from '../../access/act-as.js';
import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import type { ImportId, UserId } from '../../platform/ids.js';
import type { Platform } from '../../platform/platform.js';
import { type ImportKind, ImportState } from './import.enums.js';
import { loadImport } from './import-store.js';
import { rejectedCsv } from './rejected-file.js';
import { commitUnlessOpen, takeFile, type UnattendedFile, whatIsOpen } from './unattended.service.js';

/** How an import stands, for who looks on. */
export interface ImportStand {
  readonly state: ImportState;
  readonly kind: ImportKind;
  readonly done: number;
  readonly total: number;
  readonly rows: Readonly<Record<'total' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'anonymous', number>>;
  readonly failure: string | null;
}

export interface ImportReport extends ImportStand {
  readonly id: ImportId;
  readonly columns: readonly { readonly column: string; readonly target: string | null }[];
  /** encoding and delimiter of a text, or the sheet of a workbook */
  readonly read: string;
  readonly issues: readonly { readonly code: string; readonly column: string | null; readonly severity: string; readonly count: number }[];
  /** why it cannot be committed without a person */
  readonly open: string | undefined;
}

export interface ImportRequest extends Omit<UnattendedFile, 'inbox'> {
  /** whether rows are written; otherwise only the dry run is done */
  readonly commit: boolean;
  /** e-mail of who imports; the first owner when absent */
  readonly as?: string;
  /** where rejected rows go */
  readonly rejectedTo?: string;
}

const ended: readonly ImportState[] = [ImportState.CHECKED, ImportState.DONE, ImportState.FAILED, ImportState.CANCELLED];
const lookEvery = 250;

/**
 * Imports a file of this machine: a dry run, and with `commit` the rows. The jobs are done by whichever process runs jobs, this one or a
 * server. Throws INPUT_INVALID for what cannot be read or matched.
 */
export async function importFile(platform: Platform, request: ImportRequest, onStand: (stand: ImportStand) => void): Promise<ImportReport> {
  const ctx = await importer(platform, request.as);
  const { commit, rejectedTo, as: _, ...file } = request;
  const id = await takeFile(ctx, file, platform.config);
  let stand = await followed(ctx, id, onStand);
  let open: string | undefined;
  if (stand.state === ImportState.CHECKED) {
    open = await (commit ? commitUnlessOpen(ctx, id) : whatIsOpen(ctx, id));
    if (commit && open === undefined) stand = await followed(ctx, id, onStand);
  }
  const { columns, form } = await loadImport(ctx, id);
  if (rejectedTo !== undefined && stand.rows.rejected > 0)
    await pipeline(Readable.from(rejectedCsv(ctx, await loadImport(ctx, id))), createWriteStream(rejectedTo));
  const issues = await ctx.db.query<ImportReport['issues'][number][]>(
    `select code, "column", severity, count(*)::integer as count from import_issues where import_id = $1 group by code, "column", severity order by count desc`,
    [id],
  );
  return {
    ...stand,
    id,
    columns: columns.map(({ column, target }) => ({ column, target })),
    read:
      form.format === 'XLSX'
        ? `workbook, sheet ${form.sheet ?? ''}`
        : `${form.encoding}, cells separated by ${JSON.stringify(form.delimiter)}`,
    issues,
    open,
  };
}

async function importer(platform: Platform, email: string | undefined): Promise<Ctx> {
  const [found] = await platform.database.dataSource.query<{ id: UserId }[]>(
    `select u.id from users u join roles r on r.id = u.role_id
     where u.disabled_at is null and (u.email = $1 or ($1::text is null and r.key = 'owner')) order by u.created_at limit 1`,
    [email ?? null],
  );
  const ctx = found && (await ctxAs(platform, found.id, new AbortController().signal));
  if (!ctx) throw inputInvalid({ path: 'as', rule: 'must be the e-mail address of a user' });
  return ctx;
}

interface StandRow {
  readonly state: ImportState;
  readonly kind: ImportKind;
  readonly step_done: number;
  readonly step_total: number;
  readonly failure: string | null;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly anonymous: number;
}

async function followed(ctx: Ctx, id: ImportId, onStand: (stand: ImportStand) => void): Promise<ImportStand> {
  for (;;) {
    const [row] = await ctx.db.query<StandRow[]>(
      'select state, kind, step_done, step_total, failure, total, created, updated, unchanged, rejected, anonymous from imports where id = $1',
      [id],
    );
    if (!row) throw new Error('The import is gone.');
    const { state, kind, step_done: done, step_total: total, failure, ...rows } = row;
    const stand = { state, kind, done, total, failure, rows };
    onStand(stand);
    if (ended.includes(state)) return stand;
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}
