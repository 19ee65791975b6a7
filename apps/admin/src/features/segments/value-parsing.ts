import { LIMITS } from '@regulars/segment-language';

const SEPARATORS = /[\n\r\t,;，；、]+/;

export interface PastedList {
  readonly values: readonly string[];
  /** How many pieces were there already or twice. */
  readonly repeated: number;
  /** How many did not fit under the limit of a list. */
  readonly left: number;
}

/** A pasted column or line of values, added to those already there: trimmed, without repeats, in the order given, at most 10,000. */
export function pasteList(text: string, already: readonly string[] = []): PastedList {
  const pieces = text
    .split(SEPARATORS)
    .map((piece) =>
      piece
        .normalize('NFC')
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    )
    .filter((piece) => piece !== '');
  const all = [...new Set([...already, ...pieces])];
  const values = all.slice(0, LIMITS.list);
  return { values, repeated: already.length + pieces.length - all.length, left: all.length - values.length };
}

/** True for text that holds several values at once. */
export function isSeveral(text: string): boolean {
  return SEPARATORS.test(text.trim());
}

/** A number as people type it: full-width figures, spaces and thousands commas are fine. Undefined when it is none. */
export function parseNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replaceAll(/[\s_]/g, '');
  const bare = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined;
}

/** A whole number from `least` up, or undefined. */
export function parseWhole(text: string, least = 0): number | undefined {
  const value = parseNumber(text);
  return value !== undefined && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

/** An amount with at most the currency's digits, or undefined. */
export function parseAmount(text: string, digits: number): number | undefined {
  const bare = text.replace(/^\s*[¥￥$€£]/, '');
  const value = parseNumber(bare);
  if (value === undefined) return undefined;
  const fraction = bare.split('.')[1]?.trim() ?? '';
  return fraction.length <= digits ? value : undefined;
}
