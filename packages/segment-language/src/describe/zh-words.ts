import { valuesOf, type CalendarUnit, type Operator, type Path, type Test, type Unit, type Value, type Window } from '../ast.js';
import { plain } from '../decimal.js';
import { tidy } from '../fold.js';
import { looksLikeDate, looksLikeInstant } from '../text/lexer.js';
import {
  enumTitle,
  grouped,
  inverse,
  moneyText,
  percent,
  say,
  sign,
  value,
  type Kind,
  type Phrase,
  type Piece,
  type Place,
  itemsOf,
  TO_COME,
} from './phrase.js';

const UNIT_WORDS: Readonly<Record<Unit, string>> = { hours: '小时', days: '天', weeks: '周', months: '个月', years: '年' };

/** `60 天`, `3 个月`, `2 年`. */
export function lengthText(count: string, unit: Unit): string {
  return `${count} ${UNIT_WORDS[unit]}`;
}

const PERIODS: Readonly<Record<'this' | 'last', Readonly<Record<CalendarUnit, string>>>> = {
  this: { week: '本周', month: '本月', quarter: '本季度', year: '今年' },
  last: { week: '上周', month: '上月', quarter: '上季度', year: '去年' },
};

export function windowWords(window: Window, path: Path): Phrase[] {
  if ('last' in window && window.last === 0) return say(path, value(window.unit === 'hours' ? '此刻' : '今天'));
  if ('last' in window) return say(path, '近 ', value(lengthText(grouped(plain(window.last)), window.unit)));
  if ('from' in window) return say(path, value(plain(window.from)), ' 至 ', value(lengthText(plain(window.to), window.unit)), '前');
  if ('calendar' in window) return say(path, value(PERIODS[window.calendar][window.unit]));
  const { since = '', until, before } = window;
  if (before !== undefined) return say(path, value(dateText(before)), '之前');
  return until === undefined ? say(path, value(dateText(since)), '以来') : say(path, value(dateText(since)), '至', value(dateText(until)));
}

const AMOUNTS: Partial<Record<Operator, string>> = {
  '=': '正好',
  '!=': '不是',
  '<': '少于',
  '<=': '不超过',
  '>': '超过',
  '>=': '不少于',
  in: '为',
  'not in': '不为',
};

/** 「不少于 3 次」, 「超过 ¥500」. */
export function amount(node: Test, kind: Kind, noun: string, place: Place): Piece[] {
  const items = itemsOf(node, (item) => valueText(item, kind, place.catalogue.currencyDigits));
  const [low = '', high = ''] = items;
  const tail = noun ? [` ${noun}`] : [];
  return node.operator === 'between' ? [low, ' 至 ', high, ...tail] : [AMOUNTS[node.operator] ?? '', ...list(items, '或'), ...tail];
}

type Wording = (item: Value) => string;
export const percentOf: Wording = (item) => (typeof item === 'number' ? percent(item) : String(item));

/** What follows the field: 「不少于 25」, 「包含「a」」, 「未知」. */
export function tested(test: Test, kind: Kind, place: Place, negated: boolean, wording?: Wording): Phrase[] {
  const { path } = place;
  const opposite = negated ? inverse(test.operator) : undefined;
  const digits = place.catalogue.currencyDigits;
  if (opposite && test.operator !== '=' && test.operator !== 'in') {
    const whole = test.operator === 'is missing' || test.operator === 'is present';
    return say(
      path,
      ...verb({ ...test, operator: opposite }, { ...kind, nullable: false }, digits, false, wording),
      kind.nullable && !whole ? '或未知' : '',
    );
  }
  return say(path, ...verb(test, kind, digits, negated, wording));
}

function verb(test: Test, kind: Kind, digits: number, negated: boolean, wording: Wording | undefined): Piece[] {
  const items = itemsOf(test, (item) => (wording ? wording(item) : valueText(item, kind, digits)));
  const not = (yes: string, no: string): Piece => (negated ? sign('not', no) : yes);
  const any = list(items, '或');
  const every = list(items, '和');
  const [low = '', high = ''] = items;
  const figure = kind.type === 'integer' || kind.type === 'number' || kind.type === 'money';
  switch (test.operator) {
    case '=':
    case 'in':
      return [figure ? not('等于', '不等于') : not('为', '不为'), ...any];
    case '!=':
    case 'not in':
      return [kind.nullable ? '已知且' : '', sign('not', figure ? '不等于' : '不为'), ...any];
    case '<':
    case '<=':
    case '>':
    case '>=':
      return [{ '<': '小于', '<=': '不超过', '>': '大于', '>=': '不低于' }[test.operator], ...any];
    case 'between':
      return figure ? [not('在', '不在'), low, ' 至 ', high, '之间'] : [not('在', '不在'), low, '至', high, '之间'];
    case 'contains':
      return [not('包含', '不包含'), ...any];
    case 'starts with':
      return [not('以', '不以'), ...any, '开头'];
    case 'has any of':
      return [not('包含', '不包含'), ...any];
    case 'has all of':
      return [not('同时包含', '未同时包含'), ...every];
    case 'has none of':
      return negated ? ['包含', ...any, '或未知'] : [sign('not', '不包含'), ...any];
    case 'is missing':
      return [sign('not', '未知')];
    case 'is present':
      return ['已知'];
    case 'is true':
    case 'is false':
      return [not('为', '不为'), value(test.operator === 'is true' ? '是' : '否')];
    case 'has anniversary within next':
      return ['的周年日', not('在', '不在'), '未来 ', value(lengthText(counted(test), 'days')), '内'];
    case 'within km of': {
      const [km = 0, lat = 0, lng = 0] = valuesOf(test);
      return [not('在', '不在'), '距 ', value(`(${String(lat)}, ${String(lng)})`), ' ', value(`${String(km)} 公里`), '以内'];
    }
    case 'before':
    case 'on or before':
    case 'after':
    case 'on or after':
    case 'within':
    case 'within next':
      return moment(test, not('在', '不在'));
  }
}

/** 「距今超过 90 天」, 「在近 30 天内」, 「在 2026年5月1日之后」. */
function moment(test: Test, at: Piece): Piece[] {
  const [first] = valuesOf(test);
  const date = value(test.unit && first === 0 ? (test.unit === 'hours' ? '此刻' : '今天') : dateText(String(first ?? TO_COME)));
  const length = value(lengthText(counted(test), test.unit ?? 'days'));
  const ago = test.unit !== undefined && first !== 0;
  switch (test.operator) {
    case 'before':
      return ago ? ['距今超过 ', length] : [at, date, '之前'];
    case 'on or before':
      return ago ? ['距今不少于 ', length] : [at, date, '或之前'];
    case 'after':
      return ago ? ['距今不到 ', length] : [at, date, '之后'];
    case 'on or after':
      return ago ? ['距今不超过 ', length] : [at, date, '或之后'];
    case 'within':
      return ago ? [at, '近 ', length, '内'] : [at, date];
    default:
      return ago ? [at, '未来 ', length, '内'] : [at, date];
  }
}

export function counted(test: Test): string {
  const [count] = valuesOf(test);
  return typeof count === 'number' ? grouped(plain(count)) : String(count ?? TO_COME);
}

/** Values in a sentence: places stand bare, tags in quotes. */
export function listed(test: Test, kind: Kind, word: '或' | '和'): Piece[] {
  return list(
    itemsOf(test, (item) =>
      kind.type === 'text' ? (enumTitle(item, kind.spec, 'zh-CN') ?? tidy(String(item))) : valueText(item, kind, 0),
    ),
    word,
  );
}

const SHOWN = 6;

/** 「a、b 或 c」; of many the first ones and how many there are. */
export function list(items: readonly Piece[], word: string): Piece[] {
  if (items.length > SHOWN + 1)
    return [
      ...items.slice(0, SHOWN).flatMap((item, index) => (index ? ['、', item] : [item])),
      '等',
      value(`${grouped(String(items.length))} 项`),
    ];
  return items.flatMap((item, index) => (index === 0 ? [item] : [index === items.length - 1 ? word : '、', item]));
}

export function valueText(item: Value, kind: Kind, currencyDigits: number): string {
  if (typeof item === 'boolean') return item ? '是' : '否';
  const title = enumTitle(item, kind.spec, 'zh-CN');
  if (title !== undefined) return title;
  if (kind.type === 'money') return moneyText(typeof item === 'number' ? plain(item) : item, kind.spec?.unit, currencyDigits);
  if (typeof item === 'number') return grouped(plain(item));
  if (kind.type === 'date' || kind.type === 'instant') return dateText(item);
  return kind.type === 'enum' || kind.type === 'category' ? item : `「${item}」`;
}

/** `2026年5月1日`, an instant with its time and offset. */
export function dateText(text: string): string {
  if (!looksLikeDate(text) && !looksLikeInstant(text)) return text;
  const [year = '', month = '', day = ''] = text.slice(0, 10).split('-');
  const date = `${year}年${Number(month)}月${Number(day)}日`;
  return looksLikeDate(text) ? date : `${date} ${text.slice(11, 16)}（${text.replace(/^.*?(Z|[+-]\d{2}:\d{2})$/, '$1')}）`;
}
