const foreignDigit = /[^\P{Nd}0-9]/gu;
const isDigit = /\p{Nd}/u;

/** The text with the digits of any script (٣, ३, ３) as 0 to 9, and full-width signs as narrow ones. */
export function narrowed(text: string): string {
  const narrow = text.normalize('NFKC');
  return foreignDigit.test(narrow) ? narrow.replace(foreignDigit, asciiDigit) : narrow;
}

/** Digits of a script stand in a row from 0 to 9. */
function asciiDigit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && isDigit.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
