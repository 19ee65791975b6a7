import type { Condition, Group } from '@regulars/segment-language';
import { useMemo } from 'react';
import type { NodeCount } from './builder-context.js';
import type { Preview, PreviewState } from './use-preview.js';
import { isGroup, pathKey } from './tree-rows.js';

/** The counts of a preview by path. The whole condition is there even where the server leaves it out. */
export function countsByPath(preview: Preview): ReadonlyMap<string, NodeCount> {
  return new Map([
    ['', { alone: preview.count, inFunnel: preview.count }],
    ...preview.conditions.map(({ path, alone, inFunnel }) => [pathKey(path), { alone, inFunnel }] as const),
  ]);
}

/** Whether counts of one tree can stand at the rows of another until newer ones come: same brackets, same number of lines. */
export function sameShape(a: Condition, b: Condition): boolean {
  if (a.kind !== b.kind) return isGroup(a) === isGroup(b) && !isGroup(a);
  if (a.kind === 'not' && b.kind === 'not') return sameShape(a.child, b.child);
  if (!isGroup(a) || !isGroup(b)) return true;
  return a.children.length === b.children.length && a.children.every((child, index) => sameShape(child, b.children[index] ?? child));
}

const none: ReadonlyMap<string, NodeCount> = new Map();

/** The counts of the last answer where they can stand at the rows of a tree; otherwise none. */
export function useCounts({ preview, counted }: PreviewState, root: Group): ReadonlyMap<string, NodeCount> {
  const fits = counted !== undefined && sameShape(counted, root);
  return useMemo(() => (preview && fits ? countsByPath(preview) : none), [preview, fits]);
}
