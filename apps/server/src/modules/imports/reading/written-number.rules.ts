import { narrowed } from './ascii-digits.js';

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** A number as found in a cell: with a point and no signs between thousands, and the sign of a currency beside it. */
export interface WrittenNumber {
  readonly plain: string;
  readonly currencies: readonly string[] | undefined;
}

/** Signs of currencies, longest first, with the ISO 4217 codes they can mean. */
const signs: readonly (readonly [string, readonly string[]])[] = [
  ['US$', ['USD']],
  ['HK$', ['HKD']],
  ['NT$', ['TWD']],
  ['RMB', ['CNY']],
  ['人民币', ['CNY']],
  ['元', ['CNY', 'TWD', 'HKD']],
  ['円', ['JPY']],
  ['¥', ['CNY', 'JPY']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['₩', ['KRW']],
  ['원', ['KRW']],
  ['$', ['USD', 'AUD', 'CAD', 'HKD', 'TWD', 'SGD', 'NZD', 'MXN']],
];
const code = /^([A-Z]{3})\s*(?=[-+(\d])|(?<=[\d)])\s*([A-Z]{3})$/;

interface Stripped {
  readonly digits: string;
  readonly isNegative: boolean;
  readonly currencies: readonly string[] | undefined;
}

/** Without currency, sign, and the spaces and apostrophes between thousands; undefined when other things than digits, points and commas are left. */
function strip(text: string): Stripped | undefined {
  let rest = narrowed(text).replace(/−/g, '-').trim();
  let currencies: readonly string[] | undefined;
  const written = code.exec(rest);
  if (written) {
    currencies = [written[1] ?? written[2] ?? ''];
    rest = rest.replace(code, '');
  } else {
    const found = signs.find(([sign]) => rest.includes(sign));
    if (found) {
      currencies = found[1];
      rest = rest.replace(found[0], '');
    }
  }
  rest = rest.trim();
  const inBrackets = /^\((.+)\)$/.exec(rest)?.[1];
  const signed = /^([+-]?)\s*(.+?)\s*(-?)$/.exec(inBrackets ?? rest);
  if (!signed) return undefined;
  const [, before = '', body = '', after = ''] = signed;
  if (before !== '' && after !== '') return undefined;
  const digits = /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/.test(body) ? body.replace(/[\s'’]/g, '') : body;
  if (!/^(?:\d[\d.,]*|[.,]\d+)$/.test(digits)) return undefined;
  return { digits, isNegative: before === '-' || after === '-' || inBrackets !== undefined, currencies };
}

/** What a number says of the decimal mark of its file: the mark, EITHER when 1,234 can be two numbers, undefined when it says nothing. */
export function markSaid(text: string): DecimalMark | 'EITHER' | undefined {
  const stripped = strip(text);
  return stripped && markOf(stripped.digits);
}

function markOf(digits: string): DecimalMark | 'EITHER' | undefined {
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1];
  if (points > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  if (points + commas === 0) return undefined;
  const mark = points > 0 ? '.' : ',';
  if (points + commas > 1) return mark === '.' ? ',' : '.';
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? 'EITHER' : mark;
}

/**
 * Reads a number: its decimal mark is what it says itself, else `mark`. `EITHER` where 1,234 can be two numbers; undefined for what is no
 * number, and for thousands that are not in threes.
 */
export function readNumber(text: string, mark: DecimalMark | null): WrittenNumber | 'EITHER' | undefined {
  const stripped = strip(text);
  if (!stripped) return undefined;
  const said = markOf(stripped.digits);
  const decimal = said === 'EITHER' ? mark : (said ?? '.');
  if (decimal === null) return 'EITHER';
  const plain = withPoint(stripped.digits, decimal);
  return plain === undefined ? undefined : { plain: `${stripped.isNegative ? '-' : ''}${plain}`, currencies: stripped.currencies };
}

function withPoint(digits: string, decimal: DecimalMark): string | undefined {
  const thousands = decimal === '.' ? ',' : '.';
  const [whole = '', ...fractions] = digits.split(decimal);
  const [fraction = ''] = fractions;
  if (fractions.length > 1 || fraction.includes(thousands)) return undefined;
  if (whole.includes(thousands) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return undefined;
  const plain = whole.replaceAll(thousands, '');
  return `${plain === '' ? '0' : plain}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The number a text is under a mark; for people who are asked which it is. */
export function numberUnder(text: string, mark: DecimalMark): string | undefined {
  const found = readNumber(text, mark);
  return typeof found === 'object' ? found.plain : undefined;
}
