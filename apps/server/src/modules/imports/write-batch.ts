import type { PlatformCtx } from '../../platform/ctx.js';
import { isRejected, type RowIssue, type RowOutcome } from '../../platform/rows.js';
import { upsertProducts } from '../catalog/index.js';
import { upsertMany } from '../customers/index.js';
import { type OrderRow, type OrderWriteOptions, recordMany } from '../orders/index.js';
import { ImportKind } from './import.enums.js';
import type { ImportRecord, Outcome } from './import.record.js';
import type { LineIssue } from './stage-row.rules.js';
import { type Batch, latestValues, type WaitingRow } from './staged-rows.js';
import { saysMore, toCustomer, toOrder, toProduct, toRefund } from './to-rows.rules.js';

/** What became of a batch: an outcome for each row that was not rejected before, and what is new to say of them. */
export interface BatchResult {
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly issues: readonly LineIssue[];
}

/** Writes a batch through the doors of the modules below, in the transaction of the caller. In a rehearsal orders are judged and not written. */
export async function writeBatch(
  tx: PlatformCtx,
  imported: ImportRecord,
  batch: Batch,
  { rehearsal = false }: { readonly rehearsal?: boolean } = {},
): Promise<BatchResult> {
  const report = batchReport(imported);
  const waiting = batch.rows.filter(({ rejected }) => !rejected);
  const { source } = imported.options;
  if (waiting.length === 0) return report.result;
  switch (imported.kind) {
    case ImportKind.CUSTOMERS:
      report.addRows(
        waiting,
        await upsertMany(
          tx,
          waiting.map(({ cells }) => toCustomer(cells)),
          { source, invalidContact: 'note' },
        ),
      );
      break;
    case ImportKind.PRODUCTS:
      report.addRows(
        waiting,
        await upsertProducts(
          tx,
          waiting.map(({ cells }) => toProduct(cells)),
          { source },
        ),
      );
      break;
    case ImportKind.ORDERS:
      await writeOrders(tx, imported, batch, { report, rehearsal });
  }
  return report.result;
}

async function writeOrders(
  tx: PlatformCtx,
  imported: ImportRecord,
  batch: Batch,
  { report, rehearsal }: { readonly report: BatchReport; readonly rehearsal: boolean },
): Promise<void> {
  const { source, wholeOrders } = imported.options;
  const options = { source, wholeOrders, invalidContact: 'note', rehearsal } as const;
  const all = grouped(batch.rows);
  const profiles = await writeCustomers(tx, imported, batch, options);
  const groups = [...all].flatMap(([key, rows]) => {
    const accepted = rows.filter(({ rejected }) => !rejected);
    return accepted.length === 0 ? [] : [{ key, accepted, rows }];
  });
  const refused = groups.filter(({ accepted }) => accepted.some(({ cells }) => profiles.get(String(cells['who']))?.outcome === 'REJECTED'));
  const open = groups.filter((group) => !refused.includes(group));
  const products = await latestValues(
    tx,
    imported.id,
    'PRODUCT',
    distinct(open.flatMap(({ accepted }) => accepted.map(({ cells }) => cells['lines.sku']))),
  );
  const orders = open.map(({ key, accepted, rows }) => toOrder(key, accepted, rows, (sku) => products.get(sku)));
  const written = await recordMany(tx, orders, options);
  const outcomes = await writeRefunds(
    tx,
    written,
    orders.map((order, at) => toRefund(order, open[at]?.rows ?? [])),
    options,
  );

  for (const { accepted } of refused) {
    const issues = accepted.flatMap(({ cells }) => profiles.get(String(cells['who']))?.issues ?? []);
    report.addGroup(accepted, { index: 0, outcome: 'REJECTED', issues: issues.map(ofCustomer) });
  }
  open.forEach(({ accepted }, at) => {
    const outcome = outcomes[at];
    if (!outcome) return;
    // The profile is told of once, with the first of the customer's orders; what it changed makes the rows of that order changed rows.
    const who = accepted.map(({ cells }) => cells['who']).find((key) => typeof key === 'string') ?? '';
    const profile = profiles.get(String(who));
    profiles.delete(String(who));
    const news = profile && profile.outcome !== 'UNCHANGED' && outcome.outcome === 'UNCHANGED' ? 'UPDATED' : outcome.outcome;
    report.addGroup(accepted, { ...outcome, outcome: news, issues: [...outcome.issues, ...(profile?.issues ?? []).map(ofCustomer)] });
  });
}

/** Writes what was given back of the orders that went in; an order with such news is not unchanged. */
async function writeRefunds(
  tx: PlatformCtx,
  outcomes: readonly RowOutcome[],
  refunds: readonly (OrderRow | undefined)[],
  options: OrderWriteOptions,
): Promise<readonly RowOutcome[]> {
  const due = refunds.flatMap((refund, at) => (refund && outcomes[at]?.outcome !== 'REJECTED' ? [{ refund, at }] : []));
  if (due.length === 0) return outcomes;
  const written = await recordMany(
    tx,
    due.map(({ refund }) => refund),
    { ...options, wholeOrders: true },
  );
  const news = new Set(due.flatMap(({ at }, place) => (written[place]?.outcome === 'UNCHANGED' ? [] : [at])));
  return outcomes.map((one, at) => (news.has(at) && one.outcome === 'UNCHANGED' ? { ...one, outcome: 'UPDATED' } : one));
}

/** Rows by their order, in the order of the file. */
function grouped(rows: readonly WaitingRow[]): ReadonlyMap<string, readonly WaitingRow[]> {
  const groups = new Map<string, WaitingRow[]>();
  for (const row of rows) {
    const group = groups.get(row.groupKey);
    if (group) group.push(row);
    else groups.set(row.groupKey, [row]);
  }
  return groups;
}

const ofCustomer = (issue: RowIssue): RowIssue => ({ ...issue, path: `customer.${issue.path}` });
const distinct = (values: readonly unknown[]): string[] => [...new Set(values.filter((value) => typeof value === 'string'))];

/** Brings the customers' fields up to date where the file has more of them than keys; outcomes by the customer's key in the file. */
async function writeCustomers(
  tx: PlatformCtx,
  imported: ImportRecord,
  batch: Batch,
  options: OrderWriteOptions,
): Promise<Map<string, RowOutcome>> {
  const named = batch.rows.filter(({ rejected, cells }) => !rejected && saysMore(cells));
  const values = [...(await latestValues(tx, imported.id, 'CUSTOMER', distinct(named.map(({ cells }) => cells['who']))))];
  if (values.length === 0) return new Map();
  const rows = values.map(([, cells]) => toCustomer(cells, 'customer.'));
  const outcomes = await upsertMany(tx, rows, options);
  return new Map(outcomes.flatMap((outcome) => (values[outcome.index] ? [[values[outcome.index]?.[0] ?? '', outcome] as const] : [])));
}

/** The target that a path of a written row came from: lists are one cell, custom attributes are numbered as they stand in the row. */
function targetOf({ cells }: WaitingRow, path: string): string {
  const [, list, at] = /^(tags|interests|attributes)\.(\d+)/.exec(path) ?? [];
  if (list === 'attributes') return Object.keys(cells).filter((name) => name.startsWith('attributes.'))[Number(at)] ?? path;
  return list ?? path;
}

interface BatchReport {
  readonly result: BatchResult;
  /** an outcome for each row */
  readonly addRows: (rows: readonly WaitingRow[], outcomes: readonly RowOutcome[]) => void;
  /** one outcome for the rows of a group; its issues name lines by their place among them */
  readonly addGroup: (rows: readonly WaitingRow[], outcome: RowOutcome) => void;
}

function batchReport(imported: ImportRecord): BatchReport {
  const outcomes = new Map<number, Outcome>();
  const issues: LineIssue[] = [];
  const columns = new Map(imported.columns.flatMap(({ column, target }) => (target === null ? [] : [[target, column] as const])));
  const add = (row: WaitingRow, issue: RowIssue, target: string): void => {
    const value = row.cells[target];
    issues.push({
      line: row.line,
      column: columns.get(target) ?? null,
      code: issue.code,
      severity: issue.severity,
      message: issue.message,
      value: typeof value === 'string' ? value.slice(0, 200) : null,
    });
  };
  const addGroup = (rows: readonly WaitingRow[], { outcome, issues: found }: RowOutcome): void => {
    for (const row of rows) outcomes.set(row.number, outcome);
    for (const issue of found) {
      const [, at, rest] = /^lines\.(\d+)(?:\.(.+))?$/.exec(issue.path) ?? [];
      const about = at === undefined ? undefined : rows[Number(at)];
      if (about) add(about, issue, `lines.${rest ?? 'quantity'}`);
      else for (const row of isRejected([issue]) ? rows : rows.slice(0, 1)) add(row, issue, targetOf(row, issue.path));
    }
    if (outcome !== 'REJECTED') return;
    const explained = new Set(issues.filter(({ severity }) => severity === 'REJECTED').map(({ line }) => line));
    const [cause] = found.filter((issue) => isRejected([issue]));
    if (cause)
      for (const row of rows)
        if (!explained.has(row.line)) add(row, { ...cause, message: `Another line of the order: ${cause.message}` }, '');
  };
  return {
    result: { outcomes, issues },
    addGroup,
    addRows: (rows, found) => rows.forEach((row, at) => void (found[at] && addGroup([row], found[at]))),
  };
}
