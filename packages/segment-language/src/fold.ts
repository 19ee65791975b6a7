/** The one way text is folded for searching, so that every engine agrees: NFKC, then lower case. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The form in which text is compared for equality: NFC, without space at the ends. */
export function tidy(text: string): string {
  return text.normalize('NFC').trim();
}
