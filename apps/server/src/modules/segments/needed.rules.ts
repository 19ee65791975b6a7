import {
  addDays,
  addMonths,
  type Catalogue,
  childrenOf,
  type Condition,
  dayOf,
  type Locale,
  type Measure,
  phraseOf,
  startOf,
  describe,
  isLeaf,
  valuesOf,
} from '@regulars/segment-language';

const say = (locale: Locale, en: string, zh: string): string => (locale === 'en' ? en : zh);

/** A node in words: a line for a rule, a sentence for a group. */
export function wordsOf(node: Condition, catalogue: Catalogue, locale: Locale): string {
  const isLine = isLeaf(node) || (node.kind === 'not' && isLeaf(node.child));
  if (!isLine) return describe(node, catalogue, locale);
  return phraseOf(node, catalogue, locale)
    .map(({ text }) => (text === '·' ? ' · ' : text))
    .join('');
}

/** What would make a node hold that does not. `failing` counts the direct children that do not hold. */
export function neededFor(node: Condition, value: unknown, failing: number, catalogue: Catalogue, locale: Locale): string {
  switch (node.kind) {
    case 'all':
      return say(
        locale,
        `all of its ${node.children.length} conditions; ${failing} do not hold`,
        `全部 ${node.children.length} 项条件；有 ${failing} 项不满足`,
      );
    case 'any':
      return say(locale, `one of its ${childrenOf(node).length} conditions`, `${childrenOf(node).length} 项条件中的任意一项`);
    case 'not':
      return say(
        locale,
        `that this does not hold: ${wordsOf(node.child, catalogue, locale)}`,
        `不满足：${wordsOf(node.child, catalogue, locale)}`,
      );
    case 'member':
      return wordsOf(node, catalogue, locale);
    case 'compare':
    case 'measure':
      return `${wordsOf(node, catalogue, locale)}${distance(node, value, locale)}`;
  }
}

/** " (1 more)", where the value is a figure that lies short of a bound or beyond it. */
function distance(node: Exclude<Condition, { kind: 'all' | 'any' | 'not' | 'member' }>, value: unknown, locale: Locale): string {
  const seen = figure(value);
  const [bound] = valuesOf(node).map(figure);
  if (seen === undefined || bound === undefined || node.unit !== undefined) return '';
  const gap = Math.abs(bound - seen);
  const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(gap);
  if (gap === 0) return '';
  if ((node.operator === '>=' || node.operator === '>') && seen < bound) return say(locale, ` (${amount} more)`, `（还差 ${amount}）`);
  if ((node.operator === '<=' || node.operator === '<') && seen > bound) return say(locale, ` (${amount} less)`, `（多出 ${amount}）`);
  return '';
}

const figure = (value: unknown): number | undefined => {
  const read = typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  return Number.isNaN(read) ? undefined : read;
};

/**
 * How many of the latest rows must leave the window until a count is as asked: 1 for `not count(orders within 14 days) >= 1` with one order.
 * The answer is the place, from the latest, of the row whose leaving decides; undefined where time alone does not decide.
 */
export function decidingRow(node: Condition): { readonly measure: Measure; readonly place: number } | undefined {
  if (node.kind === 'not' && node.child.kind === 'measure') {
    const most = atLeast(node.child);
    return most === undefined ? undefined : { measure: node.child, place: most };
  }
  if (node.kind !== 'measure') return undefined;
  const most = atMost(node);
  return most === undefined ? undefined : { measure: node, place: most + 1 };
}

/** The n of `count(…) >= n`. */
function atLeast(node: Measure): number | undefined {
  const [bound] = valuesOf(node);
  if (!isCountOfRecent(node) || typeof bound !== 'number') return undefined;
  if (node.operator === '>=') return Math.ceil(bound);
  return node.operator === '>' ? Math.floor(bound) + 1 : undefined;
}

/** The n of `count(…) <= n`. */
function atMost(node: Measure): number | undefined {
  const [bound] = valuesOf(node);
  if (!isCountOfRecent(node) || typeof bound !== 'number') return undefined;
  if (node.operator === '<=') return Math.floor(bound);
  if (node.operator === '<') return Math.ceil(bound) - 1;
  return node.operator === '=' && bound === 0 ? 0 : undefined;
}

const isCountOfRecent = (node: Measure): boolean => node.fn === 'count' && node.window !== undefined && 'last' in node.window;

/** The moment from which a row of that time is outside "within n units". */
export function leavesAt(at: number, window: Measure['window'], zone: string): number | undefined {
  if (!window || !('last' in window)) return undefined;
  const { last, unit } = window;
  if (unit === 'hours') return at + last * 3_600_000 + 1;
  const day = dayOf(at, zone);
  const back = (from: string): string => {
    if (unit === 'days') return addDays(from, -last);
    if (unit === 'weeks') return addDays(from, -7 * last);
    return addMonths(from, -(unit === 'months' ? last : 12 * last));
  };
  let first =
    unit === 'days' ? addDays(day, last) : unit === 'weeks' ? addDays(day, 7 * last) : addMonths(day, unit === 'months' ? last : 12 * last);
  while (back(first) <= day) first = addDays(first, 1); // months clamp to their last day, so the first day is looked for
  return startOf(first, zone);
}

/** "if nothing else happens, from 15 March 2026" */
export function byItself(moment: number, zone: string, locale: Locale): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(moment);
  return say(locale, `; by itself from ${day} if nothing more happens`, `；如无新的记录，${day}起自然满足`);
}
