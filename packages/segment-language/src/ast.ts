/** Stored definitions carry the version of the language they were written in. */
export const LANGUAGE = 1;

export const OPERATORS = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'in',
  'not in',
  'contains',
  'starts with',
  'before',
  'on or before',
  'after',
  'on or after',
  'within',
  'within next',
  'has anniversary within next',
  'has any of',
  'has all of',
  'has none of',
  'is missing',
  'is present',
  'is true',
  'is false',
  'within km of',
] as const;
/** The words of a test as they stand in the text; a radius is `within km of` with the value `[km, lat, lng]`. */
export type Operator = (typeof OPERATORS)[number];

export const UNITS = ['hours', 'days', 'weeks', 'months', 'years'] as const;
export type Unit = (typeof UNITS)[number];

export const CALENDAR_UNITS = ['week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

export const FNS = ['count', 'sum', 'average', 'min', 'max', 'first', 'last', 'distinct', 'share'] as const;
export type Fn = (typeof FNS)[number];

/** Text, numbers, booleans; dates are `2026-05-01`, instants carry their offset, exact money may be a decimal string. */
export type Value = string | number | boolean;

/** `{ last }` until now · `{ from, to }` units ago · a calendar period · dates, of which `since` and `until` are included and `before` is not. */
export type Window =
  | { readonly last: number; readonly unit: Unit }
  | { readonly from: number; readonly to: number; readonly unit: Unit }
  | { readonly calendar: 'this' | 'last'; readonly unit: CalendarUnit }
  | { readonly since?: string; readonly until?: string; readonly before?: string };

/** What a field or a measure is held against. "n unit ago" is the value n with its unit, "today" is 0 days. */
export interface Test {
  readonly operator: Operator;
  readonly value?: Value | readonly Value[];
  readonly unit?: Unit;
}

export interface Group {
  readonly kind: 'all' | 'any';
  readonly children: readonly Condition[];
  readonly note?: string;
}
export interface Not {
  readonly kind: 'not';
  readonly child: Condition;
  readonly note?: string;
}
/** A field of the row at hand: `city`, `attributes.shoeSize`, `product.category`. */
export interface Compare extends Test {
  readonly kind: 'compare';
  readonly field: string;
  readonly note?: string;
}
/** What happened to the row at hand, put together: `count(orders within 60 days) >= 3`. */
export interface Measure extends Test {
  readonly kind: 'measure';
  readonly fn: Fn;
  readonly fact: string;
  readonly field?: string;
  readonly window?: Window;
  readonly where?: Condition;
  readonly note?: string;
}
/** Membership of another segment, named by its key, now or at a recorded moment. */
export interface Member {
  readonly kind: 'member';
  readonly segment: string;
  readonly on?: string;
  readonly note?: string;
}

/** Who belongs. Plain data, the same in memory and in JSON. */
export type Condition = Group | Not | Compare | Measure | Member;
export type Leaf = Compare | Measure | Member;

/** The way to a node by child index: the child of a `not` and the `where` of a measure are index 0. The root is `[]`. */
export type Path = readonly number[];

/** What an operator takes. `when`: a date, an instant or n units ago; `length`: n units; `days`: n days. */
export type Takes = 'nothing' | 'one' | 'two' | 'list' | 'text' | 'when' | 'length' | 'days' | 'radius';

export function takes(operator: Operator): Takes {
  switch (operator) {
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return 'one';
    case 'between':
      return 'two';
    case 'in':
    case 'not in':
    case 'has any of':
    case 'has all of':
    case 'has none of':
      return 'list';
    case 'contains':
    case 'starts with':
      return 'text';
    case 'before':
    case 'on or before':
    case 'after':
    case 'on or after':
      return 'when';
    case 'within':
    case 'within next':
      return 'length';
    case 'has anniversary within next':
      return 'days';
    case 'within km of':
      return 'radius';
    case 'is missing':
    case 'is present':
    case 'is true':
    case 'is false':
      return 'nothing';
  }
}

/** The nodes directly beneath, in the order of path indexes. */
export function childrenOf(node: Condition): readonly Condition[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.children;
    case 'not':
      return [node.child];
    case 'measure':
      return node.where ? [node.where] : [];
    case 'compare':
    case 'member':
      return [];
  }
}

export function isLeaf(node: Condition): node is Leaf {
  return node.kind === 'compare' || node.kind === 'measure' || node.kind === 'member';
}

/** The value as a list: none, one or many. */
export function valuesOf(test: Test): readonly Value[] {
  const { value } = test;
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

export function isList(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}
