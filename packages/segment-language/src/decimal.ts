/** An exact decimal: `units` / 10^`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** A finite number written without an exponent: 1e-7 is `0.0000001`. */
export function plain(value: number): string {
  const text = String(value === 0 ? 0 : value);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A decimal text without needless zeros: `007.50` is `7.5`. */
export function canonical(text: string): string {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const left = whole.replace(/^0+(?=\d)/, '');
  const right = fraction.replace(/0+$/, '');
  const body = right ? `${left}.${right}` : left;
  return text.startsWith('-') && body !== '0' ? `-${body}` : body;
}

/** A number when it says exactly what the text says, otherwise the canonical decimal text, so that no digit is lost. */
export function exactNumber(text: string): number | string {
  const value = Number(text);
  const exact = canonical(text);
  return Number.isFinite(value) && plain(value) === exact ? value : exact;
}

/** Exact decimal of a number or a decimal text. */
export function toDecimal(value: number | string): Decimal {
  const text = typeof value === 'number' ? plain(value) : value;
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale) + rescale(b, scale), scale };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Below 0 when a < b, 0 when equal, above 0 when a > b. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = rescale(a, scale) - rescale(b, scale);
  return difference < 0n ? -1 : Number(difference > 0n);
}

export function toNumber(value: Decimal): number {
  return Number(value.units) / 10 ** value.scale;
}

/** Major units to whole minor units by moving digits, never by floating point; undefined when there are more digits than the currency has, or too many to be exact. */
export function toMinorUnits(value: number | string, currencyDigits: number): number | undefined {
  const text = typeof value === 'number' ? plain(value) : value;
  if (!isDecimal(text)) return undefined;
  const [whole = '', fraction = ''] = canonical(text).split('.');
  if (fraction.length > currencyDigits) return undefined;
  const minor = Number(whole + fraction.padEnd(currencyDigits, '0'));
  return Number.isSafeInteger(minor) ? minor + 0 : undefined;
}

function rescale(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}
