/** How lines that sum up the ones above begin. */
const totals =
  /^(?:grand\s*|sub\s*-?)?totals?\b|^sum(?:me|mary)?\b|^(?:zwischen|gesamt)(?:summe|betrag)?\b|^total(?:\s+g[eé]n[eé]ral)?\b|^sous-total\b|^(?:合计|总计|小计|共计|总额|合計|總計|小計|総計|합계|총계|소계)/iu;

/** Whether a record sums up others: it begins with the word for it, and cells that every row needs are empty. */
export function isTotalsLine(cells: readonly string[], required: readonly number[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  return first !== undefined && totals.test(first.trim()) && required.some((index) => (cells[index] ?? '').trim() === '');
}

/** Whether a record names the columns again, as files that were put together do. */
export const repeatsHeader = (cells: readonly string[], header: readonly string[]): boolean =>
  header.length > 1 && cells.length === header.length && cells.every((cell, at) => cell.trim() === header[at]);
