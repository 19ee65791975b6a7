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

/**
 * Has the syllables of texts found out, beside the page: unfolding the dictionary takes longer than a key press may. A worker that does not
 * come, as without a network, is done without, and asked for again the next time.
 */
function find(texts: readonly string[], onDone: () => void): () => void {
  worker ??= new Worker(new URL('./pinyin.worker.ts', import.meta.url), { type: 'module' });
  const working = worker;
  const question: Asked = { id: (asked += 1), texts };
  const onAnswer = ({ data }: MessageEvent<Answered>) => {
    if (data.id !== question.id) return;
    stop();
    data.syllables.forEach((syllables, at) => known.set(texts[at] ?? '', syllables));
    onDone();
  };
  const onFailure = () => {
    stop();
    if (worker === working) worker = undefined;
    onDone();
  };
  const stop = () => {
    working.removeEventListener('message', onAnswer);
    working.removeEventListener('error', onFailure);
  };
  working.addEventListener('message', onAnswer);
  working.addEventListener('error', onFailure);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  working.postMessage(question);
  return stop;
}

/** Pinyin of texts; undefined until it is found or cannot be, when a search does without. The same texts always give the same function. */
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
