import { delimiters } from './file-form.js';
import { type LexedRecord, recordsOf } from './record-lexer.js';

/** Whether a cell is a name that columns have. */
export type IsName = (cell: string) => boolean;

/** rows among which the columns' names are looked for */
const mostAbove = 30;
const sepHint = /^sep=(.?)$/i;

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
const named = (cells: readonly string[], isName: IsName): number => cells.filter(isName).length;
const looksLikeValue = (cell: string): boolean => /^[\s¥$£€￥+-]*\d[\d.,:/\s-]*$/.test(cell) || cell.includes('@');

/** The number of cells that most records have. */
function usualWidth(records: readonly Pick<LexedRecord, 'cells'>[]): { readonly width: number; readonly share: number } {
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 1, count = 0] = [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { width, share: count / Math.max(records.length, 1) };
}

/**
 * Finds what stands between cells: what a first line `sep=;` says, else the sign that cuts most records into equally many cells, of which
 * some are known names.
 */
export function findDelimiter(text: string, isWhole: boolean, isName: IsName): string {
  const hinted = sepHint.exec(/^[^\r\n]*/.exec(text)?.[0] ?? '')?.[1];
  if (hinted) return hinted;
  const scored = delimiters.map((delimiter) => {
    const records = recordsOf(text, delimiter, isWhole).filter(({ cells }) => filled(cells) > 0);
    const { width, share } = usualWidth(records);
    const names = Math.max(0, ...records.slice(0, mostAbove).map(({ cells }) => named(cells, isName)));
    return { delimiter, score: width === 1 ? names / 10 : names * 3 + share * 10 + Math.min(width, 20) / 20 };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ',';
}

/**
 * Finds the record that holds the columns' names, by its place: the one with the most known names; without any, the first that is as wide as
 * most records, or -1 when it reads like values rather than names.
 */
export function findHeader(records: readonly Pick<LexedRecord, 'cells'>[], isName: IsName): number {
  const above = records.slice(0, mostAbove);
  const counts = above.map(({ cells }) => named(cells, isName));
  const most = Math.max(0, ...counts);
  if (most > 0 && (most > 1 || above.every(({ cells }) => filled(cells) <= 1))) return counts.indexOf(most);
  const { width } = usualWidth(records.filter(({ cells }) => filled(cells) > 0));
  const first = above.findIndex(({ cells }) => filled(cells) * 2 >= width && !sepHint.test(cells.join('')));
  if (first < 0) return 0;
  const cells = above[first]?.cells ?? [];
  const values = cells.filter(looksLikeValue).length;
  return most === 0 && values * 3 >= filled(cells) ? -1 : first;
}
