import type { Compare, Condition, Measure, Member } from '../ast.js';
import { idiom } from './en-idioms.js';
import { factScope, findFact, findField, measureType } from '../catalogue.js';
import { amount, dateText, list, lowerFirst, percentOf, tested, windowWords } from './en-words.js';
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
  singular,
} from './phrase.js';
import { countsLines, goodsOfLines, goodsOfOrders, type Goods } from './purchase.js';

const COUNT: Kind = { type: 'integer', nullable: false };

/** The whole sentence: "Customers who …, and whose …." */
export function sentence(condition: Condition, place: Place): Phrase[] {
  const { kept, without } = parts(condition, place);
  if (kept.length + without.length === 0) return say(place.path, 'No condition yet.');
  const clauses = kept.length > 0 ? ['Customers ', joined(condition.kind === 'any' ? 'or' : 'and', kept)] : ['All customers'];
  const leaving = without.flatMap((member, index): Piece[] => [
    ...(index ? [' or '] : [', ', sign('not', 'without'), ' anyone in ']),
    '“',
    member,
    '”',
  ]);
  return say(place.path, ...clauses, ...leaving, '.');
}

/** Segments left out of an `all` come last, as "without anyone in …". */
function parts(condition: Condition, place: Place): { kept: Phrase[][]; without: Phrase[][] } {
  if (condition.kind !== 'all' && condition.kind !== 'any') return { kept: [clause(condition, place, false)], without: [] };
  const kept: Phrase[][] = [];
  const without: Phrase[][] = [];
  for (const [index, node] of condition.children.entries()) {
    const path = [...place.path, index];
    const left =
      condition.kind === 'all' && node.kind === 'not' && node.child.kind === 'member' && node.child.on === undefined
        ? node.child
        : undefined;
    if (left) without.push(say([...path, 0], value(segmentName(left, place))));
    else kept.push(clause(node, { ...place, path }, false));
  }
  return { kept, without };
}

function joined(word: 'and' | 'or', clauses: readonly Phrase[][]): Phrase[] {
  return clauses.flatMap((part, index) => {
    const path = part[0]?.path ?? [];
    return index ? say(path, ', ', sign(word, word), ' ', part) : part;
  });
}

/** A relative clause about customers ("who …", "whose …"), or a plain one about the row at hand ("channel is …"). */
export function clause(node: Condition, place: Place, negated: boolean): Phrase[] {
  switch (node.kind) {
    case 'all':
    case 'any': {
      if (node.children.length === 0) return say(place.path, '(no condition yet)');
      const inner = node.children.map((child, index) => clause(child, { ...place, path: [...place.path, index] }, false));
      const group = say(place.path, sign('open', '('), joined(node.kind === 'all' ? 'and' : 'or', inner), sign('close', ')'));
      return negated
        ? say(place.path, place.scope.fact ? '' : 'who are ', sign('not', 'not'), place.scope.fact ? ' ' : ' among those ', group)
        : group;
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
  const name = value(`“${segmentName(node, place)}”`);
  const verb = node.on === undefined ? 'are' : 'were';
  const when: Piece[] = node.on === undefined ? [] : [' on ', value(dateText(node.on))];
  return say(place.path, `who ${verb} `, ...(negated ? [sign('not', 'not'), ' '] : []), 'in ', name, ...when);
}

function segmentName(node: Member, { catalogue }: Place): string {
  return catalogue.segments.get(node.segment) ?? node.segment;
}

function compare(node: Compare, place: Place, negated: boolean): Phrase[] {
  const spec = findField(place.scope.fields, node.field);
  const kind: Kind = { type: spec?.type ?? 'text', nullable: spec?.nullable ?? true, ...(spec ? { spec } : {}) };
  const special = place.scope.fact ? undefined : idiom(node, kind, place, negated);
  if (special) return special;
  const title = titleOf(spec, node.field, 'en');
  return say(place.path, place.scope.fact ? '' : 'whose ', fieldWord(lowerFirst(title)), ' ', tested(node, kind, place, negated));
}

function measure(node: Measure, place: Place, negated: boolean): Phrase[] {
  const fact = findFact(place.catalogue, node.fact);
  const spec = fact && node.field !== undefined ? findField(fact.fields, node.field) : undefined;
  const result = measureType(node, spec) ?? { type: 'number' as const, nullable: true };
  const kind: Kind = { ...result, ...(spec ? { spec } : {}) };
  const opposite = negated && !kind.nullable ? inverse(node.operator) : undefined;
  const test: Measure = opposite ? { ...node, operator: opposite } : node;
  const left = negated && !opposite;
  return (
    (left ? undefined : (purchase(test, place) ?? spending(test, kind, place))) ??
    (node.fn === 'count' && !left ? counting(test, place) : undefined) ??
    figures(test, kind, place, left)
  );
}

/** "who ordered bread at least 3 times in the last 60 days". */
function purchase(node: Measure, place: Place): Phrase[] | undefined {
  if (place.scope.fact) return contains(node, place);
  if (node.fn !== 'count' || node.fact !== 'orders') return undefined;
  const goods = goodsOfOrders(node.where, [...place.path, 0], place.catalogue);
  if (node.where && !goods) return undefined;
  const object = goods ? [' ', goodsWords(goods)] : [];
  const when = node.window ? [' ', windowWords(node.window, place.path)] : [];
  const exists = existence(node);
  if (exists === 'some') return say(place.path, node.window ? 'who ordered' : 'who have ordered', ...object, ...when);
  if (exists === 'none') {
    const never = node.window ? ['who did ', sign('not', 'not'), ' order'] : ['who have ', sign('not', 'never'), ' ordered'];
    return say(place.path, ...never, ...object, ...when);
  }
  return say(
    place.path,
    node.window ? 'who ordered' : 'who have ordered',
    ...object,
    ' ',
    ...amount(node, COUNT, 'times', 'fewer than', place),
    ...when,
  );
}

/** Of an order: "it contains bread". */
function contains(node: Measure, place: Place): Phrase[] | undefined {
  const exists = existence(node);
  const goods =
    countsLines(node) && !node.window && exists
      ? goodsOfLines(node.where, [...place.path, 0], findFact(place.catalogue, 'lines'))
      : undefined;
  if (!goods) return undefined;
  return say(place.path, ...(exists === 'some' ? ['it contains '] : ['it does ', sign('not', 'not'), ' contain ']), goodsWords(goods));
}

/** "who spent more than ¥500 on bread in the last 365 days". */
function spending(node: Measure, kind: Kind, place: Place): Phrase[] | undefined {
  if (place.scope.fact || node.fn !== 'sum' || node.fact !== 'lines' || node.field !== 'amount') return undefined;
  const goods = goodsOfLines(node.where, [...place.path, 0], findFact(place.catalogue, 'lines'));
  if (node.where && !goods) return undefined;
  const on = goods ? [' on ', goodsWords(goods)] : [];
  const when = node.window ? [' ', windowWords(node.window, place.path)] : [];
  return say(place.path, node.window ? 'who spent ' : 'who have spent ', ...amount(node, kind, '', 'less than', place), ...on, ...when);
}

function goodsWords(goods: Goods): Phrase[] {
  const words = list(
    goods.values.map((item) =>
      value(goods.by === 'category' ? lowerFirst(enumTitle(item, goods.spec, 'en') ?? String(item)) : String(item)),
    ),
    'or',
  );
  return say(goods.path, ...words, goods.by === 'brand' ? ' products' : '');
}

/** "who have at least 3 events in the last 30 days where event is “viewed”". */
function counting(node: Measure, place: Place): Phrase[] {
  const things = lowerFirst(factTitle(findFact(place.catalogue, node.fact), node.fact, 'en'));
  const have = place.scope.fact ? 'it has ' : 'who have ';
  const exists = existence(node);
  const many: Piece[] =
    exists === 'some' ? [things] : exists === 'none' ? [sign('not', 'no'), ` ${things}`] : amount(node, COUNT, things, 'fewer than', place);
  return say(place.path, have, ...many, narrowed(node, place));
}

/** "whose average amount of order lines in the last 60 days is at least 30". */
function figures(node: Measure, kind: Kind, place: Place, negated: boolean): Phrase[] {
  const fact = findFact(place.catalogue, node.fact);
  const things = lowerFirst(factTitle(fact, node.fact, 'en'));
  const field = node.field === undefined ? [] : [fieldWord(lowerFirst(titleOf(kind.spec, node.field, 'en')))];
  const head = ((): Piece[] => {
    switch (node.fn) {
      case 'count':
        return [`number of ${things}`];
      case 'distinct':
        return ['number of different values of ', ...field, ` in ${things}`];
      case 'sum':
        return ['combined ', ...field, ` of ${things}`];
      case 'average':
        return ['average ', ...field, ` of ${things}`];
      case 'min':
        return ['lowest ', ...field, ` of ${things}`];
      case 'max':
        return ['highest ', ...field, ` of ${things}`];
      case 'first':
        return [...field, ` in the first ${singular(things)}`];
      case 'last':
        return [...field, ` in the last ${singular(things)}`];
      case 'share':
        return ['share of ', ...(field.length ? [...field, ' of '] : []), things];
    }
  })();
  const measured: Kind =
    node.fn === 'count' || node.fn === 'distinct' || node.fn === 'share' ? { type: kind.type, nullable: kind.nullable } : kind;
  const test = node.fn === 'share' ? tested(node, measured, place, negated, percentOf) : tested(node, measured, place, negated);
  return say(place.path, place.scope.fact ? '' : 'whose ', ...head, narrowed(node, place), ' ', test);
}

/** Window and condition of a measure. */
function narrowed(node: Measure, place: Place): Phrase[] {
  const fact = findFact(place.catalogue, node.fact);
  const when = node.window ? [' ', windowWords(node.window, place.path)] : [];
  if (!node.where || !fact) return say(place.path, ...when);
  const inner = clause(node.where, { ...place, path: [...place.path, 0], scope: factScope(fact, place.catalogue) }, false);
  return say(place.path, ...when, ' where ', inner);
}
