import { type MessageKey, type Translate, useT } from '../../lib/i18n.js';

/** The server says in English what is wrong with a row; these are its sentences, their parts named as the messages name them. */
const sentences: readonly (readonly [RegExp, MessageKey])[] = [
  [/^Some (?:bytes are not UTF-8|signs cannot be read in this encoding)\.$/, 'imports.why.bytes'],
  [/^A spreadsheet shortened this number;/, 'imports.why.shortened'],
  [/^A quote is opened and never closed\.$/, 'imports.why.quote'],
  [/^This line sums up others\.$/, 'imports.why.totals'],
  [/^This line names the columns again\.$/, 'imports.why.header'],
  [/^At most (?<most>\d+) characters(?: of UTF-8)?\.$/, 'imports.why.long'],
  [/^This is no e-mail address\.$/, 'imports.why.email'],
  [/^This is no phone number that could be dialled\.$/, 'imports.why.phone'],
  [/^The time is more than a day ahead\.$|^The day has not come yet\.$/, 'imports.why.future'],
  [/^Amounts are in (?<currency>[A-Z]{3}) here\.$/, 'imports.why.currency'],
  [/^Day and month cannot be told apart/, 'imports.why.dayOrMonth'],
  [/^This is no date;/, 'imports.why.date'],
  [/^A comma or point can mean thousands or decimals;/, 'imports.why.comma'],
  [/^This is no number;/, 'imports.why.number'],
  [/^At most (?<most>\d+) decimals\.$/, 'imports.why.decimals'],
  [/^The number is too large\.$|^The amount (?:of the line )?is too large\.$/, 'imports.why.large'],
  [/^One of (?<choices>.+)\.$/, 'imports.why.choice'],
  [/^The row has (?<cells>\d+) cells, the header (?<columns>\d+)\.$/, 'imports.why.cells'],
  [/^There is no id, card, e-mail or phone to find the customer by\.$/, 'imports.why.nobody'],
  [/ is empty\.$|needs its number\.$/, 'imports.why.empty'],
  [/^The quantity is 0\.$/, 'imports.why.quantity'],
  [/^The price is negative;/, 'imports.why.price'],
  [/^Only goods given back have a negative amount\.$/, 'imports.why.negative'],
  [/^The lines of a return have negative quantities\.$/, 'imports.why.return'],
  [/^Equal to an earlier row of the order;/, 'imports.why.repeatedLine'],
  [/^Equal to an earlier row\.$/, 'imports.why.repeated'],
  [/^This key belongs to another customer/, 'imports.why.key'],
];
const otherLine = 'Another line of the order: ';
const withoutIt = ' The order goes in without it.';

/** What is wrong with a row, in the words of `t`; a sentence that is not known stays as the server said it. */
export function wordsOfIssue(message: string, t: Translate): string {
  if (message.startsWith(otherLine)) return t('imports.why.otherLine', { why: wordsOfIssue(message.slice(otherLine.length), t) });
  if (message.endsWith(withoutIt)) return t('imports.why.withoutIt', { why: wordsOfIssue(message.slice(0, -withoutIt.length), t) });
  for (const [sentence, key] of sentences) {
    const found = sentence.exec(message);
    if (found) return t(key, { ...found.groups });
  }
  return message;
}

export function useIssueWords(): (message: string) => string {
  const t = useT();
  return (message) => wordsOfIssue(message, t);
}
