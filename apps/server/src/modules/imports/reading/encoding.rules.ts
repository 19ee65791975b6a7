import { analyse } from 'chardet';

/** Encodings that a file can be read in; the names are those of the WHATWG Encoding Standard. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'koi8-r',
] as const;
export type Encoding = (typeof encodings)[number];

/** share of a text's signs that must be common ones of its language */
const enough = 0.8;

/** fewer letters beyond ASCII tell nothing of the language */
const fewLetters = 8;

/** What begins the file says, where it says something. */
function byMark(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: the signs of a table (digits, commas, line ends) leave zeros, nearly all on one side. */
function byZeros(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length / 20 || Math.min(even, odd) > Math.max(even, odd) / 10) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

export function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How a two-byte encoding writes the everyday signs of its language; `lead` is the first byte, `trail` the second. */
interface TwoBytes {
  readonly encoding: Encoding;
  readonly isLead: (lead: number) => boolean;
  readonly isCommon: (lead: number, trail: number) => boolean;
  /** share of its letters that belong to this language alone, where its everyday signs are everyday elsewhere too, and how many are needed */
  readonly own?: { readonly isOwn: (lead: number) => boolean; readonly share: number; readonly least?: number };
}

const between = (byte: number, from: number, to: number): boolean => byte >= from && byte <= to;
const high = (byte: number): boolean => between(byte, 0x81, 0xfe);

/** In the order in which they are believed: what a later one calls everyday, an earlier one may call so too, but not the other way round. */
const eastAsian: readonly TwoBytes[] = [
  {
    encoding: 'shift_jis',
    isLead: (lead) => between(lead, 0x81, 0x9f) || between(lead, 0xe0, 0xfc),
    isCommon: (lead, trail) =>
      lead === 0x81 ||
      (lead === 0x82 && between(trail, 0x4f, 0xf1)) ||
      (lead === 0x83 && between(trail, 0x40, 0x96)) ||
      between(lead, 0x88, 0x97),
    own: { isOwn: (lead) => lead === 0x82 || lead === 0x83, share: 0.1 },
  },
  {
    encoding: 'euc-jp',
    isLead: high,
    isCommon: (lead, trail) => trail >= 0xa1 && (between(lead, 0xa1, 0xa5) || between(lead, 0xb0, 0xcf)),
    own: { isOwn: (lead) => lead === 0xa4 || lead === 0xa5, share: 0.15 },
  },
  {
    encoding: 'euc-kr',
    isLead: high,
    isCommon: (lead, trail) => trail >= 0xa1 && (between(lead, 0xa1, 0xa3) || between(lead, 0xb0, 0xc8)),
    own: { isOwn: (lead) => between(lead, 0xb0, 0xc8), share: 0.9, least: 12 }, // in a few Chinese signs by chance
  },
  {
    encoding: 'big5',
    isLead: high,
    isCommon: (lead, trail) => between(lead, 0xa1, 0xc6) && (between(trail, 0x40, 0x7e) || trail >= 0xa1),
    own: { isOwn: (lead) => between(lead, 0xa4, 0xaf), share: 0.3 },
  },
  {
    encoding: 'gb18030',
    isLead: high,
    isCommon: (lead, trail) => trail >= 0xa1 && (between(lead, 0xa1, 0xa3) || between(lead, 0xb0, 0xd7)),
  },
];

/** GB18030 writes what GBK does not have in four bytes, of which the second and the last are digits. */
const isFourBytes = (bytes: Uint8Array, at: number): boolean =>
  between(bytes[at + 1] ?? 0, 0x30, 0x39) && high(bytes[at + 2] ?? 0) && between(bytes[at + 3] ?? 0, 0x30, 0x39);

/** Whether the text reads as one in that encoding: valid, and nearly all signs everyday ones. */
function readsAs(bytes: Uint8Array, { encoding, isLead, isCommon, own }: TwoBytes): boolean {
  let [signs, common, ownSigns, letters] = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    if (encoding === 'gb18030' && isFourBytes(bytes, at)) {
      at += 3; // a sign of another script, such as ¥ or é, tells nothing
      continue;
    }
    signs += 1;
    if (!isLead(lead)) continue;
    const trail = bytes[(at += 1)] ?? 0;
    if (isCommon(lead, trail)) common += 1;
    if (lead >= 0xa4 || encoding === 'shift_jis') letters += 1;
    if (own?.isOwn(lead)) ownSigns += 1;
  }
  if (signs === 0 || common / signs < enough) return false;
  if (own && (ownSigns < (own.least ?? 1) || ownSigns / letters < own.share)) return false;
  return decodes(bytes, encoding);
}

const oneByte: Readonly<Record<string, Encoding>> = {
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'ISO-8859-2': 'windows-1250',
  'windows-1250': 'windows-1250',
  'ISO-8859-5': 'windows-1251',
  'windows-1251': 'windows-1251',
  'ISO-8859-7': 'windows-1253',
  'windows-1253': 'windows-1253',
  'ISO-8859-9': 'windows-1254',
  'windows-1254': 'windows-1254',
  'ISO-8859-8': 'windows-1255',
  'windows-1255': 'windows-1255',
  'ISO-8859-6': 'windows-1256',
  'windows-1256': 'windows-1256',
  'KOI8-R': 'koi8-r',
};

/** Only letters tell one-byte encodings apart, and short texts tell little: Western Europe's unless another one is clearly it. */
function oneByteEncoding(bytes: Uint8Array): Encoding {
  if (bytes.filter((byte) => byte >= 0x80).length < fewLetters) return 'windows-1252';
  const found = analyse(bytes).flatMap(({ name, confidence }) => {
    const encoding = oneByte[name];
    return encoding ? [{ encoding, confidence }] : [];
  });
  const [best] = found.toSorted((a, b) => b.confidence - a.confidence);
  const western = found.find(({ encoding }) => encoding === 'windows-1252');
  return best && best.confidence > (western?.confidence ?? 0) + 5 ? best.encoding : 'windows-1252';
}

/**
 * Finds the encoding of a text from pieces of it that begin and end with whole lines; the first is its beginning. Tells UTF-8 and UTF-16 by
 * their form, the East Asian ones by how many signs are everyday ones, the others by the frequency of letters.
 */
export function detectEncoding(pieces: readonly Uint8Array[]): Encoding {
  const [first = new Uint8Array()] = pieces;
  const marked = byMark(first) ?? byZeros(first);
  if (marked) return marked;
  const foreign = pieces.filter((piece) => piece.some((byte) => byte >= 0x80));
  if (foreign.every((piece) => decodes(piece, 'utf-8'))) return 'utf-8';
  const bytes = Buffer.concat(foreign.map(linesWithForeignSigns));
  return eastAsian.find((one) => readsAs(bytes, one))?.encoding ?? oneByteEncoding(bytes);
}

/** Lines of plain ASCII say nothing, and a table has many. */
function linesWithForeignSigns(piece: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  for (let start = 0; start < piece.length;) {
    const found = piece.indexOf(0x0a, start);
    const end = found < 0 ? piece.length : found + 1;
    const line = piece.subarray(start, end);
    if (line.some((byte) => byte >= 0x80)) kept.push(line);
    start = end;
  }
  return Buffer.concat(kept);
}
