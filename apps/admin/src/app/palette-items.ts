import { fold } from '@regulars/segment-language';
import type { Syllables } from '../lib/pinyin.js';

/** Something the palette can do, findable by what it is called in either language. */
export interface PaletteItem {
  readonly key: string;
  readonly label: string;
  /** What it is called in the other language, and other words for it. */
  readonly also: readonly string[];
}

/** How well an item answers: lower is better, undefined is not at all. */
function rank(item: PaletteItem, asked: string, syllables: Syllables | undefined): number | undefined {
  const names = [item.label, ...item.also].map(fold);
  if (names.some((name) => name.startsWith(asked))) return 0;
  if (names.some((name) => name.split(/[\s·./-]+/).some((word) => word.startsWith(asked)))) return 1;
  const spoken = syllables ? [item.label, ...item.also].map(syllables) : [];
  if (
    spoken.some(
      (parts) =>
        parts.join('').startsWith(asked) ||
        parts
          .map((part) => part.slice(0, 1))
          .join('')
          .startsWith(asked),
    )
  )
    return 2;
  return names.some((name) => name.includes(asked)) ? 3 : undefined;
}

/** The items that answer, the best first; an empty search gives all in their order. */
export function findItems<I extends PaletteItem>(items: readonly I[], search: string, syllables?: Syllables): I[] {
  const asked = fold(search.trim());
  if (asked === '') return [...items];
  return items
    .flatMap((item, order) => {
      const how = rank(item, asked, syllables);
      return how === undefined ? [] : [{ item, how, order }];
    })
    .toSorted((a, b) => a.how - b.how || a.order - b.order)
    .map(({ item }) => item);
}
