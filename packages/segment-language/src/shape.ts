import { isList, takes, valuesOf, type Test, type Value, type Window } from './ast.js';
import { exactNumber, isDecimal } from './decimal.js';
import { looksLikeDate, looksLikeInstant } from './text/lexer.js';

/** Operators whose decimal text means a number, since text has no order here. */
export function isOrdering(test: Pick<Test, 'operator'>): boolean {
  return test.operator === '<' || test.operator === '<=' || test.operator === '>' || test.operator === '>=' || test.operator === 'between';
}

/** The one form of a test: decimal text after an ordering becomes a number when that is exact; anniversaries say their days. */
export function settle<T extends Test>(test: T): T {
  if (takes(test.operator) === 'days') return { ...test, unit: test.unit ?? 'days' };
  if (!isOrdering(test) || test.value === undefined) return test;
  return { ...test, value: isList(test.value) ? test.value.map(settleValue) : settleValue(test.value) };
}

function settleValue(value: Value): Value {
  return typeof value === 'string' && isDecimal(value) ? exactNumber(value) : value;
}

/** What a test lacks or has too much of, in words, or undefined when its form is right. Types are the validator's business. */
export function wrongForm(test: Test): string | undefined {
  const { value, unit } = test;
  const single = value === undefined || isList(value) ? undefined : value;
  const values = valuesOf(test);
  const listed = value !== undefined && isList(value);
  switch (takes(test.operator)) {
    case 'nothing':
      return value === undefined && unit === undefined ? undefined : `nothing after "${test.operator}"`;
    case 'one':
      return single !== undefined && unit === undefined ? undefined : 'one value';
    case 'two':
      return listed && values.length === 2 && unit === undefined ? undefined : 'two values, the lower and the upper';
    case 'list':
      return listed && unit === undefined ? undefined : 'a list of values';
    case 'text':
      return typeof single === 'string' && unit === undefined ? undefined : 'text';
    case 'when':
      return (typeof single === 'string' && unit === undefined) || (isCount(single) && unit !== undefined)
        ? undefined
        : 'a date, an instant, today or a number of units ago';
    case 'length':
      return isCount(single) && unit !== undefined ? undefined : 'a whole number and a unit';
    case 'days':
      return isCount(single) && unit === 'days' ? undefined : 'a whole number of days';
    case 'radius':
      return listed && values.length === 3 && values.every((item) => typeof item === 'number') && unit === undefined
        ? undefined
        : 'kilometres, latitude and longitude';
  }
}

/** What is wrong with the form of a window, in words. */
export function wrongWindow(window: Window): string | undefined {
  if ('last' in window) return isCount(window.last) ? undefined : 'a whole number';
  if ('from' in window) return isCount(window.from) && isCount(window.to) ? undefined : 'two whole numbers';
  if ('calendar' in window) return undefined;
  const { since, until, before } = window;
  const forms = [since !== undefined && before === undefined, before !== undefined && since === undefined && until === undefined];
  return forms.includes(true) ? undefined : 'since, since and until, or before';
}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Whether text names a day or a moment that exists, from the year 1000 to 8999. */
export function isRealDate(text: string): boolean {
  return looksLikeDate(text) && isRealDay(text);
}
export function isRealInstant(text: string): boolean {
  return looksLikeInstant(text) && isRealDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

function isRealDay(text: string): boolean {
  if (text < '1000' || text >= '9000') return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
