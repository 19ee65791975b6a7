import type { Phrase } from './phrase.js';

const HAN = /\p{Script=Han}/u;
const LATIN = /[A-Za-z0-9¥€$£+-]/;
/** A figure and what is written right behind it without a space. */
const TIGHT = /^[年月日%]/;

/** Puts the space between Chinese and figures or Latin words where two pieces meet; within a piece it stands already. */
export function spaced(phrases: readonly Phrase[]): Phrase[] {
  return phrases.flatMap((phrase, index) => {
    const before = phrases[index - 1]?.text.at(-1) ?? '';
    const after = phrase.text.at(0) ?? '';
    const meets = (HAN.test(before) && LATIN.test(after)) || (/[A-Za-z0-9%]/.test(before) && HAN.test(after) && !TIGHT.test(phrase.text));
    return meets ? [{ kind: 'text', text: ' ', path: phrase.path }, phrase] : [phrase];
  });
}
