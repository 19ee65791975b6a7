import type { Condition } from '../ast.js';
import { customerScope, type Catalogue, type Scope } from '../catalogue.js';
import * as en from './en.js';
import type { Locale, Phrase } from './phrase.js';
import { row } from './row.js';
import * as zh from './zh.js';

/** The condition as one sentence, generated from the tree. Names the catalogue does not know stand as they are written. */
export function describe(condition: Condition, catalogue: Catalogue, locale: Locale): string {
  return phrases(condition, catalogue, locale)
    .map(({ text }) => text)
    .join('');
}

/** The sentence in parts: joined they are what `describe` gives. Groups within have `open` and `close`; spaces are in the parts. */
export function phrases(condition: Condition, catalogue: Catalogue, locale: Locale): Phrase[] {
  const place = { path: [], scope: customerScope(catalogue), catalogue };
  return locale === 'en' ? en.sentence(condition, place) : zh.sentence(condition, place);
}

/**
 * One row of the rule tree, "Orders · count ≥ 3 · last 60 days": parts are set apart by a phrase whose text is `·`, to be drawn with
 * space around it. Paths start at the node. `scope` is the row at hand where the node stands in a `where`.
 */
export function phraseOf(node: Condition, catalogue: Catalogue, locale: Locale, scope: Scope = customerScope(catalogue)): Phrase[] {
  return row(node, { path: [], scope, catalogue }, locale);
}
