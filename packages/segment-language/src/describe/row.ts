import { valuesOf, type Condition, type Fn, type Measure, type Test, type Value } from '../ast.js';
import { factScope, findFact, findField, isFigure, measureType } from '../catalogue.js';
import * as en from './en.js';
import * as enWords from './en-words.js';
import {
  enumTitle,
  factTitle,
  fieldWord,
  percent,
  say,
  sign,
  titleOf,
  value,
  type Kind,
  type Locale,
  type Phrase,
  type Piece,
  type Place,
} from './phrase.js';
import { goodsOfOrders } from './purchase.js';
import * as zh from './zh.js';
import { spaced } from './zh-spacing.js';
import * as zhWords from './zh-words.js';

const SYMBOLS: Partial<Record<Test['operator'], string>> = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

const FN_WORDS: Readonly<Record<Fn, Readonly<Record<Locale, string>>>> = {
  count: { en: 'count', 'zh-CN': '次数' },
  sum: { en: 'combined', 'zh-CN': '合计' },
  average: { en: 'average', 'zh-CN': '平均' },
  min: { en: 'lowest', 'zh-CN': '最低' },
  max: { en: 'highest', 'zh-CN': '最高' },
  first: { en: 'first', 'zh-CN': '首次' },
  last: { en: 'last', 'zh-CN': '最近' },
  distinct: { en: 'different', 'zh-CN': '不同' },
  share: { en: 'share', 'zh-CN': '占比' },
};

/** One line of the rule tree: "Orders · count ≥ 3 · last 60 days · where category is Bread". */
export function row(node: Condition, place: Place, locale: Locale): Phrase[] {
  const phrases = bare(node, place, locale);
  return locale === 'en' ? phrases : spaced(phrases);
}

function bare(node: Condition, place: Place, locale: Locale): Phrase[] {
  const english = locale === 'en';
  switch (node.kind) {
    case 'all':
      return say(place.path, sign('and', english ? 'All of' : '全部满足'));
    case 'any':
      return say(place.path, sign('or', english ? 'Any of' : '任一满足'));
    case 'not':
      return say(
        place.path,
        sign('not', english ? 'Not' : '不满足'),
        ' ',
        bare(node.child, { ...place, path: [...place.path, 0] }, locale),
      );
    case 'compare': {
      const spec = findField(place.scope.fields, node.field);
      const kind: Kind = { type: spec?.type ?? 'text', nullable: false, ...(spec ? { spec } : {}) };
      return say(place.path, fieldWord(titleOf(spec, node.field, locale)), english ? ' ' : '', tested(node, kind, place, locale));
    }
    case 'measure':
      return measure(node, place, locale);
    case 'member': {
      const name = value(place.catalogue.segments.get(node.segment) ?? node.segment);
      const when = node.on === undefined ? [] : ['·', value((english ? enWords : zhWords).dateText(node.on))];
      return say(place.path, english ? (place.path.length > 0 ? 'member of ' : 'Member of ') : '属于', name, ...when);
    }
  }
}

function measure(node: Measure, place: Place, locale: Locale): Phrase[] {
  const english = locale === 'en';
  const fact = findFact(place.catalogue, node.fact);
  const spec = fact && node.field !== undefined ? findField(fact.fields, node.field) : undefined;
  const result = measureType(node, spec) ?? { type: 'number' as const, nullable: true };
  const kind: Kind = { type: result.type, nullable: false, ...(spec && node.fn !== 'distinct' && node.fn !== 'share' ? { spec } : {}) };
  const title = titleOf(spec, node.field ?? '', locale);
  const field = node.field === undefined ? [] : [english ? ' ' : '', fieldWord(english ? enWords.lowerFirst(title) : title)];
  const window = node.window
    ? ['·', withoutIn(english ? enWords.windowWords(node.window, place.path) : zhWords.windowWords(node.window, place.path))]
    : [];
  return say(
    place.path,
    factTitle(fact, node.fact, locale),
    '·',
    FN_WORDS[node.fn][locale],
    ...field,
    english ? ' ' : '',
    tested(node, kind, place, locale, node.fn === 'share' ? percentOf : undefined),
    ...window,
    ...whereWords(node, place, locale),
  );
}

/** "last 60 days": a row needs no preposition. */
function withoutIn(phrases: readonly Phrase[]): Phrase[] {
  return phrases.map((phrase, index) =>
    index === 0 && phrase.kind === 'text' ? { ...phrase, text: phrase.text.replace(/^in the /, '') } : phrase,
  );
}

/** Goods that the orders hold are named without saying "it contains". */
function whereWords(node: Measure, place: Place, locale: Locale): Piece[] {
  const fact = findFact(place.catalogue, node.fact);
  if (!node.where || !fact) return [];
  const path = [...place.path, 0];
  const goods = goodsOfOrders(node.where, path, place.catalogue);
  const lines = goods && findFact(place.catalogue, 'lines');
  const inner = goods && node.where.kind === 'measure' ? node.where.where : undefined;
  const where =
    lines && inner
      ? { node: inner, place: { ...place, path: goods.path, scope: factScope(lines, place.catalogue) } }
      : { node: node.where, place: { ...place, path, scope: factScope(fact, place.catalogue) } };
  const clause = (locale === 'en' ? en : zh).clause(where.node, where.place, false);
  return ['·', locale === 'en' ? 'where ' : '其中', clause];
}

const percentOf = (item: Value): string => (typeof item === 'number' ? percent(item) : String(item));

/** Figures with signs, the rest in words; text without quotes, since values look different here. */
function tested(test: Test, kind: Kind, place: Place, locale: Locale, wording?: (item: Value) => string): Phrase[] {
  const words = locale === 'en' ? enWords : zhWords;
  const digits = place.catalogue.currencyDigits;
  const plainly = (item: Value): string =>
    wording
      ? wording(item)
      : kind.type === 'text' || kind.type === 'id' || kind.type === 'list'
        ? (enumTitle(item, kind.spec, locale) ?? String(item))
        : words.valueText(item, kind, digits);
  const symbol = SYMBOLS[test.operator];
  const [only] = valuesOf(test);
  if (symbol !== undefined && only !== undefined && isFigure(kind.type))
    return say(place.path, locale === 'en' ? `${symbol} ` : ` ${symbol} `, value(plainly(only)));
  return words.tested(test, kind, place, false, plainly);
}
