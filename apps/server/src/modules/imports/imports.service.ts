import { assertGranted, type Ctx } from '../../access/viewer.js';
import { isZone } from '../../access/scalars.js';
import { conflict, inputInvalid, type InputIssue } from '../../platform/errors.js';
import type { ImportId } from '../../platform/ids.js';
import { enqueue } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { attributeNames } from './attribute-names.js';
import { countsOf } from './commit-import.js';
import { ImportKind, ImportState } from './import.enums.js';
import type { FileColumn, ImportRecord, ImportSettings } from './import.record.js';
import { withCorrection } from './corrections.rules.js';
import { changeImport, type ImportChange, loadImport } from './import-store.js';
import { saveMapping } from './saved-mapping.js';
import { type Target, targetsOf } from './import-targets.js';
import { countChanges } from './import-changes.js';
import { checkKind, commitKind, undoKind } from './imports.kinds.js';
import { undoTime } from './undo-import.js';
import { noFormats } from './reading/formats.rules.js';

/** corrections of one import at most; a file with more wrong values is better mended itself */
const mostCorrections = 1000;
/** Whether nothing of the file is written yet, and nothing is going on. */
export const isOpen = ({ state, isChecked }: ImportRecord): boolean =>
  [ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKED].includes(state) || (state === ImportState.FAILED && !isChecked);

export interface MapImport {
  readonly id: ImportId;
  readonly mapping: readonly { readonly column: string; readonly target?: string | null }[];
  readonly options?: { readonly [K in keyof ImportSettings]?: ImportSettings[K] | null } | null;
}

/** Settles what the columns are and starts the dry run of the whole file. Columns that are not named are left out. */
export async function mapImport(ctx: Ctx, input: MapImport): Promise<void> {
  assertGranted(ctx.viewer, 'imports.run');
  await inTransaction(ctx, async (tx) => {
    const imported = await loadImport(tx, input.id, 'lock');
    if (!isOpen(imported)) throw importNotNow(imported);
    const columns = mapColumns(imported, input.mapping, targetsOf(imported.kind, await attributeNames(tx)));
    const options = settingsOf(ctx, imported.options, input.options ?? {});
    await saveMapping(tx, imported.kind, columns, options);
    await startCheck(tx, imported.id, { columns: JSON.stringify(columns), options: JSON.stringify(options) });
  });
}

/** Has every value of a column that is `from` read as `to`, and checks the whole file again; null takes such a correction back. */
export async function correctImportValue(
  ctx: Ctx,
  { id, ...correction }: { readonly id: ImportId; readonly column: string; readonly from: string; readonly to: string | null },
): Promise<void> {
  await move(ctx, id, { from: [ImportState.CHECKED, ImportState.FAILED], already: [] }, async (tx, imported) => {
    if (imported.state === ImportState.FAILED && imported.isChecked) throw importNotNow(imported);
    if (!imported.columns.some(({ column, target }) => column === correction.column && target !== null))
      throw inputInvalid({ path: 'input.column', rule: 'must be a column of the file that is matched' });
    const corrections = withCorrection(imported.corrections, correction);
    if (corrections.length > mostCorrections)
      throw inputInvalid({ path: 'input', rule: `at most ${mostCorrections} values are corrected` });
    await startCheck(tx, id, { corrections: JSON.stringify(corrections) });
  });
}

const noCounts = { total: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, anonymous: 0 };

/** What an import is before its dry run. */
export const unchecked = {
  ...noCounts,
  tally: {},
  formats: JSON.stringify(noFormats),
  samples: '[]',
  committed_key: '',
  failure: null,
  step_done: 0,
  step_total: 0,
} as const satisfies ImportChange;

/** Starts the dry run, from its beginning. */
async function startCheck(tx: Ctx, id: ImportId, change: ImportChange): Promise<void> {
  await changeImport(tx, id, {
    ...unchecked,
    ...change,
    state: ImportState.CHECKING,
    step_started_at: tx.now(),
  });
  await enqueue(tx, checkKind, { importId: id }, { key: `check ${id}`, queue: `import ${id}` });
}

function mapColumns(imported: ImportRecord, mapping: MapImport['mapping'], targets: readonly Target[]): readonly FileColumn[] {
  const named = new Set(imported.columns.map(({ column }) => column));
  const known = new Set(targets.map(({ name }) => name));
  const chosen = new Map<string, string>();
  const issues: InputIssue[] = [];
  mapping.forEach(({ column, target }, at) => {
    if (!named.has(column)) issues.push({ path: `mapping.${at}.column`, rule: 'must be a column of the file' });
    else if (target === null || target === undefined) return;
    else if (!known.has(target)) issues.push({ path: `mapping.${at}.target`, rule: 'must be a target of such files' });
    else if ([...chosen.values()].includes(target)) issues.push({ path: `mapping.${at}.target`, rule: 'is taken by another column' });
    else chosen.set(column, target);
  });
  const used = new Set(chosen.values());
  const missing = targets.filter(({ required, name }) => required && !used.has(name));
  issues.push(...missing.map(({ name }) => ({ path: 'mapping', rule: `must name a column for ${name}` })));
  const keys = ['externalId', 'card', 'email', 'phone'];
  if (imported.kind === ImportKind.CUSTOMERS && !keys.some((key) => used.has(key))) {
    issues.push({ path: 'mapping', rule: `must name a column for one of ${keys.join(', ')}` });
  }
  if (issues.length > 0) throw inputInvalid(...issues);
  return imported.columns.map((one) => ({ ...one, target: chosen.get(one.column) ?? null }));
}

function settingsOf(ctx: Ctx, before: ImportSettings, given: NonNullable<MapImport['options']>): ImportSettings {
  const settings: ImportSettings = {
    zone: given.zone ?? before.zone,
    wholeOrders: given.wholeOrders ?? before.wholeOrders,
    source: (given.source ?? before.source).trim(),
    currency: (given.currency ?? before.currency).toUpperCase(),
    decimalMark: given.decimalMark === undefined ? before.decimalMark : given.decimalMark,
    dateOrder: given.dateOrder === undefined ? before.dateOrder : given.dateOrder,
  };
  const { currency } = ctx.organisation;
  const issues: InputIssue[] = [];
  if (!isZone(settings.zone)) issues.push({ path: 'options.zone', rule: 'must be an IANA time zone' });
  if (!/^[\w.-]{1,60}$/.test(settings.source))
    issues.push({ path: 'options.source', rule: 'has 1 to 60 letters, digits, dots, dashes or underscores' });
  if (settings.currency !== currency)
    issues.push({ path: 'options.currency', rule: `must be ${currency}, in which all money is kept here` });
  if (issues.length > 0) throw inputInvalid(...issues);
  return settings;
}

/** Starts writing what the dry run promised. A second click while it runs changes nothing. */
export async function commitImport(ctx: Ctx, id: ImportId): Promise<void> {
  await move(ctx, id, { from: [ImportState.CHECKED, ImportState.RUNNING], already: [ImportState.DONE] }, run);
}

/** Stops between two batches. */
export async function pauseImport(ctx: Ctx, id: ImportId): Promise<void> {
  await move(ctx, id, { from: [ImportState.RUNNING], already: [ImportState.PAUSED] }, (tx) =>
    changeImport(tx, id, { state: ImportState.PAUSED }),
  );
}

/** Goes on after a pause, or after a commit that failed. */
export async function resumeImport(ctx: Ctx, id: ImportId): Promise<void> {
  await move(ctx, id, { from: [ImportState.PAUSED, ImportState.FAILED, ImportState.RUNNING], already: [] }, async (tx, imported) => {
    if (!imported.isChecked || imported.undoneKey !== '') throw importNotNow(imported);
    await run(tx, imported);
  });
}

/** Ends the import for good; what is committed stays, and the rest of the rows count as unchanged, for nothing came of them. */
export async function cancelImport(ctx: Ctx, id: ImportId): Promise<void> {
  const over = [ImportState.DONE, ImportState.UNDOING, ImportState.UNDONE];
  const from = Object.values(ImportState).filter((state) => !over.includes(state) && state !== ImportState.CANCELLED);
  await move(ctx, id, { from, already: [ImportState.CANCELLED] }, async (tx, imported) => {
    const counts = countsOf(imported);
    const unchanged = imported.total - counts.created - counts.updated - counts.rejected;
    await changeImport(tx, id, {
      state: ImportState.CANCELLED,
      ended_at: tx.now(),
      ...(imported.isChecked ? { ...counts, unchanged } : noCounts),
    });
  });
}

/**
 * Starts taking back what the import changed, for 30 days after it ended. What somebody changed since, or something else uses, stays and is
 * listed among its leftovers. A second click changes nothing.
 */
export async function undoImport(ctx: Ctx, id: ImportId): Promise<void> {
  const from = [ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED, ImportState.UNDOING];
  await move(ctx, id, { from, already: [ImportState.UNDONE] }, async (tx, imported) => {
    if (imported.state !== ImportState.UNDOING) {
      const { endedAt } = imported;
      if (!endedAt || tx.now().getTime() > endedAt.getTime() + undoTime) throw importNotNow(imported);
      const total = await countChanges(tx, id);
      if (total === 0) throw conflict('The import changed nothing; there is nothing to undo.', imported.state);
      const { restored, removed } = imported.undo;
      const done = imported.undoneKey === '' ? 0 : restored + removed;
      await changeImport(tx, id, {
        state: ImportState.UNDOING,
        failure: null,
        step_done: done,
        step_total: total,
        step_started_at: tx.now(),
      });
    }
    const job = { importId: id, userId: ctx.viewer.userId };
    await enqueue(tx, undoKind, job, { key: `undo ${id}`, queue: `import ${id}` });
  });
}

/** Enqueues the commit also when it runs already: the job of a server that was killed too often is taken up again, one too many ends at once. */
async function run(tx: Ctx, imported: ImportRecord): Promise<void> {
  if (imported.state !== ImportState.RUNNING) {
    const { CREATED, UPDATED, UNCHANGED, REJECTED } = imported.tally;
    await changeImport(tx, imported.id, {
      state: ImportState.RUNNING,
      failure: null,
      ended_at: null,
      step_done: CREATED + UPDATED + UNCHANGED + REJECTED,
      step_total: imported.total,
      step_started_at: tx.now(),
    });
  }
  await enqueue(tx, commitKind, { importId: imported.id }, { key: `commit ${imported.id}`, queue: `import ${imported.id}` });
}

/** Moves an import to another state; whoever comes second finds it there already, or gets CONFLICT with the state it is in. */
async function move(
  ctx: Ctx,
  id: ImportId,
  states: { readonly from: readonly ImportState[]; readonly already: readonly ImportState[] },
  change: (tx: Ctx, imported: ImportRecord) => Promise<void>,
): Promise<void> {
  assertGranted(ctx.viewer, 'imports.run');
  await inTransaction(ctx, async (tx) => {
    const imported = await loadImport(tx, id, 'lock');
    if (states.already.includes(imported.state)) return;
    if (!states.from.includes(imported.state)) throw importNotNow(imported);
    await change(tx, imported);
  });
}

/** The answer to whoever asks for a step that the import is not at. */
export const importNotNow = ({ state }: ImportRecord) => conflict(`The import is ${state.toLowerCase()}; this cannot be done now.`, state);
