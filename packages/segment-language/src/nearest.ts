import { fold } from './fold.js';
import type { Words } from './catalogue.js';

interface Named {
  readonly name: string;
  readonly title: Words;
  readonly synonyms?: readonly string[];
}

/** The name that was most likely meant: the same title or synonym, or at most a third of its letters away. */
export function nearest(wanted: string, among: readonly Named[]): string | undefined {
  const folded = fold(wanted);
  const byWords = among.find(({ title, synonyms = [] }) => [title.en, title.zhCn, ...synonyms].some((words) => fold(words) === folded));
  if (byWords) return byWords.name;
  const most = Math.max(1, Math.floor(folded.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const { name } of among) {
    const distance = distanceOf(folded, fold(name));
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}

/** Levenshtein distance. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + Number(a[i] !== b[j])));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}
