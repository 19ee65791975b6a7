import { fold } from '@regulars/segment-language';
import type { PickerItem } from './picker-items.js';

/** Turns Chinese into pinyin syllables without tones: 购买次数 → [gou, mai, ci, shu]. */
export type Syllables = (text: string) => readonly string[];

interface Entry {
  readonly item: PickerItem;
  readonly titles: readonly string[];
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
    return {
      item,
      titles: [fold(item.title.zhCn), fold(item.title.en)],
      spoken: sounds.flatMap((parts) => [parts.join(''), parts.map((part) => part.slice(0, 1)).join('')]),
      names: [fold(item.name), ...item.synonyms.map(fold)],
      descriptions: [fold(item.description.zhCn), fold(item.description.en)],
    };
  });
}

/** How well an entry answers: lower is better, undefined is not at all. */
function rank(entry: Entry, asked: string): number | undefined {
  const starts = (texts: readonly string[]) => texts.some((text) => text.startsWith(asked));
  const startsWord = (texts: readonly string[]) => texts.some((text) => text.split(/[\s·./-]+/).some((word) => word.startsWith(asked)));
  const holds = (texts: readonly string[]) => texts.some((text) => text.includes(asked));
  if (entry.titles.includes(asked) || entry.names.includes(asked)) return 0;
  if (starts(entry.titles)) return 1;
  if (startsWord(entry.titles)) return 2;
  if (starts(entry.spoken)) return 3;
  if (starts(entry.names) || startsWord(entry.names)) return 4;
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
      const ranks = words.map((word) => rank(entry, word));
      const worst = whole ?? ranks.reduce<number | undefined>((most, one) => (most === undefined || one === undefined ? undefined : Math.max(most, one)), 0);
      return worst === undefined ? [] : [{ item: entry.item, worst, order }];
    })
    .sort((a, b) => a.worst - b.worst || a.order - b.order)
    .map(({ item }) => item);
}
