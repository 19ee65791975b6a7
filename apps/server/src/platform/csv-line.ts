/** Byte order mark that makes spreadsheet programs read a file as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** Signs with which a spreadsheet program starts a formula, in both widths. */
const formula = /^[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/** A cell as it stands in a CSV file: no spreadsheet program runs it, and quotes, commas and line ends stay inside. */
export function csvCell(text: string): string {
  const inert = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** One record of a CSV file with its line end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
