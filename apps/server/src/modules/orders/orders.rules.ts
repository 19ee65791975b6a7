import { lineAmount, toDecimal, toScaled } from '../../platform/money.js';
import { rejection, type RowIssue } from '../../platform/rows.js';
import { decimalProblem, rowWords } from '../../platform/row-words.js';
import { cleanText } from '../../platform/clean-text.js';
import type { LineRow, OrderRow } from './order-row.js';
import { OrderStatus } from './order.enums.js';

export const quantityScale = 4;
export const priceScale = 6;
/** Amounts beyond this many minor units are typing errors. */
const largest = 10n ** 15n;
const hoursAhead = 24;

export interface CleanLine {
  /** Tells the lines of one order apart when the order is sent again. */
  readonly key: string;
  /** Number of the product: its SKU, or its name where there is no SKU; null for money without goods. */
  readonly product: string | null;
  readonly name: string | null;
  readonly category: readonly string[] | null;
  readonly brand: string | null;
  readonly quantity: bigint;
  readonly unitPrice: bigint;
  readonly amount: bigint;
}

/** One record to write: an order, or a return. Null keeps what is there. */
export interface CleanOrder {
  /** Place of its row among those given. */
  readonly index: number;
  readonly source: string;
  /** Finds the record again; a return has one of its own, so that an order and its return never overwrite each other. */
  readonly key: string;
  readonly externalId: string;
  readonly kind: 'order' | 'return';
  readonly placedAt: Date;
  readonly status: OrderStatus | null;
  readonly channel: string | null;
  readonly store: string | null;
  readonly pickupStore: string | null;
  readonly payment: string | null;
  readonly delivery: string | null;
  readonly deliveredAt: Date | null;
  readonly discount: bigint | null;
  readonly shipping: bigint | null;
  readonly tax: bigint | null;
  readonly returnOf: string | null;
  readonly incomplete: boolean | null;
  readonly lines: readonly CleanLine[];
}

export interface OrderRules {
  readonly source: string;
  readonly now: Date;
  readonly currency: string;
  /** digits of minor units */
  readonly digits: number;
}

export const returnKey = (externalId: string): string => `${externalId}/return`;

/**
 * Makes a row clean: one order, one return, or both. Goods given back are a record of their own, so a row with positive and negative lines is
 * split: the negative ones go to the return `<externalId>/return`, which names the order; discount, shipping and tax stay with the order.
 */
export function cleanOrder(
  row: OrderRow,
  index: number,
  rules: OrderRules,
): { readonly records: readonly CleanOrder[]; readonly issues: readonly RowIssue[] } {
  const issues: RowIssue[] = [];
  const externalId = cleanText(row.externalId);
  if (externalId === null) issues.push(rejection('externalId', 'FIELD_MISSING', 'An order needs its number.'));
  const { placedAt } = row;
  if (Number.isNaN(placedAt.getTime()) || placedAt.getUTCFullYear() < 1900)
    issues.push(rejection('placedAt', 'FIELD_INVALID', rowWords.noDate));
  if (placedAt.getTime() > rules.now.getTime() + hoursAhead * 3_600_000) {
    issues.push(rejection('placedAt', 'DATE_IN_FUTURE', rowWords.timeAhead));
  }
  const currency = cleanText(row.currency)?.toUpperCase();
  if (currency !== undefined && currency !== rules.currency) {
    issues.push(rejection('currency', 'CURRENCY_MISMATCH', rowWords.otherCurrency(rules.currency)));
  }
  const status = cleanText(row.status)?.toLowerCase();
  const known = Object.values(OrderStatus).find((one) => one === status);
  if (status !== undefined && !known) issues.push(rejection('status', 'FIELD_INVALID', rowWords.notAmong(Object.values(OrderStatus))));

  const lines = cleanLines(row.lines, rules, issues);
  const bought = lines.filter(({ quantity }) => quantity > 0n);
  const givenBack = lines.filter(({ quantity }) => quantity < 0n);
  const returnOf = cleanText(row.returnOf);
  if (returnOf !== null && bought.length > 0)
    issues.push(rejection('lines', 'FIELD_INVALID', 'The lines of a return have negative quantities.'));
  const isReturn = returnOf !== null || (bought.length === 0 && givenBack.length > 0);
  const amount = (path: 'discount' | 'shipping' | 'tax'): bigint | null => cleanAmount(path, row[path], isReturn, rules, issues);

  const shared = {
    index,
    source: cleanText(row.source) ?? rules.source,
    placedAt,
    status: known ?? null,
    channel: cleanText(row.channel),
    store: cleanText(row.store),
    payment: cleanText(row.payment),
    incomplete: row.incomplete ?? null,
  };
  const whole = {
    ...shared,
    pickupStore: cleanText(row.pickupStore),
    delivery: cleanText(row.delivery),
    deliveredAt: row.deliveredAt ?? null,
    discount: amount('discount'),
    shipping: amount('shipping'),
    tax: amount('tax'),
  };
  const id = externalId ?? '';
  if (isReturn)
    return {
      issues,
      records: [
        {
          ...whole,
          key: id === returnKey(returnOf ?? '') ? id : returnKey(id),
          externalId: id,
          kind: 'return',
          returnOf,
          lines: keyed(givenBack),
        },
      ],
    };
  const order: CleanOrder = { ...whole, key: id, externalId: id, kind: 'order', returnOf: null, lines: keyed(bought) };
  if (givenBack.length === 0) return { issues, records: [order] };
  const back: CleanOrder = {
    ...shared,
    key: returnKey(id),
    externalId: returnKey(id),
    kind: 'return',
    returnOf: id,
    pickupStore: null,
    delivery: null,
    deliveredAt: null,
    discount: null,
    shipping: null,
    tax: null,
    lines: keyed(givenBack),
  };
  return { issues, records: [order, back] };
}

function cleanAmount(
  path: string,
  text: string | null | undefined,
  isReturn: boolean,
  rules: OrderRules,
  issues: RowIssue[],
): bigint | null {
  const given = cleanText(text);
  if (given === null) return null;
  const amount = toScaled(given, rules.digits);
  const problem =
    amount === undefined
      ? decimalProblem(given, rules.digits)
      : size(amount) >= largest
        ? rowWords.tooLarge
        : amount < 0n && !isReturn
          ? rowWords.negativeAmount
          : undefined;
  if (amount !== undefined && problem === undefined) return amount;
  issues.push(rejection(path, 'FIELD_INVALID', problem ?? rowWords.noNumber));
  return null;
}

type OpenLine = Omit<CleanLine, 'key'> & { readonly externalId: string | null };

function cleanLines(rows: readonly LineRow[], rules: OrderRules, issues: RowIssue[]): OpenLine[] {
  return rows.flatMap((row, at): OpenLine[] => {
    const quantity = toScaled(row.quantity, quantityScale);
    const unitPrice = toScaled(row.unitPrice, priceScale);
    if (quantity === undefined || quantity === 0n || size(quantity) >= largest) {
      const problem =
        quantity === undefined ? decimalProblem(row.quantity, quantityScale) : rowWords[quantity === 0n ? 'zeroQuantity' : 'tooLarge'];
      issues.push(rejection(`lines.${at}.quantity`, 'FIELD_INVALID', problem));
    }
    if (unitPrice === undefined || unitPrice < 0n || unitPrice >= largest) {
      const problem =
        unitPrice === undefined ? decimalProblem(row.unitPrice, priceScale) : rowWords[unitPrice < 0n ? 'negativePrice' : 'tooLarge'];
      issues.push(rejection(`lines.${at}.unitPrice`, 'FIELD_INVALID', problem));
    }
    if (quantity === undefined || unitPrice === undefined || quantity === 0n || unitPrice < 0n) return [];
    if (size(quantity) >= largest || unitPrice >= largest) return [];
    const amount = lineAmount(quantity, unitPrice, rules.digits);
    if (size(amount) >= largest) {
      issues.push(rejection(`lines.${at}.unitPrice`, 'FIELD_INVALID', rowWords.lineTooLarge));
      return [];
    }
    const [sku, name] = [cleanText(row.sku), cleanText(row.name)];
    const category = (row.category ?? []).map(cleanText).filter((step) => step !== null);
    return [
      {
        externalId: cleanText(row.externalId),
        product: sku ?? name,
        name,
        category: category.length > 0 ? category : null,
        brand: cleanText(row.brand),
        quantity,
        unitPrice,
        amount,
      },
    ];
  });
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** A line without an id of its own is known by product, quantity and price, and by its turn among equal ones: equal rows are two lines. */
function keyed(lines: readonly OpenLine[]): CleanLine[] {
  const turns = new Map<string, number>();
  return lines.map(({ externalId, ...line }) => {
    const content =
      externalId === null
        ? `${line.product ?? ''}|${toDecimal(line.quantity, quantityScale)}|${toDecimal(line.unitPrice, priceScale)}`
        : `id:${externalId}`;
    const turn = (turns.get(content) ?? 0) + 1;
    turns.set(content, turn);
    return { ...line, key: externalId === null ? `${content}|${turn}` : turn === 1 ? content : `${content}|${turn}` };
  });
}
