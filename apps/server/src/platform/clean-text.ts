const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u00AD\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
/** Text as kept: NFC, trimmed, runs of white space as one space, invisible characters removed. Empty text is null. */
export function cleanText(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const clean = text.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim();
  return clean === '' ? null : clean;
}
