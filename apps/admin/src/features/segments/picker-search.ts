import { fold, type EnumValue } from '@regulars/segment-language';
import type { Syllables } from '../../lib/pinyin.js';
import { valueItem, type PickerItem } from './picker-items.js';

interface Entry {
  readonly item: PickerItem;
  readonly titles: readonly string[];
  /** The words of titles and names, for a search that starts in the middle. */
  readonly words: readonly string[];
  /** Whole pinyin, then initials. */
  readonly spoken: readonly string[];
  readonly names: readonly string[];
  readonly descriptions: readonly string[];
}

/** One value that some items can be tested for, such as the category bread of orders, of lines and of page views. */
interface ValueEntry {
  readonly value: EnumValue;
  readonly items: readonly PickerItem[];
  readonly titles: readonly string[];
  readonly spoken: readonly string[];
}

/** A searchable form of the items and of their values, folded once. Without syllables pinyin finds nothing, the rest does. */
export interface PickerIndex {
  readonly entries: readonly Entry[];
  readonly values: readonly ValueEntry[];
}

/** A value is offered with at most so many of the things that can have it. */
const ITEMS_OF_VALUE = 3;
const VALUES_SHOWN = 8;

export function indexItems(items: readonly PickerItem[], syllables?: Syllables): PickerIndex {
  const spokenForms = (texts: readonly string[]) =>
    (syllables ? texts.map(syllables).filter((parts) => parts.length > 0) : []).flatMap((parts) => [
      parts.join(''),
      parts.map((part) => part.slice(0, 1)).join(''),
    ]);
  const entries = items.map((item): Entry => {
    const titles = [fold(item.title.zhCn), fold(item.title.en)];
    const names = [fold(item.name), ...item.synonyms.map(fold)];
    return {
      item,
      titles,
      words: [...titles, ...names].flatMap((text) => text.split(/[\s·./-]+/)),
      spoken: spokenForms([item.title.zhCn, ...item.synonyms]),
      names,
      descriptions: [fold(item.description.zhCn), fold(item.description.en)],
    };
  });
  const values = [...valuesOf(items).values()].map(({ value, among }): ValueEntry => ({
    value,
    items: among,
    titles: [...new Set([value.title.zhCn, value.title.en, value.value].filter(Boolean).map(fold))],
    spoken: spokenForms([value.title.zhCn]),
  }));
  return { entries, values };
}

/** The texts whose syllables the index asks for. */
export const spokenTexts = (items: readonly PickerItem[]): string[] => [
  ...new Set(items.flatMap((item) => [item.title.zhCn, ...item.synonyms, ...(item.field?.values ?? []).map((value) => value.title.zhCn)])),
];

/** Every value once, with the first few items that can have it. */
function valuesOf(items: readonly PickerItem[]): Map<string, { value: EnumValue; among: PickerItem[] }> {
  const found = new Map<string, { value: EnumValue; among: PickerItem[] }>();
  for (const item of items) {
    for (const value of item.field?.values ?? []) {
      const key = `${item.name.split('.').at(-1)} ${value.value}`;
      const known = found.get(key) ?? { value, among: [] };
      if (known.among.length < ITEMS_OF_VALUE) known.among.push(item);
      found.set(key, known);
    }
  }
  return found;
}

const starts = (texts: readonly string[], asked: string): boolean => texts.some((text) => text.startsWith(asked));
const holds = (texts: readonly string[], asked: string): boolean => texts.some((text) => text.includes(asked));

/** How well an entry answers: lower is better, undefined is not at all. */
function rank(entry: Entry, asked: string): number | undefined {
  if (entry.titles.includes(asked) || entry.names.includes(asked)) return 0;
  if (starts(entry.titles, asked)) return 1;
  if (starts(entry.words, asked)) return 2;
  if (starts(entry.spoken, asked)) return 3;
  if (starts(entry.names, asked)) return 4;
  if (holds(entry.titles, asked) || holds(entry.names, asked)) return 5;
  if (asked.length > 1 && holds(entry.spoken, asked)) return 6;
  return holds(entry.descriptions, asked) ? 7 : undefined;
}

/** The items that answer a search, the best first; every word of it must be answered. An empty search gives all, in their order. */
export function searchItems({ entries }: PickerIndex, search: string): PickerItem[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (!words.length) return entries.map((entry) => entry.item);
  return entries
    .flatMap((entry, order) => {
      const whole = rank(entry, words.join(' '));
      const worst = whole ?? (words.length > 1 ? worstOf(words.map((word) => rank(entry, word))) : undefined);
      return worst === undefined ? [] : [{ item: entry.item, worst, order }];
    })
    .toSorted((a, b) => a.worst - b.worst || a.order - b.order)
    .map(({ item }) => item);
}

/** Conditions that a value of the shop answers with, whole: "bread" gives orders with bread. Two letters at least, or one character of Chinese. */
export function searchValues({ values }: PickerIndex, search: string): PickerItem[] {
  const asked = fold(search.trim());
  if (asked.length < 2 && !/\p{Script=Han}/u.test(asked)) return [];
  const nearness = ({ titles, spoken }: ValueEntry): number | undefined => {
    if (titles.includes(asked)) return 0;
    if (starts(titles, asked)) return 1;
    return starts(spoken, asked) ? 2 : undefined;
  };
  return values
    .flatMap((entry, order) => {
      const near = nearness(entry);
      return near === undefined ? [] : [{ entry, near, order }];
    })
    .toSorted((a, b) => a.near - b.near || a.order - b.order)
    .flatMap(({ entry }) => entry.items.map((item) => valueItem(item, entry.value)))
    .slice(0, VALUES_SHOWN);
}

/** Words that do not stand together count by the one answered worst; one without an answer spoils it. */
function worstOf(ranks: readonly (number | undefined)[]): number | undefined {
  return ranks.reduce<number | undefined>((worst, one) => (worst === undefined || one === undefined ? undefined : Math.max(worst, one)), 0);
}
