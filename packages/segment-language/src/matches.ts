import { compareDecimals, times, toDecimal, type Decimal } from './decimal.js';
import { fold, tidy } from './fold.js';
import { EARTH_KM, type ResolvedTest } from './resolve.js';

/** Instants: epoch ms · dates: `YYYY-MM-DD` · money: minor units · category: its key and those above it up to the root · list: texts · point: [lat, lng]. */
export type Cell = string | number | boolean | readonly string[] | readonly [number, number] | null;

/** A figure kept exact: `top` / `bottom`, where `bottom` is not 0. */
export interface Ratio {
  readonly top: Decimal;
  readonly bottom: Decimal;
}

/** Whether a cell passes. A missing cell passes nothing but "is missing". */
export function matches(cell: Cell, test: ResolvedTest): boolean {
  if (test.kind === 'presence') return (cell !== null) === test.present;
  if (cell === null) return false;
  switch (test.kind) {
    case 'truth':
      return cell === test.value;
    case 'compare':
      return compares(test.operator, order(settled(cell), test.value));
    case 'between':
      return typeof cell === 'number' && cell >= test.from && cell <= test.to;
    case 'in':
      return test.values.includes(settled(cell)) !== test.negate;
    case 'category':
      return test.keys.some((key) => texts(cell).includes(key)) !== test.negate;
    case 'like':
      return typeof cell === 'string' && (test.mode === 'contains' ? fold(cell).includes(test.folded) : fold(cell).startsWith(test.folded));
    case 'list':
      return matchesList(texts(cell).map(tidy), test);
    case 'range':
      return (after(cell, test.from) && before(cell, test.until)) !== test.negate;
    case 'anniversary':
      return typeof cell === 'string' && test.monthDays.includes(cell.slice(5));
    case 'radius':
      return Array.isArray(cell) && kilometres(Number(cell[0]), Number(cell[1]), test.lat, test.lng) <= test.km;
  }
}

/** The same for an exact figure: it is held against the value times its divisor, so nothing is rounded. */
export function matchesRatio(ratio: Ratio | null, test: ResolvedTest): boolean {
  if (test.kind === 'presence') return (ratio !== null) === test.present;
  if (ratio === null) return false;
  const against = (value: string | number): number => compareRatio(ratio, value);
  switch (test.kind) {
    case 'compare':
      return compares(test.operator, against(test.value));
    case 'between':
      return against(test.from) >= 0 && against(test.to) <= 0;
    case 'in':
      return test.values.some((value) => against(value) === 0) !== test.negate;
    default:
      throw new TypeError(`a figure has no ${test.kind}`);
  }
}

/** Below 0 when the figure is less than the value. Whole figures, which most are, need no long arithmetic. */
function compareRatio({ top, bottom }: Ratio, value: string | number): number {
  if (top.scale === 0 && bottom.scale === 0 && bottom.units === 1n && typeof value === 'number')
    return top.units < value ? -1 : Number(top.units > value);
  return compareDecimals(top, times(toDecimal(value), bottom)) * (bottom.units < 0n ? -1 : 1);
}

function matchesList(cell: readonly string[], test: Extract<ResolvedTest, { kind: 'list' }>): boolean {
  switch (test.mode) {
    case 'any':
      return test.values.some((value) => cell.includes(value));
    case 'all':
      return test.values.every((value) => cell.includes(value));
    case 'none':
      return !test.values.some((value) => cell.includes(value));
  }
}

/** NaN when the two cannot be ordered, so that every comparison but != fails. */
function order(cell: string | number, value: string | number): number {
  if (typeof cell !== typeof value) return NaN;
  return cell < value ? -1 : Number(cell > value);
}

function compares(operator: '=' | '!=' | '<' | '<=' | '>' | '>=', order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function settled(cell: Exclude<Cell, null>): string | number {
  return typeof cell === 'number' ? cell : tidy(String(cell));
}

function texts(cell: Exclude<Cell, null>): readonly string[] {
  return Array.isArray(cell) ? cell.map(String) : [String(cell)];
}

function after(cell: Cell, from: string | number | undefined): boolean {
  return from === undefined || (cell !== null && cell >= from);
}

function before(cell: Cell, until: string | number | undefined): boolean {
  return until === undefined || (cell !== null && cell < until);
}

/** Haversine on a sphere; degrees in, kilometres out. */
function kilometres(lat1: number, lng1: number, lat2: number, lng2: number): number {
  const rad = Math.PI / 180;
  const half = (from: number, to: number): number => Math.sin(((to - from) * rad) / 2) ** 2;
  const h = half(lat1, lat2) + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * half(lng1, lng2);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
