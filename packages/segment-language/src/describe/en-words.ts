import { isList, valuesOf, type Operator, type Path, type Test, type Unit, type Value, type Window } from '../ast.js';
import { plain } from '../decimal.js';
import { tidy } from '../fold.js';
import { looksLikeDate, looksLikeInstant } from '../text/lexer.js';
import { fromUnit } from '../text/words.js';
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
  singular,
  TO_COME,
} from './phrase.js';

/** "at least 3 times", "between ¥10 and ¥20". */
export function amount(node: Test, kind: Kind, noun: string, below: string, place: Place): Piece[] {
  const words: Partial<Record<Operator, string>> = {
    '=': 'exactly ',
    '!=': 'other than ',
    '<': `${below} `,
    '<=': 'at most ',
    '>': 'more than ',
    '>=': 'at least ',
    in: '',
    'not in': 'neither ',
  };
  const digits = place.catalogue.currencyDigits;
  const items = itemsOf(node, (item) => valueText(item, kind, digits));
  const [low = '', high = ''] = items;
  const figures: Piece[] =
    node.operator === 'between'
      ? ['between ', low, ' and ', high]
      : [words[node.operator] ?? '', ...list(items, node.operator === 'not in' ? 'nor' : 'or')];
  const single = valuesOf(node).length === 1 && valuesOf(node)[0] === 1;
  return noun ? [...figures, ` ${single ? singular(noun) : noun}`] : figures;
}

type Wording = (item: Value) => string;
export const percentOf: Wording = (item) => (typeof item === 'number' ? percent(item) : String(item));

/** The verb and what follows: "is at least 25", "contains “a”", "is not known". */
export function tested(test: Test, kind: Kind, place: Place, negated: boolean, wording?: Wording): Phrase[] {
  const opposite = negated ? inverse(test.operator) : undefined;
  const unknown = kind.nullable ? ' or is not known' : '';
  if (opposite && test.operator !== '=' && test.operator !== 'in') {
    const whole = test.operator === 'is missing' || test.operator === 'is present';
    return say(place.path, ...verb({ ...test, operator: opposite }, kind, place, false, wording, true), whole ? '' : unknown);
  }
  return say(place.path, ...verb(test, kind, place, negated, wording, false));
}

/** `plainly`: missing values were spoken of already. */
function verb(test: Test, kind: Kind, place: Place, negated: boolean, wording: Wording | undefined, plainly: boolean): Piece[] {
  const not: Piece[] = negated ? [sign('not', 'not'), ' '] : [];
  const digits = place.catalogue.currencyDigits;
  const items = itemsOf(test, (item) => (wording ? wording(item) : valueText(item, kind, digits)));
  const any = list(items, 'or');
  const known = kind.nullable && !plainly ? 'is known and is ' : 'is ';
  const [low = '', high = ''] = items;
  switch (test.operator) {
    case '=':
      return ['is ', ...not, ...any];
    case 'in':
      return ['is ', ...not, ...any];
    case '!=':
    case 'not in':
      return negated ? ['is ', ...any, kind.nullable ? ' or is not known' : ''] : [known, sign('not', 'not'), ' ', ...any];
    case '<':
      return ['is ', ...not, kind.type === 'integer' || kind.type === 'number' || kind.type === 'money' ? 'less than ' : 'before ', ...any];
    case '<=':
      return ['is ', ...not, 'at most ', ...any];
    case '>':
      return ['is ', ...not, 'more than ', ...any];
    case '>=':
      return ['is ', ...not, 'at least ', ...any];
    case 'between':
      return ['is ', ...not, 'between ', low, ' and ', high];
    case 'contains':
      return negated ? ['does ', ...not, 'contain ', ...any] : ['contains ', ...any];
    case 'starts with':
      return negated ? ['does ', ...not, 'start with ', ...any] : ['starts with ', ...any];
    case 'has any of':
      return negated ? ['do ', ...not, 'include ', ...any] : ['include ', ...any];
    case 'has all of':
      return negated ? ['do ', ...not, 'include all of ', ...list(items, 'and')] : ['include ', ...list(items, 'and')];
    case 'has none of':
      return negated ? ['include ', ...any, ' or are not known'] : ['include ', sign('not', 'none'), ' of ', ...list(items, 'and')];
    case 'is missing':
      return ['is ', sign('not', 'not'), ' known'];
    case 'is present':
      return ['is known'];
    case 'is true':
    case 'is false':
      return ['is ', ...not, value(test.operator === 'is true' ? 'yes' : 'no')];
    case 'has anniversary within next':
      return [
        ...(negated ? ['does ', ...not, 'have'] : ['has']),
        ' its anniversary in the next ',
        value(`${counted(test)} ${unitWord(test, 'days')}`),
      ];
    case 'within km of': {
      const [km = 0, lat = 0, lng = 0] = valuesOf(test);
      return ['is ', ...not, 'within ', value(`${String(km)} km`), ' of ', value(`(${String(lat)}, ${String(lng)})`)];
    }
    default:
      return ['is ', ...not, ...moment(test)];
  }
}

/** "more than 90 days ago", "in the last 30 days", "on 1 May 2026". */
export function moment(test: Test): Piece[] {
  const [first, second] = valuesOf(test);
  const date = value(dateText(String(first ?? TO_COME)));
  const length = value(`${counted(test)} ${unitWord(test, 'days')}`);
  if (test.unit && first === 0) {
    const todays: Partial<Record<Operator, string>> = {
      before: 'before today',
      'on or before': 'today or earlier',
      after: 'after today',
      'on or after': 'today or later',
      within: 'today',
      'within next': 'today',
    };
    return [value(test.unit === 'hours' ? 'now' : (todays[test.operator] ?? 'today'))];
  }
  switch (test.operator) {
    case 'before':
      return test.unit ? ['more than ', length, ' ago'] : ['before ', date];
    case 'on or before':
      return test.unit ? ['at least ', length, ' ago'] : ['on or before ', date];
    case 'after':
      return test.unit ? ['less than ', length, ' ago'] : ['after ', date];
    case 'on or after':
      return test.unit ? ['at most ', length, ' ago'] : ['on or after ', date];
    case 'within':
      return ['in the last ', length];
    case 'within next':
      return ['in the next ', length];
    case 'between':
      return ['between ', date, ' and ', value(dateText(String(second ?? TO_COME)))];
    default:
      return ['on ', date];
  }
}

export function windowWords(window: Window, path: Path): Phrase[] {
  if ('last' in window && window.last === 0) return say(path, value(window.unit === 'hours' ? 'at this moment' : 'today'));
  if ('last' in window)
    return say(path, 'in the last ', value(window.last === 1 ? fromUnit(1, window.unit) : length(window.last, window.unit)));
  if ('from' in window) return say(path, 'between ', value(plain(window.from)), ' and ', value(length(window.to, window.unit)), ' ago');
  if ('calendar' in window) return say(path, value(`${window.calendar} ${window.unit}`));
  const { since = '', until, before } = window;
  if (before !== undefined) return say(path, 'before ', value(dateText(before)));
  return until === undefined
    ? say(path, 'since ', value(dateText(since)))
    : say(path, 'from ', value(dateText(since)), ' to ', value(dateText(until)));
}

export function length(count: number, unit: Unit): string {
  return `${grouped(plain(count))} ${fromUnit(count, unit)}`;
}

export function counted(test: Test): string {
  const [count] = valuesOf(test);
  return typeof count === 'number' ? grouped(plain(count)) : String(count ?? TO_COME);
}

export function unitWord(test: Test, fallback: Unit): string {
  return fromUnit(valuesOf(test)[0], test.unit ?? fallback);
}

export function listed(test: Test, kind: Kind, word: 'or' | 'and'): Piece[] {
  const bare = kind.type === 'text' && test.value !== undefined && (isList(test.value) || test.operator === '=' || test.operator === '!=');
  return list(
    itemsOf(test, (item) => (bare ? (enumTitle(item, kind.spec, 'en') ?? tidy(String(item))) : valueText(item, kind, 2))),
    word,
  );
}

const SHOWN = 6;

/** "a, b or c"; of many the first ones and how many more. */
export function list(items: readonly Piece[], word: string): Piece[] {
  const more = items.length - SHOWN;
  const shown = more > 1 ? [...items.slice(0, SHOWN), value(`${grouped(String(more))} more`)] : items;
  return shown.flatMap((item, index) => (index === 0 ? [item] : [index === shown.length - 1 ? ` ${word} ` : ', ', item]));
}

export function valueText(item: Value, kind: Kind, currencyDigits: number): string {
  if (typeof item === 'boolean') return item ? 'yes' : 'no';
  const title = enumTitle(item, kind.spec, 'en');
  if (title !== undefined) return title;
  if (kind.type === 'money') return moneyText(typeof item === 'number' ? plain(item) : item, kind.spec?.unit, currencyDigits);
  if (typeof item === 'number') return grouped(plain(item));
  if (kind.type === 'date' || kind.type === 'instant') return dateText(item);
  return kind.type === 'enum' || kind.type === 'category' ? item : `“${item}”`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `1 May 2026`, an instant with its time and offset. */
export function dateText(text: string): string {
  if (!looksLikeDate(text) && !looksLikeInstant(text)) return text;
  const [year = '', month = '', day = ''] = text.slice(0, 10).split('-');
  const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return looksLikeDate(text) ? date : `${date}, ${text.slice(11, 16)} (${text.replace(/^.*?(Z|[+-]\d{2}:\d{2})$/, '$1')})`;
}

/** Titles within a sentence are lower case unless they begin with a name or an abbreviation. */
export function lowerFirst(title: string): string {
  const [word = ''] = title.split(' ');
  return /[A-Z]/.test(word.slice(1).replace(/-[A-Z]/g, '')) ? title : title.slice(0, 1).toLowerCase() + title.slice(1);
}
