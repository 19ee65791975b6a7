import type { RowCode } from '@regulars/graph';
import { currencyDigits, lineAmount, toScaled } from '../../platform/money.js';
import { rowWords } from '../../platform/row-words.js';
import { ImportKind } from './import.enums.js';
import type { Target } from './import-targets.js';
import { longestValue } from './corrections.rules.js';
import { type CellRules, cellReader, cleanCell } from './read-cell.rules.js';
import type { FileRecord } from './reading/file-records.js';
import { isTotalsLine, repeatsHeader } from './reading/odd-rows.rules.js';

/** The cells of a row by target, read and clean; empty ones are absent. `who` is the key its customer goes by within the file. */
export type Cells = Readonly<Record<string, string | readonly string[]>>;

/** Something about a row of the file. */
export interface LineIssue {
  readonly line: number;
  readonly column: string | null;
  readonly code: RowCode;
  readonly severity: 'REJECTED' | 'WARNING';
  readonly message: string;
  readonly value: string | null;
}

/** A row as it waits in the database. */
export interface StagedRow {
  readonly number: number;
  readonly line: number;
  readonly groupKey: string;
  readonly cells: Cells;
  readonly rejected: boolean;
  readonly issues: readonly LineIssue[];
}

/** A column of the file that is taken for something. */
export interface MappedColumn {
  readonly index: number;
  readonly column: string;
  readonly target: Target;
  /** the clean text of a cell, as corrected */
  readonly read: (text: string) => string;
}

const isRefusal = ({ severity }: LineIssue): boolean => severity === 'REJECTED';
const customerKeys: readonly string[] = ['externalId', 'card', 'email', 'phone'];
const contacts: readonly string[] = ['email', 'phone'];
/** minor units; far below what the database holds, so that sums fit as well */
const largestAmount = 10n ** 15n;

/** What a file of orders said last of an order as a whole: rows below it may leave that out. */
interface Above {
  readonly order: string;
  readonly placedAt: string | undefined;
}

/**
 * Makes a reader of the records of one file, which come in their order: cells by their target, every problem with its place. `header` are the
 * names of all columns.
 */
export function rowStager(
  kind: ImportKind,
  columns: readonly MappedColumn[],
  header: readonly string[],
  rules: CellRules,
): (record: FileRecord) => StagedRow {
  const readCell = cellReader(rules);
  const digits = currencyDigits(rules.currency);
  const required = columns.filter(({ target }) => target.required);
  /** all that is read of a record whose cells may have shifted: which order lost a line */
  const keyColumns = columns.filter(({ target }) => target.name === 'externalId');
  const ofWholeOrder = columns.filter(({ target }) => !target.name.startsWith('lines.'));
  let above: Above | undefined;

  return ({ number, line, cells: texts, openQuote }) => {
    const cells: Record<string, string | readonly string[]> = {};
    const issues: LineIssue[] = [];
    const say =
      (severity: LineIssue['severity']) =>
      (column: string | null, code: RowCode, message: string, value: string | null): void =>
        void issues.push({ line, column, code, severity, message, value: value === null ? null : value.slice(0, longestValue) });
    const [refuse, warn] = [say('REJECTED'), say('WARNING')];

    const odd = oddity(texts, { header, required: required.map(({ index }) => index), openQuote });
    if (odd !== undefined) refuse(null, 'FIELD_INVALID', odd.message, null);
    let isKnown = false;
    const filled = new Set<string>();
    for (const { index, column, target, read: clean } of odd === undefined ? columns : odd.isRow ? keyColumns : []) {
      const text = clean(texts[index] ?? '');
      if (text === '') continue;
      filled.add(target.name);
      const read = readCell(target.type, text);
      if ('value' in read) {
        cells[target.name] = read.value;
        isKnown ||= customerKeys.includes(target.name);
      } else if (!contacts.includes(target.type)) refuse(column, read.problem.code, read.problem.message, text);
      else if (kind === ImportKind.CUSTOMERS)
        cells[target.name] = text; // goes in with the problem noted, but finds nobody
      else warn(column, read.problem.code, `${read.problem.message} The order goes in without it.`, text);
    }
    if (kind === ImportKind.ORDERS && odd?.isRow !== false) {
      const isBelow = above !== undefined && ofWholeOrder.every(({ index }) => cleanCell(texts[index] ?? '') === '');
      const order = isBelow ? above?.order : cells['externalId'];
      if (above && order === above.order) {
        cells['externalId'] = above.order;
        if (above.placedAt !== undefined && !filled.has('placedAt')) cells['placedAt'] = above.placedAt;
      }
      const placedAt = cells['placedAt'];
      if (typeof order === 'string') above = { order, placedAt: typeof placedAt === 'string' ? placedAt : undefined };
    }
    if (odd === undefined) {
      if (kind === ImportKind.CUSTOMERS && !isKnown) refuse(null, 'FIELD_MISSING', rowWords.nobody, null);
      for (const { column, target } of required) {
        if (!filled.has(target.name) && cells[target.name] === undefined)
          refuse(column, 'FIELD_MISSING', `${target.title.en} is empty.`, null);
      }
    }
    if (kind === ImportKind.ORDERS && !issues.some(isRefusal)) {
      for (const { name, message } of lineProblems(cells, digits)) {
        const value = cells[name];
        refuse(
          columns.find(({ target }) => target.name === name)?.column ?? null,
          'FIELD_INVALID',
          message,
          typeof value === 'string' ? value : null,
        );
      }
    }
    const who = kind === ImportKind.ORDERS ? customerKey(cells) : undefined;
    if (who !== undefined) cells['who'] = who;
    const order = cells['externalId'];
    const groupKey = kind === ImportKind.ORDERS ? (typeof order === 'string' ? order : '') : String(number).padStart(10, '0');
    return { number, line, groupKey, cells, rejected: issues.some(isRefusal), issues };
  };
}

/** Something about a record as a whole; one that is no row at all says nothing of any order. */
interface Oddity {
  readonly message: string;
  readonly isRow: boolean;
}

/** Why a record as a whole cannot go in; undefined for one that can. Cells beyond the last column may be there when they are empty. */
function oddity(
  texts: readonly string[],
  {
    header,
    required,
    openQuote,
  }: { readonly header: readonly string[]; readonly required: readonly number[]; readonly openQuote: boolean },
): Oddity | undefined {
  if (openQuote) return { message: 'A quote is opened and never closed.', isRow: true };
  const width = texts.slice(header.length).some((text) => text.trim() !== '') ? texts.length : Math.min(texts.length, header.length);
  if (isTotalsLine(texts, required)) return { message: 'This line sums up others.', isRow: false };
  if (repeatsHeader(texts.map(cleanCell), header)) return { message: 'This line names the columns again.', isRow: false };
  if (width !== header.length) return { message: `The row has ${texts.length} cells, the header ${header.length}.`, isRow: true };
  return undefined;
}

/** Customers of a file of orders are told apart by their first key, in the order in which keys find customers. */
function customerKey(cells: Cells): string | undefined {
  for (const key of customerKeys) {
    const value = cells[`customer.${key}`];
    if (typeof value === 'string') return `${key} ${value}`;
  }
  return undefined;
}

/** What no line of an order can be; found here so that the rest of its order goes in. */
function lineProblems(cells: Cells, digits: number): readonly { readonly name: string; readonly message: string }[] {
  const number = (name: string, scale: number): bigint => toScaled(String(cells[name] ?? 0), scale) ?? 0n;
  const [quantity, price] = [number('lines.quantity', 4), number('lines.unitPrice', 6)];
  const amount = lineAmount(quantity, price, digits);
  const negative = quantity < 0n ? [] : ['discount', 'shipping', 'tax'].filter((name) => number(name, digits) < 0n);
  return [
    ...(quantity === 0n ? [{ name: 'lines.quantity', message: rowWords.zeroQuantity }] : []),
    ...(price < 0n ? [{ name: 'lines.unitPrice', message: rowWords.negativePrice }] : []),
    ...(amount >= largestAmount || amount <= -largestAmount ? [{ name: 'lines.unitPrice', message: rowWords.lineTooLarge }] : []),
    ...negative.map((name) => ({ name, message: rowWords.negativeAmount })),
  ];
}
