import { takes, type Operator, type Test, type Unit, type Value, type Window } from '../ast.js';
import { exactNumber } from '../decimal.js';
import { settle } from '../shape.js';
import type { Reader } from './reader.js';
import { toCalendarUnit, toUnit } from './words.js';

/** Longer phrases stand before those they begin with. */
const PHRASES: readonly (readonly [string, Operator])[] = [
  ['!=', '!='],
  ['<=', '<='],
  ['>=', '>='],
  ['=', '='],
  ['<', '<'],
  ['>', '>'],
  ['between', 'between'],
  ['not in', 'not in'],
  ['in', 'in'],
  ['contains', 'contains'],
  ['starts with', 'starts with'],
  ['on or before', 'on or before'],
  ['on or after', 'on or after'],
  ['before', 'before'],
  ['after', 'after'],
  ['has anniversary within next', 'has anniversary within next'],
  ['has any of', 'has any of'],
  ['has all of', 'has all of'],
  ['has none of', 'has none of'],
  ['is missing', 'is missing'],
  ['is present', 'is present'],
  ['is true', 'is true'],
  ['is false', 'is false'],
  ['within next', 'within next'],
];

export function parseTest(reader: Reader): Test {
  const found = PHRASES.find(([phrase]) => reader.accept(phrase));
  return settle(found ? parseOperand(found[1], reader) : parseWithin(reader));
}

/** `within 5 days` or `within 5 km of (30.2, 120.1)`. */
function parseWithin(reader: Reader): Test {
  if (!reader.accept('within')) reader.fail('a comparison such as =, >=, in, contains, within or is missing');
  const count = parseNumber(reader);
  if (!reader.accept('km of')) return { operator: 'within', value: count, unit: parseUnit(reader) };
  reader.expect('(');
  const lat = parseNumber(reader);
  reader.expect(',');
  const lng = parseNumber(reader);
  reader.expect(')');
  return { operator: 'within km of', value: [count, lat, lng] };
}

function parseOperand(operator: Operator, reader: Reader): Test {
  switch (takes(operator)) {
    case 'nothing':
      return { operator };
    case 'one':
      return { operator, value: parseValue(reader) };
    case 'two': {
      const from = parseValue(reader);
      reader.expect('and');
      return { operator, value: [from, parseValue(reader)] };
    }
    case 'list':
      return { operator, value: parseList(reader) };
    case 'text':
      return { operator, value: parseText(reader) };
    case 'when':
      return parseWhen(operator, reader);
    case 'length':
      return { operator, value: parseNumber(reader), unit: parseUnit(reader) };
    case 'days': {
      const value = parseNumber(reader);
      if (!reader.accept('day')) reader.expect('days');
      return { operator, value, unit: 'days' };
    }
    case 'radius':
      return reader.fail('a distance');
  }
}

function parseWhen(operator: Operator, reader: Reader): Test {
  if (reader.accept('today')) return { operator, value: 0, unit: 'days' };
  if (reader.peek().kind !== 'number') return { operator, value: parseDate(reader) };
  const value = parseNumber(reader);
  const unit = parseUnit(reader);
  reader.expect('ago');
  return { operator, value, unit };
}

export function parseWindow(reader: Reader): Window | undefined {
  if (reader.accept('within')) return { last: parseNumber(reader), unit: parseUnit(reader) };
  if (reader.accept('on or after')) return { since: parseDate(reader) };
  if (reader.accept('before')) return { before: parseDate(reader) };
  if (reader.accept('between')) return parseBetween(reader);
  if (reader.accept('this')) return { calendar: 'this', unit: parseCalendarUnit(reader) };
  if (reader.accept('last')) return { calendar: 'last', unit: parseCalendarUnit(reader) };
  return undefined;
}

function parseBetween(reader: Reader): Window {
  if (reader.peek().kind !== 'number') {
    const since = parseDate(reader);
    reader.expect('and');
    return { since, until: parseDate(reader) };
  }
  const from = parseNumber(reader);
  reader.expect('and');
  const to = parseNumber(reader);
  const unit = parseUnit(reader);
  reader.expect('ago');
  return { from, to, unit };
}

function parseList(reader: Reader): Value[] {
  reader.expect('(');
  if (reader.sees(')')) reader.fail('at least one value', 'EMPTY_LIST');
  const values = [parseValue(reader)];
  while (reader.accept(',')) values.push(parseValue(reader));
  if (!reader.accept(')')) reader.fail('"," or ")"');
  return values;
}

function parseValue(reader: Reader): Value {
  const { kind, value } = reader.peek();
  if (kind === 'string' || kind === 'date' || kind === 'instant') return reader.next().value;
  if (kind === 'number') return exactNumber(reader.next().value);
  if (reader.accept('true')) return true;
  if (reader.accept('false')) return false;
  return reader.fail(kind === 'word' ? `a value; text stands in quotes: ${JSON.stringify(value)}` : 'a value');
}

export function parseText(reader: Reader): string {
  if (reader.peek().kind !== 'string') reader.fail('text in quotes');
  return reader.next().value;
}

/** A date or an instant; quoted text passes too, for the validator to judge. */
export function parseDate(reader: Reader): string {
  const { kind } = reader.peek();
  if (kind !== 'date' && kind !== 'instant' && kind !== 'string') reader.fail('a date such as 2026-05-01');
  return reader.next().value;
}

function parseNumber(reader: Reader): number {
  if (reader.peek().kind !== 'number') reader.fail('a number');
  return Number(reader.next().value);
}

function parseUnit(reader: Reader): Unit {
  const unit = toUnit(reader.peek().value);
  if (!unit) return reader.fail('hours, days, weeks, months or years');
  reader.next();
  return unit;
}

function parseCalendarUnit(reader: Reader): 'week' | 'month' | 'quarter' | 'year' {
  const unit = toCalendarUnit(reader.peek().value);
  if (!unit) return reader.fail('week, month, quarter or year');
  reader.next();
  return unit;
}
