import { fold } from '@regulars/segment-language';

/** What two records of perhaps one person are compared by. */
export interface Likeable {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  /** YYYY-MM-DD */
  readonly birthDate: string | null;
  readonly gender: string | null;
}

/** Why two records look like one person. */
export const reasons = ['PHONE', 'EMAIL', 'NAME', 'ADDRESS', 'BIRTH_DATE'] as const;
export type Reason = (typeof reasons)[number];

export interface Likeness {
  /** From 0 to 1: how much speaks for one person; not a probability. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** From this score on two records are shown as probably one person. */
export const probable = 0.6;

const weights: Readonly<Record<Reason, number>> = { PHONE: 0.5, EMAIL: 0.5, NAME: 0.42, ADDRESS: 0.42, BIRTH_DATE: 0.3 };
const alike = 0.5;

/**
 * Holds two records against each other. What both have and is equal or nearly so speaks for one person; a birth date or gender that differs
 * speaks against it. One sign alone is never enough, since families share phones and addresses, and names repeat.
 */
export function likenessOf(a: Likeable, b: Likeable): Likeness {
  const name = textLikeness(a.name, b.name);
  const address = textLikeness(a.address, b.address);
  const found = new Map<Reason, number>();
  if (isEqual(a.phone, b.phone)) found.set('PHONE', 1);
  if (isEqual(a.email, b.email)) found.set('EMAIL', 1);
  if (name >= alike) found.set('NAME', name);
  if (address >= alike) found.set('ADDRESS', address);
  if (isEqual(a.birthDate, b.birthDate)) found.set('BIRTH_DATE', 1);
  const speaksFor = [...found].reduce((sum, [reason, how]) => sum + weights[reason] * how, 0);
  const samePlace = name >= alike && isEqual(a.city && fold(a.city), b.city && fold(b.city)) ? 0.05 : 0;
  const speaksAgainst =
    (differs(a.birthDate, b.birthDate) ? 0.4 : 0) +
    (differs(a.gender, b.gender) && a.gender !== 'unknown' && b.gender !== 'unknown' ? 0.3 : 0) +
    // the same address or phone under quite another name is a family or a shop floor
    (a.name !== null && b.name !== null && name < 0.35 ? 0.3 : 0);
  const score = Math.min(1, Math.max(0, speaksFor + samePlace - speaksAgainst));
  return { score: Math.round(score * 100) / 100, reasons: reasons.filter((reason) => found.has(reason)) };
}

const isEqual = (a: string | null, b: string | null): boolean => a !== null && a !== '' && a === b;
const differs = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

/** How alike two texts are, from 0 to 1: of their words, however ordered and shortened, weighted by the letters they share. */
export function textLikeness(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0;
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return 0;
  if (one.join('') === other.join('')) return 1;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const rest = [...many];
  let shared = 0;
  for (const word of few) {
    const [at, how] = nearest(word, rest);
    shared += how * word.length;
    if (at >= 0) rest.splice(at, 1);
  }
  const [length, left] = [lengthOf(few), lengthOf(rest)];
  // words that only one of them has count a quarter: "Art's Deli" and "Art's Delicatessen on Ventura" are one place
  return length === 0 ? 0 : shared / (length + left / 4);
}

const lengthOf = (words: readonly string[]): number => words.reduce((sum, { length }) => sum + length, 0);
const han = /\p{Script=Han}/u;

/** Words folded, without signs; Chinese character by character, since it has no spaces. */
function wordsOf(text: string): string[] {
  const words = fold(text)
    .replace(/['’.]/g, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');
  return words.flatMap((word) => (han.test(word) ? [...word] : [word]));
}

/** Where the word most like this one stands, and how like it is; a beginning or an end of four letters and more is the word shortened. */
function nearest(word: string, words: readonly string[]): [at: number, how: number] {
  let best: [number, number] = [-1, 0];
  words.forEach((other, at) => {
    const how = wordLikeness(word, other);
    if (how > best[1]) best = [at, how];
  });
  return best;
}

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/\d/.test(a) || /\d/.test(b)) return 0; // another number is another house
  if (long.startsWith(short) && short.length >= 2) return short.length >= 4 ? 0.95 : 0.8;
  const ratio = 1 - distance(a, b) / long.length;
  return ratio >= 0.75 ? ratio : 0;
}

/** Levenshtein's distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
