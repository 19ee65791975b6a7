import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ctxAs, systemCtx } from '../../access/act-as.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { writeAct } from '../../platform/audit/entry.js';
import type { ExportId, UserId } from '../../platform/ids.js';
import { canBeCalledOff } from '../../platform/jobs/call-off.js';
import { defineJob, type Job, jobKind, type Schedule } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { assertVisible, memberOrdinals } from '../segments/index.js';
import { type ExportFormat, type ExportKind, ExportState } from './export.enums.js';
import { writeExport, writeRecordFile } from './export-file.js';
import { recordFile } from './record-files.js';
import { assertReadable, writeExportKind } from './exports.service.js';

interface WaitingExport {
  readonly kind: ExportKind;
  readonly segmentId: string | null;
  readonly source: string | null;
  readonly authorId: UserId;
  readonly format: ExportFormat;
  readonly fields: readonly string[];
  readonly withBom: boolean;
}

const openFor = 24 * 3_600_000;
const lastAttempt = 5;
const expireKind = jobKind('exports.expire', (payload): payload is unknown => payload !== undefined);

canBeCalledOff(writeExportKind, async (tx, { exportId }) => {
  await tx.db.query(`update exports set state = $2 where id = $1 and state in ('WAITING', 'RUNNING')`, [exportId, ExportState.CANCELLED]);
});

/** Files that are over go every ten minutes. */
export const exportSchedules: readonly Schedule[] = [{ job: expireKind.name, cron: '*/10 * * * *' }];

/** Writes files with the rights that their makers have when they are written, and removes those that are over. */
export function exportJobs(platform: Platform): readonly Job[] {
  const { database, now, config } = platform;
  /** False when it was called off meanwhile. */
  const set = async (id: ExportId, sets: string, ...values: readonly unknown[]): Promise<boolean> => {
    const { rowCount } = await database.pool.query(`update exports set ${sets} where id = $1 and state in ('WAITING', 'RUNNING')`, [
      id,
      ...values,
    ]);
    return rowCount === 1;
  };

  const write = async (id: ExportId, found: WaitingExport, signal: AbortSignal): Promise<void> => {
    const ctx = await ctxAs(platform, found.authorId, signal);
    if (!ctx) {
      await set(id, `state = 'FAILED', failure = $2`, 'Who asked for it has no account any more.');
      return;
    }
    assertGranted(ctx.viewer, 'data.export');
    const path = join(config.folder, 'exports', id);
    const count = await (found.segmentId === null
      ? writeRecords(ctx, id, found, path)
      : writeMembers(ctx, id, found, found.segmentId, path));
    const over = new Date(now().getTime() + openFor);
    if (!(await set(id, `state = 'DONE', row_count = $2, file_path = $3, expires_at = $4`, count, path, over)))
      return rm(path, { force: true });
    const { userId, email } = ctx.viewer;
    await writeAct(
      ctx.db,
      now(),
      { userId, clientId: null, name: email, address: null },
      {
        kind: 'EXPORT',
        action: writeExportKind.name,
        result: 'OK',
        fields: found.segmentId === null ? found.fields : found.fields.map((field) => `Customer.${field}`),
        subjects: [`Export:${id}`, ...(found.segmentId === null ? [] : [`Segment:${found.segmentId}`])],
        rows: count,
      },
    );
  };

  const writeMembers = async (ctx: Ctx, id: ExportId, found: WaitingExport, segmentId: string, path: string): Promise<number> => {
    await assertVisible(ctx, segmentId);
    await assertReadable(ctx, found.fields);
    await set(id, `state = 'RUNNING'`);
    return writeExport(ctx, found, await memberOrdinals(ctx, segmentId), path);
  };
  const writeRecords = async (ctx: Ctx, id: ExportId, found: WaitingExport, path: string): Promise<number> => {
    assertGranted(ctx.viewer, 'customers.list');
    const file = await recordFile(ctx, found.kind, found.source ?? '');
    await set(id, `state = 'RUNNING', fields = $2`, file.columns);
    return writeRecordFile(ctx, file, found, path);
  };

  return [
    defineJob(writeExportKind, async ({ exportId }, { signal, attempt, log }) => {
      const { rows } = await database.pool.query<WaitingExport>(
        `select kind, segment_id as "segmentId", source, author_id as "authorId", format, fields, with_bom as "withBom" from exports
         where id = $1 and state in ('WAITING', 'RUNNING')`,
        [exportId],
      );
      if (!rows[0]) return;
      try {
        await write(exportId, rows[0], signal);
      } catch (error) {
        if (signal.aborted) throw error; // the server stops; the job is run again at the next start
        const isRefused = error instanceof Error && 'extensions' in error;
        if (attempt < lastAttempt && (!isRefused || isUnavailable(error))) throw error;
        log.warn({ error, exportId }, 'An export failed.');
        await set(
          exportId,
          `state = 'FAILED', failure = $2`,
          isRefused ? error.message : 'Something went wrong on the server; its log says more.',
        );
      }
    }),
    defineJob(expireKind, async (_payload, { signal }) => {
      const ctx = await systemCtx(platform, signal);
      const over = await ctx.db.query<{ id: string; path: string | null }[]>(
        `select id, file_path as path from exports where state = $1 and expires_at <= $2`,
        [ExportState.DONE, ctx.now()],
      );
      for (const { path } of over) if (path !== null) await rm(path, { force: true });
      await ctx.db.query('update exports set state = $2, file_path = null where id = any($1::uuid[])', [
        over.map(({ id }) => id),
        ExportState.EXPIRED,
      ]);
    }),
  ];
}

/** The members are still being computed: worth another try. */
const isUnavailable = (error: Error): boolean => {
  const extensions: unknown = 'extensions' in error ? error.extensions : undefined;
  return typeof extensions === 'object' && extensions !== null && 'code' in extensions && extensions.code === 'UNAVAILABLE';
};
