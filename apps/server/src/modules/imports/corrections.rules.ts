import { cleanCell } from './read-cell.rules.js';

/** A value of the file that is read as another, in all rows of a column. An empty `from` fills empty cells. */
export interface Correction {
  readonly column: string;
  /** as issues show it: clean, and no longer than they show */
  readonly from: string;
  readonly to: string;
}

/** characters of a value that issues show, and that corrections know it by */
export const longestValue = 200;

/** The corrections with one more; one of the same value gives way, and `to: null` only takes it away. */
export function withCorrection(
  corrections: readonly Correction[],
  { column, from, to }: Omit<Correction, 'to'> & { readonly to: string | null },
): readonly Correction[] {
  const others = corrections.filter((one) => one.column !== column || one.from !== from);
  return to === null ? others : [...others, { column, from, to }];
}

/** Reads cells of a column as corrected, and clean. */
export function cellCorrector(column: string, corrections: readonly Correction[]): (text: string) => string {
  const values = new Map(corrections.filter((one) => one.column === column).map(({ from, to }) => [from, to]));
  if (values.size === 0) return cleanCell;
  return (text) => {
    const clean = cleanCell(text);
    return cleanCell(values.get(clean.slice(0, longestValue)) ?? clean);
  };
}
