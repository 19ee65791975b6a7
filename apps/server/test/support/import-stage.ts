import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Ctx, ctxAs, ensureBuiltInRoles, type BuiltInRoleKey } from '../../src/access/index.js';
import { commitImport, type ImportKind, mapImport, startImport, undoImport } from '../../src/modules/imports/index.js';
import { importJobs } from '../../src/modules/imports/imports.jobs.js';
import { loadImport } from '../../src/modules/imports/import-store.js';
import { readConfig } from '../../src/platform/config.js';
import type { Database } from '../../src/platform/database/database.js';
import { type FileId, type ImportId, newId, type UserId } from '../../src/platform/ids.js';
import { createLog } from '../../src/platform/log.js';
import { openOutbox } from '../../src/platform/outbox/outbox.js';
import type { Platform } from '../../src/platform/platform.js';

/** Rows of an import by what becomes of them. */
export interface Counts {
  readonly state: string;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly anonymous: number;
}

/** A shop that imports files: a platform over a test database, a user, and the jobs run by hand. */
export async function importStage(
  database: Database,
  shop: { readonly currency?: string; readonly zone?: string; readonly now?: string } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-imports-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const now = () => new Date(shop.now ?? '2026-03-01T00:00:00Z');
  const log = createLog('silent');
  const platform: Platform = { config: { ...readConfig({}), folder }, log, now, database, outbox: openOutbox(database, log, now) };
  const db = database.dataSource.manager;
  await db.query(`insert into organisation (name, currency, zone, locale, country, updated_at) values ('Shop', $1, $2, 'en', 'CN', $3)`, [
    shop.currency ?? 'CNY',
    shop.zone ?? 'Asia/Shanghai',
    now(),
  ]);
  const roles = await ensureBuiltInRoles(db, now());
  const signal = new AbortController().signal;

  const userOf = async (role: BuiltInRoleKey): Promise<UserId> => {
    const id = newId<'User'>();
    await db.query(
      `insert into users (id, email, name, password_hash, role_id, created_at, updated_at) values ($1, $2, 'Somebody', '', $3, $4, $4)`,
      [id, `${id}@shop.test`, roles[role], now()],
    );
    return id;
  };
  const as = async (role: BuiltInRoleKey): Promise<Ctx> => {
    const ctx = await ctxAs(platform, await userOf(role), signal);
    if (!ctx) throw new Error('The user was just made.');
    return ctx;
  };
  const ctx = await as('owner');

  const upload = async (text: string | { readonly path: string; readonly bytes: number }): Promise<FileId> => {
    const id = newId<'File'>();
    const path = typeof text === 'string' ? join(folder, id) : text.path;
    if (typeof text === 'string') await writeFile(path, text);
    await db.query(`insert into files (id, owner_id, name, bytes, sha256, path, created_at) values ($1, $2, 'shop.csv', $3, '', $4, $5)`, [
      id,
      ctx.viewer.userId,
      typeof text === 'string' ? Buffer.byteLength(text) : text.bytes,
      path,
      now(),
    ]);
    return id;
  };
  const runJob = async (name: string, importId: ImportId): Promise<void> => {
    const job = importJobs(platform).find((one) => one.name === name);
    await job?.run({ importId }, { signal, log, attempt: 5, progress: async () => undefined });
  };
  const check = (id: ImportId): Promise<void> => runJob('imports.check', id);
  const commit = (id: ImportId): Promise<void> => runJob('imports.commit', id);
  /** Undoes an import to its end. */
  const undo = async (id: ImportId): Promise<void> => {
    await undoImport(ctx, id);
    await runJob('imports.undo', id);
  };

  const counts = async (id: ImportId): Promise<Counts> => {
    const [found] = await db.query<Counts[]>(
      'select state, total, created, updated, unchanged, rejected, anonymous from imports where id = $1',
      [id],
    );
    if (!found) throw new Error('No such import.');
    return found;
  };
  const issues = (id: ImportId): Promise<{ line: number; column: string | null; code: string; severity: string; value: string | null }[]> =>
    db.query('select line, "column", code, severity, value from import_issues where import_id = $1 order by line, id', [id]);

  /** Opens and checks a file with the columns as guessed. */
  const checked = async (
    kind: ImportKind,
    text: Parameters<typeof upload>[0],
    options: { readonly wholeOrders?: boolean } = {},
  ): Promise<ImportId> => {
    const id = await startImport(ctx, { fileId: await upload(text), kind });
    await mapImport(ctx, { id, mapping: (await loadImport(ctx, id)).columns, options });
    await check(id);
    return id;
  };
  /** Checks and commits a file with the columns as guessed. */
  const brought = async (...file: Parameters<typeof checked>): Promise<ImportId> => {
    const id = await checked(...file);
    await commitImport(ctx, id);
    await commit(id);
    return id;
  };
  const stored = async (id: ImportId): Promise<string> => readFile((await loadImport(ctx, id)).path, 'utf8');
  return { ctx, as, platform, upload, check, commit, undo, checked, brought, counts, issues, stored };
}
