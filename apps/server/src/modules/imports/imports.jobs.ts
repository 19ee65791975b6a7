import { ctxAs, systemCtx } from '../../access/act-as.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { defineJob, type Job, type JobRun, type Schedule } from '../../platform/jobs/job.js';
import type { Platform } from '../../platform/platform.js';
import { inTransaction } from '../../platform/transaction.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { checkImport } from './check-import.js';
import { commitBatches } from './commit-import.js';
import { UnreadableFile } from './reading/unreadable-file.js';
import { ImportState } from './import.enums.js';
import { changeImport, loadImport } from './import-store.js';
import { checkKind, commitKind, type ImportJob, undoKind, watchKind } from './imports.kinds.js';
import { undoBatches } from './undo-import.js';
import { lookInFolder } from './watched-folder.js';

const lastAttempt = 5;

/** The watched folder is looked into every minute. */
export const importSchedules: readonly Schedule[] = [{ job: watchKind.name, cron: '* * * * *' }];

/** The jobs that read and commit files, each with the rights its author has when it runs. */
export function importJobs(platform: Platform): readonly Job[] {
  const job =
    (work: (ctx: Ctx, id: ImportJob['importId']) => Promise<void>, expected: ImportState) =>
    async ({ importId, userId }: ImportJob, run: JobRun): Promise<void> => {
      const system = await systemCtx(platform, run.signal);
      const imported = await loadImport(system, importId);
      if (imported.state !== expected) return;
      try {
        const ctx = await ctxAs(platform, userId ?? imported.authorId, run.signal);
        if (!ctx) throw new UnreadableFile('Who started the import has no account any more.');
        assertGranted(ctx.viewer, 'imports.run');
        await work(ctx, importId);
      } catch (error) {
        if (run.signal.aborted) throw error; // the server stops; the job is run again at the next start
        const reason = reasonOf(error);
        if (reason === undefined && run.attempt < lastAttempt) throw error;
        run.log.warn({ error, importId }, 'An import failed.');
        await fail(system, importId, expected, reason ?? 'Something went wrong on the server; its log says more.');
      }
    };
  return [
    defineJob(checkKind, job(checkImport, ImportState.CHECKING)),
    defineJob(commitKind, job(commitBatches, ImportState.RUNNING)),
    defineJob(undoKind, job(undoBatches, ImportState.UNDOING)),
    defineJob(watchKind, async (_payload, { signal }) => {
      const { importFolder } = platform.config;
      if (importFolder !== undefined) await lookInFolder(platform, importFolder, signal);
    }),
  ];
}

/** A reason that trying again does not change, in words for the person; undefined for anything else. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof UnreadableFile) return error.message;
  const isForbidden = error instanceof Error && 'extensions' in error;
  return isForbidden ? error.message : undefined;
}

async function fail(ctx: PlatformCtx, id: ImportJob['importId'], expected: ImportState, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { state } = await loadImport(tx, id, 'lock');
    if (state === expected) await changeImport(tx, id, { state: ImportState.FAILED, failure: reason, ended_at: tx.now() });
  });
}
