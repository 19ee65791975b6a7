import type { Ctx } from '../../access/viewer.js';
import type { ImportId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { attributeNames } from './attribute-names.js';
import { cellCorrector } from './corrections.rules.js';
import { importJournal } from './import-changes.js';
import { pickForSamples, sampleRecords, type StoredSample, wantsSamples } from './import-samples.js';
import { ImportKind, ImportState } from './import.enums.js';
import { addTallies, emptyTally, type ImportRecord, type Tally } from './import.record.js';
import { changeImport, clearStaged, addIssues, loadImport, stageRows } from './import-store.js';
import { targetsOf } from './import-targets.js';
import { inTurn } from '../../platform/in-turn.js';
import { type FileRecord, fileRecords } from './reading/file-records.js';
import { type Formats, FormatScout } from './reading/formats.rules.js';
import type { CellRules } from './read-cell.rules.js';
import { type MappedColumn, rowStager, type StagedRow } from './stage-row.rules.js';
import { allBatches, type Batch, countAnonymous, keepLatestValues, setRejected, tallyOf, warnOfRepeats } from './staged-rows.js';
import { customerValues, productValues } from './to-rows.rules.js';
import { writeBatch } from './write-batch.js';

const chunkRows = 5000;

/** Somebody cancelled the import or settled its columns anew while it was read. */
class Overtaken extends Error {}

/**
 * The dry run: reads the whole file into the staging table, then writes it batch by batch and takes each batch back, so that the expected
 * counts are those a commit would have. Starts from the beginning when it is run again.
 */
export async function checkImport(ctx: Ctx, id: ImportId): Promise<void> {
  try {
    const imported = await loadImport(ctx, id);
    await step(ctx, id, async (tx) => clearStaged(tx, id));
    const total = await readFile(ctx, imported);
    await step(ctx, id, async (tx) => afterReading(tx, imported, total));
    const { expected, samples } = await rehearse(ctx, imported, total);
    const rejected = total - expected.CREATED - expected.UPDATED - expected.UNCHANGED;
    await step(ctx, id, async (tx) =>
      changeImport(tx, id, {
        state: ImportState.CHECKED,
        total,
        created: expected.CREATED,
        updated: expected.UPDATED,
        unchanged: expected.UNCHANGED,
        rejected,
        anonymous: imported.kind === ImportKind.ORDERS ? await countAnonymous(tx, id) : 0,
        tally: { ...emptyTally, REJECTED: rejected },
        committed_key: '',
        samples: JSON.stringify(samples),
      }),
    );
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
  }
}

/** A transaction of the check; ends the check when the import is not being checked any more. */
async function step<T>(ctx: Ctx, id: ImportId, work: (tx: Ctx) => Promise<T>): Promise<T> {
  ctx.signal.throwIfAborted();
  return inTransaction(ctx, async (tx) => {
    const { state } = await loadImport(tx, id, 'lock');
    if (state !== ImportState.CHECKING) throw new Overtaken();
    return work(tx);
  });
}

/** Stages every record and answers how many there are. Progress counts a row once when it is read and once when it is tried. */
async function readFile(ctx: Ctx, imported: ImportRecord): Promise<number> {
  const { zone, currency } = imported.options;
  const columns = await mappedColumns(ctx, imported);
  const formats = await scoutFormats(ctx, imported, columns);
  await step(ctx, imported.id, (tx) => changeImport(tx, imported.id, { formats: JSON.stringify(formats) }));
  const { decimalMark, dateOrder } = formats;
  const rules: CellRules = { zone, currency, country: ctx.organisation.country, now: ctx.now(), decimalMark, dateOrder };
  const width = imported.columns.length;
  const stage = rowStager(
    imported.kind,
    columns,
    imported.columns.map(({ column }) => column),
    rules,
  );
  let total = 0;
  const keep = async ({ rows, bytes }: Chunk): Promise<void> => {
    total += rows.length;
    const guess = Math.max(total, Math.round((total * imported.bytes) / Math.max(bytes, 1)));
    await step(ctx, imported.id, async (tx) => {
      await stageRows(tx, imported.id, rows);
      await changeImport(tx, imported.id, { step_done: Math.floor(total / 2), step_total: guess });
    });
  };
  await inTurn(chunks(fileRecords(imported.path, imported.form, width, ctx.signal), stage), keep);
  return total;
}

/** Rows that are staged together, with how far into the file they go. */
interface Chunk {
  readonly rows: readonly StagedRow[];
  readonly bytes: number;
}

async function* chunks(records: AsyncIterable<FileRecord>, stage: (record: FileRecord) => StagedRow): AsyncGenerator<Chunk> {
  let rows: StagedRow[] = [];
  let bytes = 0;
  for await (const record of records) {
    rows.push(stage(record));
    bytes = record.bytes;
    if (rows.length < chunkRows) continue;
    yield { rows, bytes };
    rows = [];
  }
  if (rows.length > 0) yield { rows, bytes };
}

/** Looks at every number and date of the file before any is read: one value can settle how the others are meant. */
async function scoutFormats(
  ctx: Ctx,
  { path, form, options, columns: all }: ImportRecord,
  columns: readonly MappedColumn[],
): Promise<Formats> {
  const scout = new FormatScout();
  const looked = columns.filter(({ target }) => scout.isAbout(target.type));
  if (looked.length > 0) {
    for await (const { cells } of fileRecords(path, form, all.length, ctx.signal)) {
      for (const { index, column, target, read } of looked) scout.look(target.type, column, read(cells[index] ?? ''));
    }
  }
  return scout.formats(options);
}

async function mappedColumns(ctx: Ctx, { kind, columns, corrections }: ImportRecord): Promise<readonly MappedColumn[]> {
  const targets = new Map(targetsOf(kind, await attributeNames(ctx)).map((target) => [target.name, target]));
  return columns.flatMap(({ column, target: name }, index) => {
    const target = name === null ? undefined : targets.get(name);
    return target ? [{ index, column, target, read: cellCorrector(column, corrections) }] : [];
  });
}

async function afterReading(tx: Ctx, { id, kind }: ImportRecord, total: number): Promise<void> {
  const repeats = await warnOfRepeats(tx, id, kind);
  const message = kind === ImportKind.ORDERS ? 'Equal to an earlier row of the order; both are kept as lines.' : 'Equal to an earlier row.';
  await addIssues(
    tx,
    id,
    repeats.map((line) => ({ line, column: null, code: 'ROW_REPEATED', severity: 'WARNING', message, value: null })),
  );
  if (kind === ImportKind.ORDERS) {
    await keepLatestValues(tx, id, { kind: 'CUSTOMER', key: 'who', fields: customerValues });
    await keepLatestValues(tx, id, { kind: 'PRODUCT', key: 'lines.sku', fields: productValues });
  }
  await tx.db.query('analyze import_rows');
  await changeImport(tx, id, { step_total: total, step_done: Math.floor(total / 2) });
}

interface Rehearsal {
  readonly expected: Tally;
  readonly samples: readonly StoredSample[];
}

/**
 * Tries every batch; rows that the modules below refuse are rejected from now on, with the reasons. Orders are judged without writing anything,
 * so that two batches can be tried at once: one while the database answers the other.
 */
async function rehearse(ctx: Ctx, imported: ImportRecord, total: number): Promise<Rehearsal> {
  const judged = imported.kind === ImportKind.ORDERS;
  const batches = allBatches(ctx, imported.id);
  let expected = emptyTally;
  let samples: readonly StoredSample[] = [];
  let sampling = Promise.resolve();
  let done = 0;
  const sample = async (batch: Batch, tally: Tally): Promise<void> => {
    if (wantsSamples(tally, samples)) samples = [...samples, ...(await sampled(ctx, imported, batch, samples))];
  };
  const tryBatches = async (): Promise<void> => {
    for await (const batch of batches) {
      ctx.signal.throwIfAborted();
      const result = await (judged
        ? writeBatch(ctx, imported, batch, { rehearsal: true })
        : takeBack(ctx, (tx) => writeBatch(tx, imported, batch)));
      const tally = tallyOf(result.outcomes.values());
      expected = addTallies(expected, tally);
      await (sampling = sampling.then(() => sample(batch, tally)));
      done += batch.rows.length;
      await step(ctx, imported.id, async (tx) => {
        await setRejected(tx, imported.id, result.outcomes);
        await addIssues(tx, imported.id, result.issues);
        await changeImport(tx, imported.id, { step_done: Math.floor((total + done) / 2) });
      });
    }
  };
  const lanes = await Promise.allSettled(judged ? [tryBatches(), tryBatches()] : [tryBatches()]); // nothing writes on after this has ended
  const broken = lanes.find((lane) => lane.status === 'rejected');
  if (broken) throw broken.reason;
  return { expected, samples };
}

/** Samples out of a batch, which is written for them as a commit would. */
const sampled = (ctx: Ctx, imported: ImportRecord, batch: Batch, taken: readonly StoredSample[]): Promise<readonly StoredSample[]> =>
  takeBack(ctx, async (tx) => {
    const { journal, changes } = importJournal();
    await writeBatch({ ...tx, journal }, imported, batch);
    return sampleRecords(tx, pickForSamples(imported.kind, changes(), taken));
  });

/** Runs the work in a transaction that never commits. */
async function takeBack<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  const done: T[] = [];
  const back = new Error('taken back');
  await inTransaction(ctx, async (tx) => {
    done.push(await work(tx));
    throw back;
  }).catch((error: unknown) => {
    if (error !== back) throw error;
  });
  const [result] = done;
  if (result === undefined) throw new Error('A transaction was taken back before it ended.');
  return result;
}
