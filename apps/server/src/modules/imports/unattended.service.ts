import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import type { Config } from '../../platform/config.js';
import { inputInvalid } from '../../platform/errors.js';
import { keepFile } from '../../platform/http/receive-file.js';
import type { ImportId } from '../../platform/ids.js';
import { saveFile } from './save-file.js';
import { ImportKind, ImportState } from './import.enums.js';
import { loadImport } from './import-store.js';
import { commitImport, mapImport, type MapImport } from './imports.service.js';
import { kindOf, startImport } from './open-import.service.js';

/** A file on this machine that is imported without a person in front of it. */
export interface UnattendedFile {
  readonly path: string;
  /** found in the file when absent: that of which it has the most columns */
  readonly kind?: ImportKind;
  /** where it lay in the watched folder */
  readonly inbox?: string;
  readonly options?: MapImport['options'];
}

/**
 * Takes a copy of the file, opens it and starts its dry run with the columns as they were matched last for such a header, or as guessed.
 * Throws INPUT_INVALID for what is no table or lacks a needed column, LIMIT_REACHED for what is too large.
 */
export async function takeFile(
  ctx: Ctx,
  { path, kind, inbox, options }: UnattendedFile,
  config: Pick<Config, 'folder' | 'limits'>,
): Promise<ImportId> {
  assertGranted(ctx.viewer, 'imports.run');
  const known = kind ?? (await kindOf(ctx, path));
  if (known === undefined)
    throw inputInvalid({ path: 'kind', rule: 'must be said: the columns are neither those of orders, customers nor products' });
  const kept = await keepFile({ name: basename(path), content: createReadStream(path) }, config);
  await saveFile(ctx, kept);
  const id = await startImport(ctx, { fileId: kept.id, kind: known, ...(inbox === undefined ? {} : { inbox }) });
  await matchColumns(ctx, id, options);
  return id;
}

/** Starts the dry run with the columns as they are. */
export async function matchColumns(ctx: Ctx, id: ImportId, options?: MapImport['options']): Promise<void> {
  const { columns } = await loadImport(ctx, id);
  await mapImport(ctx, { id, mapping: columns, ...(options === undefined ? {} : { options }) });
}

/** Why a checked import cannot be committed without a person; undefined when it can. */
export async function whatIsOpen(ctx: Ctx, id: ImportId): Promise<string | undefined> {
  const { formats, state, total, tally } = await loadImport(ctx, id);
  if (state !== ImportState.CHECKED) return `The import is ${state.toLowerCase()}.`;
  const [open] = formats.questions;
  if (open) return `${open.column}: ${open.example} can be read as ${open.readings.map(({ reading }) => reading).join(' or ')}; say which.`;
  return tally.REJECTED === total ? 'No row can go in.' : undefined;
}

/** Commits a checked import that leaves nothing open and has something to write; answers why not otherwise. */
export async function commitUnlessOpen(ctx: Ctx, id: ImportId): Promise<string | undefined> {
  const open = await whatIsOpen(ctx, id);
  if (open === undefined) await commitImport(ctx, id);
  return open;
}
