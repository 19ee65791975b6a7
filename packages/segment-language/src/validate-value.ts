import { valuesOf, type Test, type Unit, type Value } from './ast.js';
import type { FieldSpec, FieldType } from './catalogue.js';
import { isDecimal, toMinorUnits } from './decimal.js';
import { tidy } from './fold.js';
import type { IssueCode } from './issues.js';
import { isRealDate, isRealInstant } from './shape.js';

interface Wrong {
  readonly code: IssueCode;
  readonly expected: string;
  readonly better?: Partial<Test>;
}

/** How many units a length may have: two hundred years. */
export function countLimit(unit: Unit): number {
  switch (unit) {
    case 'hours':
      return 1_752_000;
    case 'days':
      return 73_000;
    case 'weeks':
      return 10_400;
    case 'months':
      return 2_400;
    case 'years':
      return 200;
  }
}

/** What is wrong with the values of a test whose form is right. */
export function wrongValue(test: Test, field: Pick<FieldSpec, 'type' | 'values'>, currencyDigits: number): Wrong | undefined {
  if (test.unit) return wrongLength(test, test.unit, field.type);
  const values = valuesOf(test);
  if (test.operator === 'within km of') return wrongPlace(values);
  const bad = values.find((value) => !fits(value, field.type, currencyDigits));
  if (bad !== undefined)
    return {
      code: isDay(field.type) && typeof bad === 'string' ? 'BAD_DATE' : 'WRONG_TYPE',
      expected: expectedOf(field.type, currencyDigits),
      ...quoted(test, field.type),
    };
  if ((test.operator === 'contains' || test.operator === 'starts with') && values.includes(''))
    return { code: 'EMPTY_TEXT', expected: 'some text' };
  if (field.type === 'enum' && field.values?.length) {
    const known = new Set(field.values.map(({ value }) => value));
    if (values.some((value) => typeof value === 'string' && !known.has(tidy(value)))) {
      return { code: 'UNKNOWN_VALUE', expected: `one of ${[...known].slice(0, 20).join(', ')}` };
    }
  }
  return undefined;
}

function wrongLength(test: Test, unit: Unit, type: FieldType): Wrong | undefined {
  if (type === 'date' && unit === 'hours')
    return { code: 'WRONG_TYPE', expected: 'days, weeks, months or years: this field has no time of day' };
  const most = test.operator === 'has anniversary within next' ? 366 : countLimit(unit);
  const [count] = valuesOf(test);
  return typeof count === 'number' && count <= most ? undefined : { code: 'WRONG_TYPE', expected: `at most ${most} ${unit}` };
}

function wrongPlace(values: readonly Value[]): Wrong | undefined {
  const [km = 0, lat = 0, lng = 0] = values.map(Number);
  return km > 0 && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
    ? undefined
    : { code: 'WRONG_TYPE', expected: 'a distance above 0, a latitude from -90 to 90, a longitude from -180 to 180' };
}

function fits(value: Value, type: FieldType, currencyDigits: number): boolean {
  switch (type) {
    case 'id':
    case 'text':
    case 'enum':
    case 'category':
    case 'list':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'money':
      return typeof value !== 'boolean' && toMinorUnits(value, currencyDigits) !== undefined;
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isRealDate(value);
    case 'instant':
      return typeof value === 'string' && (isRealDate(value) || isRealInstant(value));
    case 'point':
      return typeof value === 'number';
  }
}

function expectedOf(type: FieldType, currencyDigits: number): string {
  switch (type) {
    case 'id':
    case 'text':
    case 'enum':
    case 'category':
    case 'list':
      return 'text in quotes';
    case 'number':
    case 'point':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'money':
      return `an amount with at most ${currencyDigits} decimals`;
    case 'boolean':
      return 'true or false';
    case 'date':
      return 'a date such as 2026-05-01';
    case 'instant':
      return 'a date such as 2026-05-01 or an instant such as 2026-05-01T09:30:00+08:00';
  }
}

function isDay(type: FieldType): boolean {
  return type === 'date' || type === 'instant';
}

/** Figures that were meant as text, and the other way round. */
function quoted(test: Test, type: FieldType): { better?: Partial<Test> } {
  const { value } = test;
  if (type === 'text' || type === 'id' || type === 'enum' || type === 'category') {
    if (typeof value === 'number' || typeof value === 'boolean') return { better: { value: String(value) } };
  }
  if ((type === 'number' || type === 'integer') && typeof value === 'string' && isDecimal(value))
    return { better: { value: Number(value) } };
  return {};
}
