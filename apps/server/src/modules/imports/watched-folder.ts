import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ctxAs } from '../../access/act-as.js';
import type { Ctx } from '../../access/viewer.js';
import type { ImportId, UserId } from '../../platform/ids.js';
import type { Platform } from '../../platform/platform.js';
import { ImportKind, ImportState } from './import.enums.js';
import type { ImportRecord } from './import.record.js';
import { loadImport } from './import-store.js';
import { cancelImport } from './imports.service.js';
import { rejectedCsv } from './rejected-file.js';
import { commitUnlessOpen, matchColumns, takeFile } from './unattended.service.js';

const kinds: Readonly<Record<string, ImportKind>> = {
  orders: ImportKind.ORDERS,
  customers: ImportKind.CUSTOMERS,
  products: ImportKind.PRODUCTS,
};
/** A file that was written to more recently may not be whole yet. */
const restMs = 10_000;

interface Waiting {
  readonly id: ImportId;
  readonly inbox: string;
}

/**
 * Takes what lies in the watched folder and settles what was taken before: `orders/<source>/x.csv` is imported as orders of that source,
 * `orders/x.csv` of the source file; customers and products alike. A file stays where it is until its import has ended; then it moves to
 * `done`, or to `refused` with the reason, and a report lies beside it. Whatever stops a round, the next one goes on.
 */
export async function lookInFolder(platform: Platform, folder: string, signal: AbortSignal): Promise<void> {
  const [owner] = await platform.database.dataSource.query<{ id: UserId }[]>(
    `select u.id from users u join roles r on r.id = u.role_id where r.key = 'owner' and u.disabled_at is null order by u.created_at limit 1`,
  );
  const ctx = owner && (await ctxAs(platform, owner.id, signal));
  if (!ctx) return;
  const taken = await ctx.db.query<Waiting[]>('select id, inbox from imports where inbox is not null and settled_at is null order by id');
  for (const one of taken) await settle(ctx, folder, one);
  const open = new Set(taken.map(({ inbox }) => inbox));
  for (const inbox of await filesIn(folder, platform.now())) {
    signal.throwIfAborted();
    if (!open.has(inbox)) await take(ctx, platform, folder, inbox);
  }
}

/** Files that lie still, as paths within the folder. */
async function filesIn(folder: string, now: Date): Promise<readonly string[]> {
  const found: string[] = [];
  for (const kind of Object.keys(kinds)) {
    const entries = await readdir(join(folder, kind), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || /^\.|\.(part|tmp|crdownload)$/i.test(entry.name)) continue;
      if (now.getTime() - (await stat(path)).mtimeMs > restMs) found.push(path.slice(folder.length + 1));
    }
  }
  return found.toSorted();
}

async function take(ctx: Ctx, { config }: Platform, folder: string, inbox: string): Promise<void> {
  const [kind = '', ...below] = inbox.split(/[/\\]/);
  const source = below.length > 1 ? below[0] : undefined;
  const file = { path: join(folder, inbox), inbox, ...(kinds[kind] === undefined ? {} : { kind: kinds[kind] }) };
  try {
    await takeFile(ctx, { ...file, options: source === undefined ? {} : { source } }, config);
  } catch (error) {
    if (!(error instanceof Error && 'extensions' in error)) throw error; // refused for good; anything else is tried again
    await ctx.db.query('update imports set settled_at = $2 where inbox = $1 and settled_at is null', [inbox, ctx.now()]);
    await putAway(folder, inbox, 'refused', ctx.now(), { reason: error.message });
  }
}

async function settle(ctx: Ctx, folder: string, { id, inbox }: Waiting): Promise<void> {
  const imported = await loadImport(ctx, id);
  switch (imported.state) {
    case ImportState.UPLOADED:
      return matchColumns(ctx, id);
    case ImportState.CHECKED: {
      const reason = await commitUnlessOpen(ctx, id);
      if (reason === undefined) return;
      await cancelImport(ctx, id);
      return end(ctx, folder, imported, inbox, 'refused', reason);
    }
    case ImportState.DONE:
    case ImportState.UNDOING:
    case ImportState.UNDONE:
      return end(ctx, folder, imported, inbox, 'done');
    case ImportState.FAILED:
    case ImportState.CANCELLED:
      return end(ctx, folder, imported, inbox, 'refused', 'The import did not go through.');
    case ImportState.MAPPED:
    case ImportState.CHECKING:
    case ImportState.RUNNING:
    case ImportState.PAUSED:
      return;
  }
}

/** The file moves first and the mark comes last, so that a round that is cut off is done again. */
async function end(
  ctx: Ctx,
  folder: string,
  imported: ImportRecord,
  inbox: string,
  where: 'done' | 'refused',
  reason?: string,
): Promise<void> {
  const [rows] = await ctx.db.query<Record<string, unknown>[]>(
    'select total, created, updated, unchanged, rejected, failure from imports where id = $1',
    [imported.id],
  );
  const report = { import: imported.id, ...(reason === undefined ? {} : { reason }), ...rows };
  const path = await putAway(folder, inbox, where, ctx.now(), report);
  if (where === 'done' && imported.tally.REJECTED > 0)
    await pipeline(Readable.from(rejectedCsv(ctx, imported)), createWriteStream(`${path}.rejected.csv`));
  await ctx.db.query('update imports set settled_at = $2 where id = $1', [imported.id, ctx.now()]);
}

async function putAway(folder: string, inbox: string, where: 'done' | 'refused', now: Date, report: object): Promise<string> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
  const path = join(folder, where, dirname(inbox), `${stamp} ${basename(inbox)}`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.report.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  await rename(join(folder, inbox), path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error; // moved by the round before
  });
  return path;
}
