import type { Compare, Condition, Measure, Member } from '../ast.js';
import { idiom } from './zh-idioms.js';
import { factScope, findFact, findField, measureType } from '../catalogue.js';
import { amount, dateText, list, percentOf, tested, windowWords } from './zh-words.js';
import {
  enumTitle,
  existence,
  factTitle,
  fieldWord,
  inverse,
  say,
  sign,
  titleOf,
  value,
  type Kind,
  type Phrase,
  type Piece,
  type Place,
} from './phrase.js';
import { countsLines, goodsOfLines, goodsOfOrders, type Goods } from './purchase.js';
import { spaced } from './zh-spacing.js';

const COUNT: Kind = { type: 'integer', nullable: false };

/** The whole sentence: 「近 60 天购买面包不少于 3 次，且住在杭州的顾客。」 */
export function sentence(condition: Condition, place: Place): Phrase[] {
  const kept: Phrase[][] = [];
  const without: Phrase[][] = [];
  const group = condition.kind === 'all' || condition.kind === 'any';
  for (const [index, node] of (group ? condition.children : [condition]).entries()) {
    const path = group ? [...place.path, index] : place.path;
    const left =
      condition.kind === 'all' && node.kind === 'not' && node.child.kind === 'member' && node.child.on === undefined
        ? node.child
        : undefined;
    if (left) without.push(say([...path, 0], value(segmentName(left, place))));
    else kept.push(clause(node, { ...place, path }, false));
  }
  if (kept.length + without.length === 0) return say(place.path, '还没有条件。');
  const whole = kept.length > 0 ? [joined(condition.kind === 'any' ? 'or' : 'and', kept), '的顾客'] : ['全部顾客'];
  const leaving = without.flatMap((member, index): Piece[] => [...(index ? ['、'] : ['；', sign('not', '排除')]), '「', member, '」']);
  return spaced(say(place.path, ...whole, ...leaving, '。'));
}

function joined(word: 'and' | 'or', clauses: readonly Phrase[][]): Phrase[] {
  return clauses.flatMap((part, index) => {
    const path = part[0]?.path ?? [];
    return index ? say(path, '，', sign(word, word === 'and' ? '且' : '或'), part) : part;
  });
}

/** What comes before 的顾客, or of a row before 的订单. */
export function clause(node: Condition, place: Place, negated: boolean): Phrase[] {
  switch (node.kind) {
    case 'all':
    case 'any': {
      if (node.children.length === 0) return say(place.path, '（还没有条件）');
      const inner = node.children.map((child, index) => clause(child, { ...place, path: [...place.path, index] }, false));
      const group = say(place.path, sign('open', '（'), joined(node.kind === 'all' ? 'and' : 'or', inner), sign('close', '）'));
      return negated ? say(place.path, sign('not', '不满足'), group) : group;
    }
    case 'not':
      return clause(node.child, { ...place, path: [...place.path, 0] }, !negated);
    case 'compare':
      return compare(node, place, negated);
    case 'measure':
      return measure(node, place, negated);
    case 'member':
      return member(node, place, negated);
  }
}

function member(node: Member, place: Place, negated: boolean): Phrase[] {
  const when: Piece[] = node.on === undefined ? [] : [value(dateText(node.on)), '时'];
  return say(place.path, ...when, ...(negated ? [sign('not', '不')] : []), '属于', '「', value(segmentName(node, place)), '」');
}

export function segmentName(node: Member, { catalogue }: Place): string {
  return catalogue.segments.get(node.segment) ?? node.segment;
}

function compare(node: Compare, place: Place, negated: boolean): Phrase[] {
  const spec = findField(place.scope.fields, node.field);
  const kind: Kind = { type: spec?.type ?? 'text', nullable: spec?.nullable ?? true, ...(spec ? { spec } : {}) };
  const special = place.scope.fact ? undefined : idiom(node, kind, place, negated);
  return special ?? say(place.path, fieldWord(titleOf(spec, node.field, 'zh-CN')), tested(node, kind, place, negated));
}

function measure(node: Measure, place: Place, negated: boolean): Phrase[] {
  const fact = findFact(place.catalogue, node.fact);
  const spec = fact && node.field !== undefined ? findField(fact.fields, node.field) : undefined;
  const result = measureType(node, spec) ?? { type: 'number' as const, nullable: true };
  const kind: Kind = { ...result, ...(spec ? { spec } : {}) };
  const opposite = negated && !kind.nullable ? inverse(node.operator) : undefined;
  const test: Measure = opposite ? { ...node, operator: opposite } : node;
  const left = negated && !opposite;
  const natural = left ? undefined : (purchase(test, place) ?? spending(test, kind, place) ?? counting(test, place));
  return natural ?? figures(test, kind, place, left);
}

/** 「近 60 天购买面包不少于 3 次」. */
function purchase(node: Measure, place: Place): Phrase[] | undefined {
  if (place.scope.fact) return contains(node, place);
  if (node.fn !== 'count' || node.fact !== 'orders') return undefined;
  const goods = goodsOfOrders(node.where, [...place.path, 0], place.catalogue);
  if (node.where && !goods) return undefined;
  const object = goods ? goodsWords(goods) : [];
  const when = node.window ? windowWords(node.window, place.path) : [];
  const exists = existence(node);
  if (exists === 'some') return say(place.path, when, goods ? '买过' : '下过单', object);
  if (exists === 'none')
    return say(place.path, when, sign('not', node.window ? '没有' : '从未'), goods ? '买过' : node.window ? '下单' : '下过单', object);
  return say(place.path, node.window ? when : '累计', goods ? '购买' : '下单', object, ...amount(node, COUNT, '次', place));
}

/** Of an order: 「含面包」. */
function contains(node: Measure, place: Place): Phrase[] | undefined {
  const exists = existence(node);
  const goods =
    countsLines(node) && !node.window && exists
      ? goodsOfLines(node.where, [...place.path, 0], findFact(place.catalogue, 'lines'))
      : undefined;
  return goods && say(place.path, ...(exists === 'some' ? ['含'] : [sign('not', '不'), '含']), goodsWords(goods));
}

/** 「近 365 天在面包上消费超过 ¥500」. */
function spending(node: Measure, kind: Kind, place: Place): Phrase[] | undefined {
  if (place.scope.fact || node.fn !== 'sum' || node.fact !== 'lines' || node.field !== 'amount') return undefined;
  const goods = goodsOfLines(node.where, [...place.path, 0], findFact(place.catalogue, 'lines'));
  if (node.where && !goods) return undefined;
  const on = goods ? ['在', goodsWords(goods), '上'] : [];
  return say(place.path, node.window ? windowWords(node.window, place.path) : '累计', ...on, '消费', ...amount(node, kind, '', place));
}

function goodsWords(goods: Goods): Phrase[] {
  const words = list(
    goods.values.map((item) => value(goods.by === 'category' ? (enumTitle(item, goods.spec, 'zh-CN') ?? String(item)) : String(item))),
    '或',
  );
  return say(goods.path, ...words, goods.by === 'brand' ? '的商品' : '');
}

/** 「近 30 天有不少于 3 条事件（其中事件为「viewed」）」. */
function counting(node: Measure, place: Place): Phrase[] | undefined {
  if (node.fn !== 'count') return undefined;
  const things = factTitle(findFact(place.catalogue, node.fact), node.fact, 'zh-CN');
  const when = node.window ? windowWords(node.window, place.path) : [];
  const exists = existence(node);
  if (exists === 'none') return say(place.path, when, sign('not', '没有'), where(node, place), things);
  if (exists === 'some') return say(place.path, when, '有', where(node, place), things);
  return say(place.path, when, where(node, place), things, ...amount(node, COUNT, node.fact === 'orders' ? '笔' : '条', place));
}

/** 「近 60 天订单的金额平均值不少于 30」. */
function figures(node: Measure, kind: Kind, place: Place, negated: boolean): Phrase[] {
  const things = factTitle(findFact(place.catalogue, node.fact), node.fact, 'zh-CN');
  const field = node.field === undefined ? [] : [fieldWord(titleOf(kind.spec, node.field, 'zh-CN'))];
  const when = node.window ? windowWords(node.window, place.path) : [];
  const head = ((): Piece[] => {
    switch (node.fn) {
      case 'count':
        return [`${things}数`];
      case 'distinct':
        return [`${things}中`, ...field, '的种数'];
      case 'sum':
        return [`${things}的`, ...field, '合计'];
      case 'average':
        return [`${things}的`, ...field, '平均值'];
      case 'min':
        return [`${things}的`, ...field, '最低值'];
      case 'max':
        return [`${things}的`, ...field, '最高值'];
      case 'first':
        return [node.fact === 'orders' ? `首笔${things}的` : `首条${things}的`, ...field];
      case 'last':
        return [node.fact === 'orders' ? `最近一笔${things}的` : `最近一条${things}的`, ...field];
      case 'share':
        return field.length ? [`${things}的`, ...field, '占比'] : [`${things}占比`];
    }
  })();
  const measured: Kind =
    node.fn === 'count' || node.fn === 'distinct' || node.fn === 'share' ? { type: kind.type, nullable: kind.nullable } : kind;
  return say(
    place.path,
    when,
    where(node, place),
    ...head,
    tested(node, measured, place, negated, node.fn === 'share' ? percentOf : undefined),
  );
}

/** The condition of a measure, in front of what it counts: 「渠道为网店的」. */
function where(node: Measure, place: Place): Phrase[] {
  const fact = findFact(place.catalogue, node.fact);
  if (!node.where || !fact) return [];
  return say(place.path, clause(node.where, { ...place, path: [...place.path, 0], scope: factScope(fact, place.catalogue) }, false), '的');
}
