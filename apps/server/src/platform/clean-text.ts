/** Format and control characters that are no white space: zero-width spaces, byte order marks, NUL. */
const invisible = /\p{Cf}|(?!\s)\p{Cc}/gu;

/** Text as kept: NFC, trimmed, runs of white space as one space, invisible characters removed. Empty text is null. */
export function cleanText(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const clean = text.replace(invisible, '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return clean === '' ? null : clean;
}

/** A name or an address as kept: full-width letters and digits, and other signs that are written in two widths, in their usual one. */
export const cleanName = (text: string | null | undefined): string | null => cleanText(text?.normalize('NFKC'));

/** The parts of a list written in one cell. */
export const listed = (text: string): string[] =>
  text
    .split(/[,;|、，；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
