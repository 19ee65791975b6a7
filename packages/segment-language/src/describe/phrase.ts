import { takes, valuesOf, type Operator, type Path, type Test, type Value } from '../ast.js';
import type { Catalogue, FactSpec, FieldSpec, FieldType, Scope, Words } from '../catalogue.js';

export type Locale = 'en' | 'zh-CN';

/** A piece of a sentence; joined, the texts are the sentence. `path` is the node it speaks of. */
export interface Phrase {
  readonly kind: 'text' | 'value' | 'field' | 'and' | 'or' | 'not' | 'open' | 'close';
  readonly text: string;
  readonly path: Path;
}

/** What a describer needs to know at a node: the row at hand and what may be named. */
export interface Place {
  readonly path: Path;
  readonly scope: Scope;
  readonly catalogue: Catalogue;
}

/** Strings are plain words; the rest are pieces made by `value` and `field`, or whole runs of phrases. */
export type Piece = string | Omit<Phrase, 'path'> | readonly Phrase[];

export function say(path: Path, ...pieces: Piece[]): Phrase[] {
  return pieces.flatMap((piece): readonly Phrase[] => {
    if (typeof piece === 'string') return piece ? [{ kind: 'text', text: piece, path }] : [];
    return 'kind' in piece ? [{ ...piece, path }] : piece;
  });
}

export function value(text: string): Omit<Phrase, 'path'> {
  return { kind: 'value', text };
}
export function fieldWord(text: string): Omit<Phrase, 'path'> {
  return { kind: 'field', text };
}
export function sign(kind: 'and' | 'or' | 'not' | 'open' | 'close', text: string): Omit<Phrase, 'path'> {
  return { kind, text };
}

/** What a value is compared with: a field, or what a measure over it comes to. */
export interface Kind {
  readonly type: FieldType;
  readonly nullable: boolean;
  readonly spec?: FieldSpec;
}

export function wordIn(words: Words, locale: Locale): string {
  return locale === 'en' ? words.en : words.zhCn;
}

/** The title of a field; a field of a family (`bucket.*`) adds its own name; an unknown one stands as written. */
export function titleOf(spec: FieldSpec | undefined, name: string, locale: Locale): string {
  if (!spec) return name;
  const title = wordIn(spec.title, locale);
  return spec.name.endsWith('.*') ? `${title} ${name.slice(spec.name.length - 1)}` : title;
}

export function factTitle(fact: FactSpec | undefined, name: string, locale: Locale): string {
  return fact ? wordIn(fact.title, locale) : name;
}

const INVERSES: ReadonlyMap<Operator, Operator> = new Map([
  ['=', '!='],
  ['!=', '='],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
  ['in', 'not in'],
  ['not in', 'in'],
  ['before', 'on or after'],
  ['on or after', 'before'],
  ['after', 'on or before'],
  ['on or before', 'after'],
  ['is missing', 'is present'],
  ['is present', 'is missing'],
]);

/** The operator that holds exactly where the other does not, as long as there is a value. */
export function inverse(operator: Operator): Operator | undefined {
  return INVERSES.get(operator);
}

/** Whether a count asks for any at all or for none. */
export function existence(test: Test): 'some' | 'none' | undefined {
  const [count] = valuesOf(test);
  const key = `${test.operator}${String(count)}`;
  if (key === '>=1' || key === '>0' || key === '!=0') return 'some';
  return key === '<1' || key === '<=0' || key === '=0' ? 'none' : undefined;
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['CNY', '¥'],
  ['JPY', '¥'],
  ['EUR', '€'],
  ['USD', '$'],
  ['GBP', '£'],
]);

/** An amount in major units with its currency, as far as the field names one: `¥1,234.50`. */
export function moneyText(amount: string, unit: string | undefined, digits: number): string {
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const figure = grouped(whole) + (fraction ? `.${fraction.padEnd(digits, '0')}` : '');
  const sign = amount.startsWith('-') ? '-' : '';
  if (unit === undefined) return sign + figure;
  const symbol = SYMBOLS.get(unit) ?? (unit.length === 1 ? unit : undefined);
  return symbol === undefined ? `${sign}${figure} ${unit}` : sign + symbol + figure;
}

/** Thousands commas: `12,418`. */
export function grouped(figure: string): string {
  const [whole = '', fraction] = figure.split('.');
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}

/** What stands where a value is still to come. */
export const TO_COME = '…';

/** The values of a test as pieces, with a mark for what is not there yet. */
export function itemsOf(test: Test, wording: (item: Value) => string): Piece[] {
  const items = valuesOf(test).map((item) => value(wording(item)));
  const wanted = takes(test.operator) === 'two' ? 2 : takes(test.operator) === 'nothing' ? 0 : 1;
  return items.length >= wanted ? items : [...items, ...Array.from({ length: wanted - items.length }, () => value(TO_COME))];
}

/** `order lines` → `order line`; titles of facts are plural. */
export function singular(things: string): string {
  return things.replace(/(?:(?<=[^aeiou])ies|s)$/, (end) => (end === 'ies' ? 'y' : ''));
}

/** A share as a percentage without rounding: 0.125 is `12.5%`. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}

export function enumTitle(text: Value, spec: FieldSpec | undefined, locale: Locale): string | undefined {
  const known = spec?.values?.find((item) => item.value === text);
  return known && wordIn(known.title, locale);
}
