import type { CellType } from '../import-targets.js';
import { type DecimalMark, decimalMarks, markSaid, numberUnder } from './written-number.rules.js';
import { type DateOrder, dateOrders, dayUnder, orderSaid } from './written-time.rules.js';

const choices = { '.': 'POINT', ',': 'COMMA', DMY: 'DAY_FIRST', MDY: 'MONTH_FIRST' } as const;

/** Something that the values of a file leave open: a value that can be read in two ways, and both readings. */
export interface FormatQuestion {
  readonly about: 'DECIMAL_MARK' | 'DATE_ORDER';
  readonly column: string;
  readonly example: string;
  readonly readings: readonly { readonly choice: string; readonly reading: string }[];
}

/** How the numbers and dates of a file are written; null where nothing in it says so. */
export interface Formats {
  readonly decimalMark: DecimalMark | null;
  readonly dateOrder: DateOrder | null;
  readonly questions: readonly FormatQuestion[];
}

export const noFormats: Formats = { decimalMark: null, dateOrder: null, questions: [] };

const isNumber = (type: CellType): boolean => type === 'quantity' || type === 'price' || type === 'amount';
const isDate = (type: CellType): boolean => type === 'instant' || type === 'day';

/** What all values of one kind say together. */
class Evidence<T extends string> {
  readonly #said = new Set<T>();
  #open: { readonly column: string; readonly example: string } | undefined;

  add(said: T | 'EITHER' | undefined, column: string, example: string): void {
    if (said === 'EITHER') this.#open ??= { column, example };
    else if (said !== undefined) this.#said.add(said);
  }

  /** The one thing said; null when nothing was, or both. */
  get answer(): T | null {
    const [only] = this.#said;
    return only !== undefined && this.#said.size === 1 ? only : null;
  }

  /** An example of what stays open under the answer that holds. */
  open(answer: T | null): { readonly column: string; readonly example: string } | undefined {
    return answer === null ? this.#open : undefined;
  }
}

/**
 * Learns from all values of a file how its numbers and dates are written: one value that can be read in a single way settles the others.
 * What somebody chose holds against everything.
 */
export class FormatScout {
  readonly #marks = new Evidence<DecimalMark>();
  readonly #orders = new Evidence<DateOrder>();

  /** Whether cells of a type say anything. */
  isAbout(type: CellType): boolean {
    return isNumber(type) || isDate(type);
  }

  look(type: CellType, column: string, text: string): void {
    if (isNumber(type)) this.#marks.add(markSaid(text), column, text);
    if (isDate(type)) this.#orders.add(orderSaid(text), column, text);
  }

  formats(chosen: { readonly decimalMark: DecimalMark | null; readonly dateOrder: DateOrder | null }): Formats {
    const decimalMark = chosen.decimalMark ?? this.#marks.answer;
    const dateOrder = chosen.dateOrder ?? this.#orders.answer;
    return {
      decimalMark,
      dateOrder,
      questions: [
        ...ask('DECIMAL_MARK', this.#marks.open(decimalMark), decimalMarks, numberUnder),
        ...ask('DATE_ORDER', this.#orders.open(dateOrder), dateOrders, dayUnder),
      ],
    };
  }
}

function ask<T extends DecimalMark | DateOrder>(
  about: FormatQuestion['about'],
  open: { readonly column: string; readonly example: string } | undefined,
  offered: readonly T[],
  readingOf: (text: string, choice: T) => string | undefined,
): readonly FormatQuestion[] {
  if (!open) return [];
  const readings = offered.map((choice) => ({ choice: choices[choice], reading: readingOf(open.example, choice) ?? '' }));
  return [{ about, ...open, readings }];
}
