import type { RowCode } from '@regulars/graph';
import { listed } from '../../platform/clean-text.js';
import { currencyDigits } from '../../platform/money.js';
import { rowWords } from '../../platform/row-words.js';
import { cleanEmail, cleanPhone } from '../customers/index.js';
import type { CellType } from './import-targets.js';
import { narrowed } from './reading/ascii-digits.js';
import { type DecimalMark, readNumber } from './reading/written-number.rules.js';
import { type DateOrder, readTime } from './reading/written-time.rules.js';
import { zoneReader } from './wall-time.rules.js';

/** What a cell says, or why it cannot be read. */
export type CellValue = string | readonly string[];
export interface CellProblem {
  readonly code: RowCode;
  readonly message: string;
}
export type ReadCell = { readonly value: CellValue } | { readonly problem: CellProblem };

export interface CellRules {
  /** IANA zone of times without offset */
  readonly zone: string;
  /** ISO 4217; amounts in another one are refused */
  readonly currency: string;
  /** ISO 3166-1 alpha-2; national phone numbers are read in it */
  readonly country: string;
  readonly now: Date;
  /** what the file's numbers and dates are written with; null where it does not say, and what can be read in two ways is refused */
  readonly decimalMark: DecimalMark | null;
  readonly dateOrder: DateOrder | null;
}

const dayLength = 86_400_000;
const longestKey = 200;
const invisible = /[\u200B\u2060\uFEFF]/g;
/** How spreadsheet programs, and files made by this product, keep a cell from being run or counted. */
const asText = /^'(?=[=+\-@＝＋－＠])/;

/** A cell without what nobody sees: NUL, zero-width signs, space at the ends. */
export const cleanCell = (text: string): string => text.replaceAll('\u0000', '').replace(invisible, '').trim();

const bad = (message: string, code: RowCode = 'FIELD_INVALID'): ReadCell => ({ problem: { code, message } });
const good = (value: CellValue): ReadCell => ({ value });

/** Makes a reader of cells, which are not empty; what it answers is safe to write. */
export function cellReader(rules: CellRules): (type: CellType, text: string) => ReadCell {
  const toInstant = zoneReader(rules.zone);
  const latest = rules.now.getTime() + dayLength;
  const digits = currencyDigits(rules.currency);
  const phones = remembered((text) => cleanPhone(text, rules.country));
  const readers: Readonly<Record<CellType, (text: string) => ReadCell>> = {
    text: (text) => (text.includes('\uFFFD') ? unreadable : good(text.replace(asText, ''))),
    key: readKey,
    email: (text) => contact(text, cleanEmail(text.replace(/^'/, '')), rowWords.noEmail),
    phone: (text) => {
      const whole = wholeNumber(text.replace(/^'/, ''));
      return whole === undefined ? shortened : contact(text, phones(whole), rowWords.noPhone);
    },
    instant: (text) => {
      const time = readTime(text, rules.dateOrder);
      if (typeof time !== 'object') return badDate(time);
      const instant = time.offset === undefined ? toInstant(time.wall) : time.wall - time.offset;
      return instant > latest ? bad(rowWords.timeAhead, 'DATE_IN_FUTURE') : good(new Date(instant).toISOString());
    },
    day: (text) => {
      const time = readTime(text, rules.dateOrder);
      if (typeof time !== 'object') return badDate(time);
      return time.wall > latest ? bad(rowWords.dayAhead, 'DATE_IN_FUTURE') : good(new Date(time.wall).toISOString().slice(0, 10));
    },
    quantity: (text) => readDecimal(text, 4, 14, rules),
    price: (text) => readDecimal(text, 6, 12, rules),
    amount: (text) => readDecimal(text, digits, 12, rules),
    currency: (text) =>
      text.toUpperCase() === rules.currency ? good(rules.currency) : bad(rowWords.otherCurrency(rules.currency), 'CURRENCY_MISMATCH'),
    status: (text) => readChoice(text, statuses),
    gender: (text) => readChoice(text, genders),
    yesno: (text) => readChoice(text, yesOrNo),
    list: (text) => good(listed(text)),
    path: (text) => good(split(text, /[>/＞／]/)),
  };
  return (type, text) => readers[type](text);
}

/** Contacts that cannot be used find nobody; what becomes of them is for the row to say. */
const contact = (text: string, { value, problem }: Contact, message: string): ReadCell =>
  text.length > longestKey ? bad(rowWords.tooLong(longestKey)) : problem === null ? good(value) : bad(message);

type Contact = ReturnType<typeof cleanEmail>;
const longestMemory = 20_000;

/** A file names a customer once an order line. */
function remembered(read: (text: string) => Contact): (text: string) => Contact {
  const known = new Map<string, Contact>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    if (known.size > longestMemory) known.clear();
    known.set(text, found);
    return found;
  };
}

const unreadable = bad('Some signs cannot be read in this encoding.');
const shortened = bad('A spreadsheet shortened this number; format the column as text and save the file again.');

/** An id as a person would type it. What a spreadsheet made of it is undone where nothing is lost: 12583.0 is 12583, a leading apostrophe goes. */
function readKey(text: string): ReadCell {
  if (text.includes('\uFFFD')) return unreadable;
  if (text.length > longestKey) return bad(rowWords.tooLong(longestKey));
  const whole = wholeNumber(text.replace(/^'+(?=.)/, ''));
  return whole === undefined ? shortened : good(whole);
}

/** The text, and a whole number without the decimals or the exponent a program gave it; undefined when digits of it are lost. */
function wholeNumber(text: string): string | undefined {
  const plain = narrowed(text);
  if (/^\d+\.0+$/.test(plain)) return plain.slice(0, plain.indexOf('.'));
  const [, whole = '', fraction = '', exponent = ''] = /^\+?(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i.exec(plain) ?? [];
  if (whole === '') return text;
  const digits = `${whole}${fraction}`;
  return digits.length === Number(exponent) + 1 ? digits : undefined;
}

function badDate(time: 'EITHER' | undefined): ReadCell {
  return time === 'EITHER' ? bad('Day and month cannot be told apart; say which comes first.', 'FORMAT_AMBIGUOUS') : bad(rowWords.noDate);
}

/** A number in the file's own way of writing; beside it may stand the sign of the shop's currency, and no other. */
function readDecimal(text: string, decimals: number, wholeDigits: number, { decimalMark, currency }: CellRules): ReadCell {
  const found = readNumber(text, decimalMark);
  if (found === 'EITHER') return bad('A comma or point can mean thousands or decimals; say which it is.', 'FORMAT_AMBIGUOUS');
  if (!found) return bad(rowWords.noNumber);
  if (found.currencies && !found.currencies.includes(currency)) return bad(rowWords.otherCurrency(currency), 'CURRENCY_MISMATCH');
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(found.plain) ?? [];
  if (fraction.length > decimals) return bad(rowWords.tooFine(decimals));
  if (whole.length > wholeDigits) return bad(rowWords.tooLarge);
  const size = fraction === '' ? whole : `${whole}.${fraction}`;
  return good(sign === '-' && /[1-9]/.test(size) ? `-${size}` : size);
}

const statuses: Readonly<Record<string, readonly string[]>> = {
  open: ['open', 'pending', 'unpaid', 'created', '待付款', '未付款', '待支付'],
  paid: [
    'paid',
    'processing',
    'authorized',
    'refunded',
    'partially_refunded',
    'partially_paid',
    'partially refunded',
    '已付款',
    '已支付',
    '待发货',
    '已退款',
    '部分退款',
  ],
  fulfilled: ['fulfilled', 'completed', 'complete', 'delivered', 'shipped', 'closed', '已完成', '已发货', '交易成功', '已签收'],
  cancelled: ['cancelled', 'canceled', 'voided', 'expired', '已取消', '交易关闭', '已关闭'],
};

const genders: Readonly<Record<string, readonly string[]>> = {
  female: ['female', 'f', 'woman', '女', '女性', '女士'],
  male: ['male', 'm', 'man', '男', '男性', '先生'],
  other: ['other', 'diverse', 'x', '其他'],
  unknown: ['unknown', 'u', '未知', '保密'],
};

const yesOrNo: Readonly<Record<string, readonly string[]>> = {
  yes: ['yes', 'true', '1', 'y', '是'],
  no: ['no', 'false', '0', 'n', '否'],
};

function readChoice(text: string, choices: Readonly<Record<string, readonly string[]>>): ReadCell {
  const folded = text.normalize('NFKC').toLowerCase();
  const found = Object.entries(choices).find(([, names]) => names.includes(folded));
  return found ? good(found[0]) : bad(rowWords.notAmong(Object.keys(choices)));
}

const split = (text: string, separators: RegExp): readonly string[] =>
  text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '');
