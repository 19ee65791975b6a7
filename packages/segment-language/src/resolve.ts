import { valuesOf, type Test, type Value } from './ast.js';
import type { FieldType } from './catalogue.js';
import { addDays, addUnits, daySpan, today, unitsAgo, type Clock, type Day } from './clock.js';
import { toMinorUnits } from './decimal.js';
import { fold, tidy } from './fold.js';
import { looksLikeDate } from './text/lexer.js';

/** A stretch of days or of instants (epoch ms): `from` inclusive, `until` exclusive, open where absent; `negate` asks for what lies outside. */
export type Range =
  | { readonly kind: 'range'; readonly of: 'date'; readonly from?: Day; readonly until?: Day; readonly negate: boolean }
  | { readonly kind: 'range'; readonly of: 'instant'; readonly from?: number; readonly until?: number; readonly negate: boolean };

/**
 * A test with all calendar arithmetic done, the same for every engine. All of them, negated ones included, are false for a missing
 * value (`presence` aside). Text is NFC and trimmed; money is in whole minor units.
 */
export type ResolvedTest =
  | Range
  | { readonly kind: 'compare'; readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly value: string | number }
  /** Both ends included. */
  | { readonly kind: 'between'; readonly from: number; readonly to: number }
  | { readonly kind: 'in'; readonly values: readonly (string | number)[]; readonly negate: boolean }
  /** The row's category is one of the keys or lies beneath one. */
  | { readonly kind: 'category'; readonly keys: readonly string[]; readonly negate: boolean }
  /** The folded text holds, or begins with, `folded`. */
  | { readonly kind: 'like'; readonly mode: 'contains' | 'starts with'; readonly folded: string }
  | { readonly kind: 'list'; readonly mode: 'any' | 'all' | 'none'; readonly values: readonly string[] }
  /** `MM-DD` of the date is one of these; 02-29 is listed with 03-01 in common years. */
  | { readonly kind: 'anniversary'; readonly monthDays: readonly string[] }
  | { readonly kind: 'presence'; readonly present: boolean }
  | { readonly kind: 'truth'; readonly value: boolean }
  /** Great-circle distance (haversine, radius EARTH_KM) of at most `km` kilometres. */
  | { readonly kind: 'radius'; readonly km: number; readonly lat: number; readonly lng: number };

export const EARTH_KM = 6371.0088;

/** Turns a valid test on a value of a type into plain bounds. Throws TypeError for a test that `validate` refuses. */
export function resolveTest(test: Test, type: FieldType, clock: Clock, currencyDigits: number): ResolvedTest {
  const { operator } = test;
  switch (operator) {
    case 'is missing':
    case 'is present':
      return { kind: 'presence', present: operator === 'is present' };
    case 'is true':
    case 'is false':
      return { kind: 'truth', value: operator === 'is true' };
    case '=':
    case '!=':
      return resolveEqual(operator, test, type, clock, currencyDigits);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { kind: 'compare', operator, value: scalar(one(test), type, currencyDigits) };
    case 'in':
    case 'not in':
      if (type === 'category') return { kind: 'category', keys: texts(test), negate: operator === 'not in' };
      return { kind: 'in', values: valuesOf(test).map((value) => scalar(value, type, currencyDigits)), negate: operator === 'not in' };
    case 'contains':
    case 'starts with':
      return { kind: 'like', mode: operator, folded: fold(text(one(test))) };
    case 'has any of':
      return { kind: 'list', mode: 'any', values: texts(test) };
    case 'has all of':
      return { kind: 'list', mode: 'all', values: texts(test) };
    case 'has none of':
      return { kind: 'list', mode: 'none', values: texts(test) };
    case 'within km of': {
      const [km = 0, lat = 0, lng = 0] = valuesOf(test).map(figure);
      return { kind: 'radius', km, lat, lng };
    }
    case 'has anniversary within next':
      return { kind: 'anniversary', monthDays: monthDays(today(clock), figure(one(test))) };
    case 'between':
      if (type === 'date' || type === 'instant') return resolveBetween(test, type, clock);
      return {
        kind: 'between',
        from: figure(scalar(one(test), type, currencyDigits)),
        to: figure(scalar(one(test, 1), type, currencyDigits)),
      };
    case 'before':
    case 'on or before':
    case 'after':
    case 'on or after':
    case 'within':
    case 'within next':
      return type === 'date'
        ? { kind: 'range', of: 'date', ...dayRange(test, clock), negate: false }
        : { kind: 'range', of: 'instant', ...instantRange(test, clock), negate: false };
  }
}

function resolveEqual(operator: '=' | '!=', test: Test, type: FieldType, clock: Clock, currencyDigits: number): ResolvedTest {
  const negate = operator === '!=';
  if (type === 'category') return { kind: 'category', keys: texts(test), negate };
  if (type === 'date') {
    const day = text(one(test));
    return { kind: 'range', of: 'date', from: day, until: addDays(day, 1), negate };
  }
  if (type === 'instant') return { kind: 'range', of: 'instant', ...moment(text(one(test)), clock), negate };
  return { kind: 'compare', operator, value: scalar(one(test), type, currencyDigits) };
}

function resolveBetween(test: Test, type: 'date' | 'instant', clock: Clock): Range {
  const [from, to] = [text(one(test)), text(one(test, 1))];
  if (type === 'date') return { kind: 'range', of: 'date', from, until: addDays(to, 1), negate: false };
  return { kind: 'range', of: 'instant', from: moment(from, clock).from, until: moment(to, clock).until, negate: false };
}

/** A date is its whole day in the zone, an instant one millisecond. */
function moment(literal: string, clock: Clock): { from: number; until: number } {
  if (looksLikeDate(literal)) return daySpan(literal, clock.zone);
  const at = Date.parse(literal);
  return { from: at, until: at + 1 };
}

function instantRange(test: Test, clock: Clock): { from?: number; until?: number } {
  const value = one(test);
  const at = (): { from: number; until: number } => (test.unit ? unitsAgo(figure(value), test.unit, clock) : moment(text(value), clock));
  switch (test.operator) {
    case 'before':
      return { until: at().from };
    case 'on or before':
      return { until: at().until };
    case 'after':
      return { from: at().until };
    case 'on or after':
      return { from: at().from };
    case 'within':
      return { from: at().from, until: clock.now + 1 };
    case 'within next':
      return { from: clock.now, until: unitsAgo(-figure(value), test.unit ?? 'days', clock).until };
    default:
      throw new TypeError(`${test.operator} is no stretch of time`);
  }
}

function dayRange(test: Test, clock: Clock): { from?: Day; until?: Day } {
  const now = today(clock);
  const value = one(test);
  const at = (sign: 1 | -1): Day => (test.unit && test.unit !== 'hours' ? addUnits(now, sign * figure(value), test.unit) : text(value));
  switch (test.operator) {
    case 'before':
      return { until: at(-1) };
    case 'on or before':
      return { until: addDays(at(-1), 1) };
    case 'after':
      return { from: addDays(at(-1), 1) };
    case 'on or after':
      return { from: at(-1) };
    case 'within':
      return { from: at(-1), until: addDays(now, 1) };
    case 'within next':
      return { from: now, until: addDays(at(1), 1) };
    default:
      throw new TypeError(`${test.operator} is no stretch of days`);
  }
}

/** From today on, both ends included. Who was born on 29 February has the day on 1 March in common years. */
function monthDays(from: Day, days: number): string[] {
  const found = new Set<string>();
  for (let step = 0; step <= Math.min(days, 366); step += 1) {
    const day = addDays(from, step);
    found.add(day.slice(5));
    if (day.endsWith('-03-01') && addDays(day, -1).endsWith('-02-28')) found.add('02-29');
  }
  return [...found].toSorted();
}

/** A plain value in the terms of stored rows. */
function scalar(value: Value, type: FieldType, currencyDigits: number): string | number {
  if (type === 'money') {
    const minor = typeof value === 'boolean' ? undefined : toMinorUnits(value, currencyDigits);
    if (minor === undefined) throw new TypeError('money is a decimal within the digits of the currency');
    return minor;
  }
  return type === 'number' || type === 'integer' ? figure(value) : tidy(text(value));
}

function one(test: Test, index = 0): Value {
  const value = valuesOf(test)[index];
  if (value === undefined) throw new TypeError(`${test.operator} needs a value`);
  return value;
}

function texts(test: Test): string[] {
  return valuesOf(test).map((value) => tidy(text(value)));
}

function text(value: Value): string {
  if (typeof value !== 'string') throw new TypeError('text expected');
  return value;
}

function figure(value: Value): number {
  if (typeof value !== 'number') throw new TypeError('a number expected');
  return value;
}
