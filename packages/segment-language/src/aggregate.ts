import type { Fn } from './ast.js';
import { add, toDecimal, type Decimal } from './decimal.js';
import type { Cell, Ratio } from './matches.js';

/** One thing that happened. `at` is the fact's time (epoch ms); cells by field name, those one step up included; children by fact. */
export interface Row {
  readonly id: string;
  readonly at: number;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly children: Readonly<Record<string, readonly Row[]>>;
}

/** What a measure comes to: an exact figure or a plain cell, null when it is missing. */
export type Aggregate = { readonly figure: Ratio | null } | { readonly cell: Cell };

const ONE: Decimal = { units: 1n, scale: 0 };

/** Puts rows together. `all` are the rows without the condition, which only a share needs. Missing values are left out. */
export function aggregate(fn: Fn, field: string | undefined, rows: readonly Row[], all: readonly Row[]): Aggregate {
  const values = (of: readonly Row[]): Cell[] =>
    field === undefined ? [] : of.map((row) => cellOf(row, field)).filter((cell) => cell !== null);
  switch (fn) {
    case 'count':
      return { figure: ratio(whole(rows.length), ONE) };
    case 'distinct':
      return { figure: ratio(whole(new Set(values(rows).map(ownKey)).size), ONE) };
    case 'sum':
      return { figure: ratio(sum(values(rows)), ONE) };
    case 'average':
      return { figure: ratio(sum(values(rows)), whole(values(rows).length)) };
    case 'share':
      return { figure: field === undefined ? ratio(whole(rows.length), whole(all.length)) : ratio(sum(values(rows)), sum(values(all))) };
    case 'min':
      return { cell: extreme(values(rows), (a, b) => a < b) };
    case 'max':
      return { cell: extreme(values(rows), (a, b) => a > b) };
    case 'first':
      return { cell: edge(rows, field, (a, b) => a.at < b.at || (a.at === b.at && a.id < b.id)) };
    case 'last':
      return { cell: edge(rows, field, (a, b) => a.at > b.at || (a.at === b.at && a.id > b.id)) };
  }
}

/** A cell that is not there is missing. */
export function cellOf(row: Pick<Row, 'cells'>, field: string): Cell {
  return row.cells[field] ?? null;
}

function ratio(top: Decimal, bottom: Decimal): Ratio | null {
  return bottom.units === 0n ? null : { top, bottom };
}

function whole(count: number): Decimal {
  return { units: BigInt(count), scale: 0 };
}

function sum(values: readonly Cell[]): Decimal {
  const figures = values.map(Number);
  const quick = figures.reduce((total, figure) => total + figure, 0);
  const exact =
    figures.every(Number.isSafeInteger) && figures.reduce((total, figure) => total + Math.abs(figure), 0) <= Number.MAX_SAFE_INTEGER;
  return exact ? whole(quick) : figures.map(toDecimal).reduce(add, whole(0));
}

/** A category counts as its own key. */
function ownKey(cell: Cell): Cell {
  return Array.isArray(cell) ? String(cell[0]) : cell;
}

type Sortable = string | number;

function extreme(values: readonly Cell[], better: (a: Sortable, b: Sortable) => boolean): Cell {
  const sortable = values.filter((value): value is Sortable => typeof value === 'string' || typeof value === 'number');
  return sortable.reduce<Sortable | null>((best, value) => (best === null || better(value, best) ? value : best), null);
}

function edge(rows: readonly Row[], field: string | undefined, better: (a: Row, b: Row) => boolean): Cell {
  const row = rows.reduce<Row | undefined>((best, next) => (!best || better(next, best) ? next : best), undefined);
  return row && field !== undefined ? cellOf(row, field) : null;
}
