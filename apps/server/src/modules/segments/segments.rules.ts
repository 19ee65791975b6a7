import { pinyin } from 'pinyin-pro';

const longestKey = 60;

/** A key out of a name: ASCII words joined by hyphens, Chinese by its pinyin. "Bread regulars 面包常客" → bread-regulars-mian-bao-chang-ke */
export function keyOf(name: string): string {
  const latin = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');
  const key = latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longestKey)
    .replace(/-+$/, '');
  return key === '' ? 'segment' : key;
}

/** Whether the text can be a key: lower-case words joined by hyphens, 1 to 60 characters. */
export const isKey = (text: string): boolean => text.length <= longestKey && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** The first of `key`, `key-2`, `key-3` … that is not taken. */
export function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}-${number}`)) number += 1;
  return `${key}-${number}`;
}

/** The chain of segments that leads from a rule back to the segment itself, or undefined when there is none. */
export function cycle(start: string, usedBy: (key: string) => readonly string[]): readonly string[] | undefined {
  const seen = new Set<string>();
  const follow = (key: string, path: readonly string[]): readonly string[] | undefined => {
    for (const next of usedBy(key)) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = follow(next, [...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return follow(start, [start]);
}
