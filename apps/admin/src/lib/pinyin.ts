import { useEffect, useState } from 'react';

/** Turns Chinese into pinyin syllables without tones: 购买次数 → [gou, mai, ci, shu]. */
export type Syllables = (text: string) => readonly string[];

export interface Asked {
  readonly id: number;
  readonly texts: readonly string[];
}
export interface Answered {
  readonly id: number;
  readonly syllables: readonly (readonly string[])[];
}

const known = new Map<string, readonly string[]>();
let worker: Worker | undefined;
let asked = 0;

/** Has the syllables of texts found out, beside the page: unfolding the dictionary takes longer than a key press may. */
function find(texts: readonly string[], onFound: () => void): () => void {
  worker ??= new Worker(new URL('./pinyin.worker.ts', import.meta.url), { type: 'module' });
  const working = worker;
  const question: Asked = { id: (asked += 1), texts };
  const onAnswer = ({ data }: MessageEvent<Answered>) => {
    if (data.id !== question.id) return;
    working.removeEventListener('message', onAnswer);
    data.syllables.forEach((syllables, at) => known.set(texts[at] ?? '', syllables));
    onFound();
  };
  working.addEventListener('message', onAnswer);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  working.postMessage(question);
  return () => working.removeEventListener('message', onAnswer);
}

/** Pinyin of texts; undefined until it is found, when a search does without. The same texts always give the same function. */
export function useSyllables(texts: readonly string[]): Syllables | undefined {
  const key = texts.join('\n');
  const [found, setFound] = useState<{ key: string; syllables: Syllables }>();
  useEffect(() => {
    const missing = key.split('\n').filter((text) => !known.has(text));
    const tell = () => setFound({ key, syllables: (text) => known.get(text) ?? [] });
    if (missing.length > 0) return find(missing, tell);
    tell();
    return undefined;
  }, [key]);
  return found?.key === key ? found.syllables : undefined;
}
