import type { Ctx } from '../../access/viewer.js';
import type { ImportId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { ImportState } from './import.enums.js';
import { addTallies, type ImportRecord } from './import.record.js';
import { addIssues, changeImport, loadImport } from './import-store.js';
import { importJournal, saveChanges } from './import-changes.js';
import { nextBatch, setRejected, tallyOf } from './staged-rows.js';
import { writeBatch } from './write-batch.js';

/**
 * Commits batch after batch until all are in, or somebody pauses or cancels. A batch is one transaction with the marker of where the next one
 * begins: a server that is killed has committed all of it or nothing, and the next one goes on from there.
 */
export async function commitBatches(ctx: Ctx, id: ImportId): Promise<void> {
  while (await commitNext(ctx, id)) ctx.signal.throwIfAborted();
}

/** Commits one batch; false when there was none to commit or the import does not run. */
export async function commitNext(ctx: Ctx, id: ImportId): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const imported = await loadImport(tx, id, 'lock');
    if (imported.state !== ImportState.RUNNING) return false;
    const batch = await nextBatch(tx, id, imported.committedKey);
    if (!batch) {
      await changeImport(tx, id, { state: ImportState.DONE, ended_at: tx.now(), ...countsOf(imported) });
      return false;
    }
    const { journal, changes } = importJournal();
    const { outcomes, issues } = await writeBatch({ ...tx, journal }, imported, batch);
    await saveChanges(tx, id, changes());
    await setRejected(tx, id, outcomes);
    await addIssues(
      tx,
      id,
      issues.filter(({ severity }) => severity === 'REJECTED'),
    );
    const tally = addTallies(imported.tally, tallyOf(outcomes.values()));
    await changeImport(tx, id, { tally, committed_key: batch.lastKey, step_done: sum(tally) });
    return true;
  });
}

const sum = ({ CREATED, UPDATED, UNCHANGED, REJECTED }: ImportRecord['tally']): number => CREATED + UPDATED + UNCHANGED + REJECTED;

/** The counts of what is in, for an import that ended. */
export const countsOf = ({
  tally,
}: Pick<ImportRecord, 'tally'>): { created: number; updated: number; unchanged: number; rejected: number } => ({
  created: tally.CREATED,
  updated: tally.UPDATED,
  unchanged: tally.UNCHANGED,
  rejected: tally.REJECTED,
});
