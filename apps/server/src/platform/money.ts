/** Digits after the point of a currency, from the platform's own tables: 2 for CNY, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units to the decimal string people and programs see: 1250 → "12.50" at two digits. */
export function toDecimal(minor: bigint | number | string, digits: number): string {
  const units = BigInt(minor);
  const sign = units < 0n ? '-' : '';
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const decimal = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** A decimal string as scaled integer; undefined when it is no decimal or has more digits than the scale holds. */
export function toScaled(text: string, scale: number): bigint | undefined {
  const match = decimal.exec(text.trim());
  if (!match) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > scale) return undefined;
  const units = BigInt(`${match[2] ?? '0'}${fraction.padEnd(scale, '0')}`);
  return match[1] === '-' ? -units : units;
}

/** quantity × unit price in minor units, rounded half up (away from zero on returns) once. Quantity has 4 decimals, price 6. */
export function lineAmount(quantity: bigint, unitPrice: bigint, digits: number): bigint {
  const product = quantity * unitPrice;
  const divisor = 10n ** BigInt(10 - digits);
  const size = product < 0n ? -product : product;
  const rounded = (size + divisor / 2n) / divisor;
  return product < 0n ? -rounded : rounded;
}
