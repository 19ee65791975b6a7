import type { FieldType, ResolvedTest } from '@regulars/segment-language';
import { EARTH_KM } from '@regulars/segment-language';
import { NIL } from 'uuid';
import type { Quotient } from '../access/field-registry.js';
import { fromGlobalId } from '../platform/ids.js';
import type { Dialect } from './dialect.js';
import { type Binder, likeLiteral } from './sql.js';

/**
 * SQL that is true or false, never null when `exact`: a comparison with a missing value is false, also a negated one. Where null and false are
 * the same (a `where` without a `not` above), inexact SQL leaves the planner free to use its indexes.
 */
export function compileTest(sql: string, type: FieldType, test: ResolvedTest, { binder, categories, dialect, exact }: TestWorld): string {
  const known = (comparison: string): string => (exact ? `coalesce(${comparison}, false)` : `(${comparison})`);
  switch (test.kind) {
    case 'presence':
      return `(${sql} is ${test.present ? 'not ' : ''}null)`;
    case 'truth':
      return `(${sql} is ${test.value ? 'true' : 'false'})`;
    case 'compare':
      return known(`${sql} ${test.operator === '!=' ? '<>' : test.operator} ${scalar(test.value, type, binder, dialect)}`);
    case 'between':
      return known(`${sql} between ${scalar(test.from, type, binder, dialect)} and ${scalar(test.to, type, binder, dialect)}`);
    case 'in':
      return known(`${sql} ${test.negate ? '<> all' : '= any'} (${values(test.values, type, binder, dialect)})`);
    case 'category': {
      const ids = binder.bind(categories.beneath(test.keys), 'uuid[]');
      return known(`${sql} ${test.negate ? '<> all' : '= any'} (${ids})`);
    }
    case 'like': {
      const pattern = `${test.mode === 'contains' ? '%' : ''}${likeLiteral(test.folded)}%`;
      return known(`${dialect.folded(sql)} like ${binder.bind(pattern, 'text')}`);
    }
    case 'list':
      return known(list(sql, test.mode, binder.bind([...test.values], 'text[]')));
    case 'anniversary':
      return known(`${dialect.monthDay(sql)} = any (${binder.bind([...test.monthDays], 'text[]')})`);
    case 'range':
      return test.negate ? outside(sql, inside(sql, test, binder)) : known(inside(sql, test, binder));
    case 'radius':
      return known(`${distance(sql, test.lat, test.lng, binder)} <= ${binder.bind(test.km, 'float8')}`);
  }
}

/** The same for a quotient: its parts are held against the value, so nothing is rounded. Missing where the lower one is 0. */
export function compileQuotientTest({ top, bottom }: Quotient, test: ResolvedTest, { binder, dialect, exact }: TestWorld): string {
  const known = (comparison: string): string => (exact ? `coalesce(${comparison}, false)` : `(${comparison})`);
  const against = (operator: string, figure: string | number): string => {
    const { value, type, by } = dialect.whole(String(figure));
    return `((${top})${by === 1 ? '' : ` * ${by}`} - ${binder.bind(value, type)} * (${bottom})) * nullif(sign(${bottom}), 0) ${operator} 0`;
  };
  switch (test.kind) {
    case 'presence':
      return `(${test.present ? '' : 'not '}coalesce(${bottom} <> 0 and (${top}) is not null, false))`; // names both: each holds values of the statement
    case 'compare':
      return known(against(test.operator === '!=' ? '<>' : test.operator, test.value));
    case 'between':
      return known(`(${against('>=', test.from)}) and (${against('<=', test.to)})`);
    case 'in': {
      const any = test.values.map((value) => `(${against('=', value)})`).join(' or ');
      return known(test.negate ? `not (${any})` : any);
    }
    case 'truth':
    case 'category':
    case 'like':
    case 'list':
    case 'anniversary':
    case 'range':
    case 'radius':
      throw new Error(`A quotient has no test of ${test.kind}; the validator lets none through.`);
  }
}

/** What compiling a test needs beside it. */
export interface TestWorld {
  readonly binder: Binder;
  readonly categories: CategoryTree;
  readonly dialect: Dialect;
  readonly exact: boolean;
}

/** The categories of the shop: a test on one holds for it and all beneath it. */
export interface CategoryTree {
  /** Differs whenever the tree does. */
  readonly version: string;
  /** Ids of the categories with these keys and of all beneath them. */
  beneath(keys: readonly string[]): readonly string[];
  /** Keys of the category with this id and of those above it, its own first; null when there is none. */
  lineage(id: string): readonly string[] | null;
}

const isFigure = (type: FieldType): boolean => type === 'number' || type === 'integer' || type === 'money';

function scalar(value: string | number, type: FieldType, binder: Binder, dialect: Dialect): string {
  if (isFigure(type)) return binder.bind(String(value), dialect.figure(String(value)));
  return type === 'id' ? binder.bind(storedId(value), 'uuid') : binder.bind(value, 'text');
}

function values(all: readonly (string | number)[], type: FieldType, binder: Binder, dialect: Dialect): string {
  if (isFigure(type)) return binder.bind(all.map(String), `${dialect.figure(all.map(String).join(' '))}[]`);
  return type === 'id' ? binder.bind(all.map(storedId), 'uuid[]') : binder.bind([...all], 'text[]');
}

/** Conditions name records by the graph's ids; what is none is the id of nothing. */
const storedId = (globalId: string | number): string => fromGlobalId(String(globalId))?.id ?? NIL;

function list(sql: string, mode: 'any' | 'all' | 'none', values: string): string {
  switch (mode) {
    case 'any':
      return `${sql} && ${values}`;
    case 'all':
      return `${sql} @> ${values}`;
    case 'none':
      return `not ${sql} && ${values}`;
  }
}

function inside(sql: string, test: Extract<ResolvedTest, { kind: 'range' }>, binder: Binder): string {
  const bound = (value: string | number): string =>
    test.of === 'date' ? binder.bind(value, 'date') : binder.bind(new Date(Number(value)).toISOString(), 'timestamptz');
  const parts = [
    ...(test.from === undefined ? [] : [`${sql} >= ${bound(test.from)}`]),
    ...(test.until === undefined ? [] : [`${sql} < ${bound(test.until)}`]),
  ];
  return parts.length === 0 ? `${sql} is not null` : parts.join(' and ');
}

const outside = (sql: string, range: string): string => `(${sql} is not null and not coalesce(${range}, false))`;

const half = (from: string, to: string): string => `power(sin(radians(${to} - ${from}) / 2), 2)`;

/** Great-circle distance in kilometres by the haversine formula; `point` is (longitude, latitude). */
function distance(sql: string, lat: number, lng: number, binder: Binder): string {
  const [latitude, longitude] = [binder.bind(lat, 'float8'), binder.bind(lng, 'float8')];
  const square = `${half(latitude, `(${sql})[1]`)} + cos(radians(${latitude})) * cos(radians((${sql})[1])) * ${half(longitude, `(${sql})[0]`)}`;
  return `(2 * ${EARTH_KM} * asin(sqrt(least(1, ${square}))))`;
}
