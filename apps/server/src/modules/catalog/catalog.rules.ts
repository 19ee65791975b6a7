import { fold } from '@regulars/segment-language';
import { pinyin } from 'pinyin-pro';
import type { CategoryId } from '../../platform/ids.js';

/** A key made from a name: its Latin letters and digits, Chinese as pinyin, joined by `-`; `category` when nothing is left. */
export function slug(name: string, otherwise: string): string {
  const spelled = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ');
  const letters = spelled
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return letters === '' ? otherwise : letters;
}

/** The key itself, or the key with the first number from 2 on that is free. */
export function freeKey(key: string, taken: (key: string) => boolean): string {
  if (!taken(key)) return key;
  for (let number = 2; ; number += 1) if (!taken(`${key}-${number}`)) return `${key}-${number}`;
}

export interface KnownCategory {
  readonly id: CategoryId;
  readonly key: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly parentId: CategoryId | null;
  readonly path: readonly string[];
}

/** Finds the category a path of names or keys means, beneath a parent or, at the first step, anywhere by its key. */
export function childNamed(known: Iterable<KnownCategory>, parentId: CategoryId | null, name: string): KnownCategory | undefined {
  const folded = fold(name);
  let anywhere: KnownCategory | undefined;
  for (const category of known) {
    const isNamed = category.key === name || fold(category.nameEn) === folded || fold(category.nameZh) === folded;
    if (category.parentId === parentId && isNamed) return category;
    if (parentId === null && category.key === name) anywhere = category;
  }
  return anywhere;
}
