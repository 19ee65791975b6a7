import type { Phrase } from '@regulars/segment-language';

/** A stretch of a sentence that stayed, went or came. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** How one sentence became another, in one reading: what went stands right before what came in its place. */
export function wordDiff(before: readonly Phrase[], after: readonly Phrase[]): WordRun[] {
  const runs: WordRun[] = [];
  const say = (kind: WordRun['kind'], text: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
    else runs.push({ kind, text });
  };
  const rows = commonLengths(before, after);
  let [from, to] = [0, 0];
  while (from < before.length || to < after.length) {
    const [old, young] = [before[from], after[to]];
    if (old && young && old.text === young.text) {
      say('same', young.text);
      from += 1;
      to += 1;
    } else if (old && (!young || (rows[from + 1]?.[to] ?? 0) >= (rows[from]?.[to + 1] ?? 0))) {
      say('removed', old.text);
      from += 1;
    } else if (young) {
      say('added', young.text);
      to += 1;
    }
  }
  return runs;
}

/** At [i][j], how many phrases the two have in common from there on, in order. */
function commonLengths(before: readonly Phrase[], after: readonly Phrase[]): number[][] {
  const rows = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let from = before.length - 1; from >= 0; from -= 1) {
    const [row, below] = [rows[from] ?? [], rows[from + 1] ?? []];
    for (let to = after.length - 1; to >= 0; to -= 1) {
      row[to] = before[from]?.text === after[to]?.text ? 1 + (below[to + 1] ?? 0) : Math.max(below[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return rows;
}
