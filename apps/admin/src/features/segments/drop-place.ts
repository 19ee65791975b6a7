import type { Group, Path } from '@regulars/segment-language';
import { nodeAt } from '@regulars/segment-language';
import { bare, samePath, type Row } from './tree-rows.js';

/**
 * Where a row that is let go over another one comes to stand: before it over its upper half, behind it over its lower half; over the lower
 * half of a bracket's head, or the head of the outermost one, first inside. Undefined where it would stay or go into itself.
 */
export function dropPlace(root: Group, from: Path, over: Row, isUpperHalf: boolean): Path | undefined {
  const to = placeAt(root, over, isUpperHalf);
  const isInside = to.length > from.length && from.every((step, index) => step === to[index]);
  const isSame = samePath(to, from) || samePath(to, behind(from));
  return from.length === 0 || isInside || isSame ? undefined : to;
}

function placeAt(root: Group, { kind, path }: Row, isUpperHalf: boolean): Path {
  if (kind === 'add') return path;
  if (kind === 'group' && (path.length === 0 || !isUpperHalf)) {
    const node = nodeAt(root, path);
    return node ? [...bare(node, path).path, 0] : path;
  }
  return isUpperHalf ? path : behind(path);
}

function behind(path: Path): Path {
  return [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
}
