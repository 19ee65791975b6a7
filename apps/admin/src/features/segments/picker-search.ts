import { fold } from '@regulars/segment-language';
import type { PickerItem } from './picker-items.js';

/** Turns Chinese into pinyin syllables without tones: 购买次数 → [gou, mai, ci, shu]. */
export type Syllables = (text: string) => readonly string[];

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

/** A searchable form of the items, folded once. Without syllables pinyin finds nothing, the rest does. */
export type PickerIndex = readonly Entry[];

export function indexItems(items: readonly PickerItem[], syllables?: Syllables): PickerIndex {
  return items.map((item) => {
    const sounds = syllables ? [item.title.zhCn, ...item.synonyms].map(syllables).filter((parts) => parts.length > 0) : [];
    const titles = [fold(item.title.zhCn), fold(item.title.en)];
    const names = [fold(item.name), ...item.synonyms.map(fold)];
    return {
      item,
      titles,
      words: [...titles, ...names].flatMap((text) => text.split(/[\s·./-]+/)),
      spoken: sounds.flatMap((parts) => [parts.join(''), parts.map((part) => part.slice(0, 1)).join('')]),
      names,
      descriptions: [fold(item.description.zhCn), fold(item.description.en)],
    };
  });
}

/** How well an entry answers: lower is better, undefined is not at all. */
function rank(entry: Entry, asked: string): number | undefined {
  const starts = (texts: readonly string[]) => texts.some((text) => text.startsWith(asked));
  const holds = (texts: readonly string[]) => texts.some((text) => text.includes(asked));
  if (entry.titles.includes(asked) || entry.names.includes(asked)) return 0;
  if (starts(entry.titles)) return 1;
  if (starts(entry.words)) return 2;
  if (starts(entry.spoken)) return 3;
  if (starts(entry.names)) return 4;
  if (holds(entry.titles) || holds(entry.names)) return 5;
  if (asked.length > 1 && holds(entry.spoken)) return 6;
  return holds(entry.descriptions) ? 7 : undefined;
}

/** The items that answer a search, the best first; every word of it must be answered. An empty search gives all, in their order. */
export function searchItems(index: PickerIndex, search: string): PickerItem[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (!words.length) return index.map((entry) => entry.item);
  return index
    .flatMap((entry, order) => {
      const whole = rank(entry, words.join(' '));
      const worst = whole ?? (words.length > 1 ? worstOf(words.map((word) => rank(entry, word))) : undefined);
      return worst === undefined ? [] : [{ item: entry.item, worst, order }];
    })
    .toSorted((a, b) => a.worst - b.worst || a.order - b.order)
    .map(({ item }) => item);
}

/** Words that do not stand together count by the one answered worst; one without an answer spoils it. */
function worstOf(ranks: readonly (number | undefined)[]): number | undefined {
  return ranks.reduce<number | undefined>((worst, one) => (worst === undefined || one === undefined ? undefined : Math.max(worst, one)), 0);
}
