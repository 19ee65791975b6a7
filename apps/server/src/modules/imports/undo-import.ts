import type { Ctx } from '../../access/viewer.js';
import { isId, type Id, type ImportId } from '../../platform/ids.js';
import type { RecordChange, TakenBack } from '../../platform/journal.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { inTransaction } from '../../platform/transaction.js';
import { undoCategories, undoProducts, undoStores } from '../catalog/index.js';
import { undoCustomers } from '../customers/index.js';
import { undoOrders } from '../orders/index.js';
import { namedInRules } from '../segments/index.js';
import { ImportState } from './import.enums.js';
import { addLeftovers, type ChangeBatch, nextChanges } from './import-changes.js';
import type { UndoTally } from './import.record.js';
import { changeImport, loadImport } from './import-store.js';

/** An import can be undone for this long after it ended, in milliseconds. */
export const undoTime = 30 * 24 * 3_600_000;

/**
 * Takes back what an import changed, batch after batch. A batch is one transaction with the marker of where the next one begins: a server that
 * is killed has taken all of it back or nothing, and the next one goes on from there.
 */
export async function undoBatches(ctx: Ctx, id: ImportId): Promise<void> {
  while (await undoNext(ctx, id)) ctx.signal.throwIfAborted();
}

/** Takes one batch back; false when there was none or the import is not being undone. */
export async function undoNext(ctx: Ctx, id: ImportId): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const imported = await loadImport(tx, id, 'lock');
    if (imported.state !== ImportState.UNDOING) return false;
    const batch = await nextChanges(tx, id, imported.undoneKey);
    if (!batch) {
      await changeImport(tx, id, { state: ImportState.UNDONE });
      return false;
    }
    const outcomes = await takeBack(tx, batch);
    await addLeftovers(tx, id, outcomes);
    await changeImport(tx, id, {
      undo: added(imported.undo, outcomes),
      undone_key: batch.lastKey,
      step_done: imported.stepDone + batch.changes.length,
    });
    return true;
  });
}

async function takeBack(tx: PlatformCtx, { kind, changes }: ChangeBatch): Promise<readonly TakenBack[]> {
  switch (kind) {
    case 'order':
      return undoOrders(tx, named<'Order'>(changes));
    case 'customer':
      return undoCustomers(tx, named<'Customer'>(changes));
    case 'product':
      return undoProducts(tx, changes);
    case 'store':
      return undoStores(tx, changes);
    case 'category':
      return undoCategories(tx, changes, await namedInRules(tx));
  }
}

/** The column holds ids; the type says of what. */
const named = <Kind extends string>(changes: readonly RecordChange[]): readonly (RecordChange & { readonly id: Id<Kind> })[] =>
  changes.flatMap((change) => (isId<Kind>(change.id) ? [{ ...change, id: change.id }] : []));

const added = (tally: UndoTally, outcomes: readonly TakenBack[]): UndoTally => ({
  restored: tally.restored + outcomes.filter(({ outcome }) => outcome === 'RESTORED').length,
  removed: tally.removed + outcomes.filter(({ outcome }) => outcome === 'REMOVED').length,
  kept: tally.kept + outcomes.filter(({ reason }) => reason !== undefined).length,
});
