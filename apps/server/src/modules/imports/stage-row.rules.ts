import type { RowCode } from '@regulars/graph';
import { currencyDigits, lineAmount, toScaled } from '../../platform/money.js';
import type { CsvRecord } from './csv-records.js';
import { ImportKind } from './import.enums.js';
import type { Target } from './import-targets.js';
import { longestValue } from './corrections.rules.js';
import { type CellRules, cellReader } from './read-cell.rules.js';

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

/** Makes a reader of records: cells by their target, every problem with its place. `width` is the number of columns of the header. */
export function rowStager(
  kind: ImportKind,
  columns: readonly MappedColumn[],
  width: number,
  rules: CellRules,
): (record: CsvRecord) => StagedRow {
  const readCell = cellReader(rules);
  const digits = currencyDigits(rules.currency);
  const required = columns.filter(({ target }) => target.required);
  return ({ number, line, cells: texts }) => {
    const cells: Record<string, string | readonly string[]> = {};
    const issues: LineIssue[] = [];
    const say =
      (severity: LineIssue['severity']) =>
      (column: string | null, code: RowCode, message: string, value: string | null): void =>
        void issues.push({ line, column, code, severity, message, value: value === null ? null : value.slice(0, longestValue) });
    const [refuse, warn] = [say('REJECTED'), say('WARNING')];

    if (texts.length !== width) refuse(null, 'FIELD_INVALID', `The row has ${texts.length} cells, the header ${width}.`, null);
    let isKnown = false;
    for (const { index, column, target, read: clean } of columns) {
      const text = clean(texts[index] ?? '');
      if (text === '') continue;
      const read = readCell(target.type, text);
      if ('value' in read) {
        cells[target.name] = read.value;
        isKnown ||= customerKeys.includes(target.name);
      } else if (!contacts.includes(target.type)) refuse(column, read.problem.code, read.problem.message, text);
      else if (kind === ImportKind.CUSTOMERS)
        cells[target.name] = text; // goes in with the problem noted, but finds nobody
      else warn(column, read.problem.code, `${read.problem.message} The order goes in without it.`, text);
    }
    if (kind === ImportKind.CUSTOMERS && !isKnown)
      refuse(null, 'FIELD_MISSING', 'There is no id, card, e-mail or phone to find the customer by.', null);
    if (texts.length === width) {
      for (const { index, column, target, read: clean } of required) {
        if (clean(texts[index] ?? '') === '') refuse(column, 'FIELD_MISSING', `${target.title.en} is empty.`, null);
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
    ...(quantity === 0n ? [{ name: 'lines.quantity', message: 'The quantity is 0.' }] : []),
    ...(price < 0n ? [{ name: 'lines.unitPrice', message: 'The price is negative; goods given back have a negative quantity.' }] : []),
    ...(amount >= largestAmount || amount <= -largestAmount
      ? [{ name: 'lines.unitPrice', message: 'The amount of the line is too large.' }]
      : []),
    ...negative.map((name) => ({ name, message: 'Only goods given back have a negative amount.' })),
  ];
}
