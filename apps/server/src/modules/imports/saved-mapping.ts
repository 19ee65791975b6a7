import { createHash } from 'node:crypto';
import type { PlatformCtx } from '../../platform/ctx.js';
import type { ImportKind } from './import.enums.js';
import type { FileColumn, ImportSettings } from './import.record.js';
import { foldHeader } from './column-names.js';
import type { Target } from './import-targets.js';

/** How a file of the same header was mapped the last time. */
export interface SavedMapping {
  /** targets by column; null for a column that was left out */
  readonly mapping: Readonly<Record<string, string | null>>;
  readonly options: Partial<ImportSettings>;
  readonly savedAt: Date;
}

/** Files have the same header when they have the same columns, in whatever order. */
const headersKey = (columns: readonly { readonly column: string }[]): string =>
  createHash('sha256')
    .update(JSON.stringify(columns.map(({ column }) => foldHeader(column) || column).toSorted()))
    .digest('base64url');

/** Remembers a mapping for the next file with this header. */
export async function saveMapping(
  tx: PlatformCtx,
  kind: ImportKind,
  columns: readonly FileColumn[],
  options: ImportSettings,
): Promise<void> {
  await tx.db.query(
    `insert into import_mappings (kind, headers, mapping, options, saved_at) values ($1, $2, $3, $4, $5)
     on conflict (kind, headers) do update set mapping = excluded.mapping, options = excluded.options, saved_at = excluded.saved_at`,
    [
      kind,
      headersKey(columns),
      JSON.stringify(Object.fromEntries(columns.map(({ column, target }) => [foldHeader(column) || column, target]))),
      JSON.stringify(options),
      tx.now(),
    ],
  );
}

/** The mapping remembered for this header, if any. */
export async function findMapping(
  ctx: PlatformCtx,
  kind: ImportKind,
  columns: readonly { readonly column: string }[],
): Promise<SavedMapping | undefined> {
  const [found] = await ctx.db.query<SavedMapping[]>(
    'select mapping, options, saved_at as "savedAt" from import_mappings where kind = $1 and headers = $2',
    [kind, headersKey(columns)],
  );
  return found;
}

/** The target of a column as remembered, when there still is such a target; undefined when nothing is remembered of it. */
export function rememberedTarget(saved: SavedMapping, column: string, targets: readonly Target[]): string | null | undefined {
  const target = saved.mapping[foldHeader(column) || column];
  return typeof target === 'string' && !targets.some(({ name }) => name === target) ? undefined : target;
}
