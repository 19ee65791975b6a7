import { childrenOf, isLeaf, type Condition, type Path } from './ast.js';
import { nodeAt } from './walk.js';

/** A group without a note that holds one part says no more than the part, but stays where a person made it; an emptied one goes. */
function withChild(node: Condition, index: number, change: (child: Condition) => Condition | null): Condition | null {
  const child = childrenOf(node)[index];
  if (!child) throw new RangeError(`no part ${index}`);
  const next = change(child);
  if (next === child) return node;
  switch (node.kind) {
    case 'all':
    case 'any': {
      const children = next ? node.children.with(index, next) : node.children.toSpliced(index, 1);
      return children.length ? { ...node, children } : null;
    }
    case 'not':
      return next && { ...node, child: next };
    case 'measure': {
      if (next) return { ...node, where: next };
      const { where: _, ...rest } = node;
      return rest;
    }
    case 'compare':
    case 'member':
      return node;
  }
}

function change(condition: Condition, path: Path, with_: (node: Condition) => Condition | null): Condition | null {
  const [index, ...rest] = path;
  return index === undefined ? with_(condition) : withChild(condition, index, (child) => change(child, rest, with_));
}

/** The same where the node stays: nothing can become empty. */
function changeKept(condition: Condition, path: Path, with_: (node: Condition) => Condition): Condition {
  return change(condition, path, with_) ?? condition;
}

/**
 * Puts a node at a path: into the group there, before the part that now has the index (or at the end). Where the parent is no group
 * (a leaf at the root, the child of `not`, the `where` of a measure), it and the new node become an `all`; a measure without `where` gets one.
 */
function insert(condition: Condition | null, path: Path, node: Condition): Condition {
  if (!condition) return node;
  const index = path.at(-1) ?? 0;
  return changeKept(condition, path.slice(0, -1), (parent) => {
    if (path.length > 0 && (parent.kind === 'all' || parent.kind === 'any'))
      return { ...parent, children: parent.children.toSpliced(index, 0, node) };
    if (path.length > 0 && parent.kind === 'measure') return { ...parent, where: parent.where ? beside(parent.where, node) : node };
    if (path.length > 0 && parent.kind === 'not') return { ...parent, child: beside(parent.child, node) };
    return beside(parent, node);
  });
}

function beside(node: Condition, added: Condition): Condition {
  return node.kind === 'all' ? { ...node, children: [...node.children, added] } : { kind: 'all', children: [node, added] };
}

/** Takes a node away; groups and negations emptied by it go too. Null when nothing is left. */
function remove(condition: Condition, path: Path): Condition | null {
  return change(condition, path, () => null);
}

/** Puts another node in the place of one. */
function replace(condition: Condition, path: Path, node: Condition): Condition {
  return changeKept(condition, path, () => node);
}

/** Takes a node to another place, both paths as they are before the move. A node cannot go into itself; null then, and when a place is not there. */
function move(condition: Condition, from: Path, to: Path): Condition | null {
  const node = nodeAt(condition, from);
  const parent = nodeAt(condition, to.slice(0, -1));
  if (!node || !parent || from.length === 0 || to.length === 0 || isWithin(to, from)) return null;
  if (parent.kind !== 'all' && parent.kind !== 'any') return null;
  const mark: Condition = { kind: 'all', children: [] };
  const marked = replace(condition, from, mark);
  const inserted = insert(marked, to, node);
  const left = pathOf(inserted, mark);
  return left ? remove(inserted, left) : null;
}

function isWithin(path: Path, ancestor: Path): boolean {
  return path.length > ancestor.length && ancestor.every((index, at) => path[at] === index);
}

function pathOf(condition: Condition, wanted: Condition, path: Path = []): Path | undefined {
  if (condition === wanted) return path;
  for (const [index, child] of childrenOf(condition).entries()) {
    const found = pathOf(child, wanted, [...path, index]);
    if (found) return found;
  }
  return undefined;
}

/** Puts a node into a group of its own. */
function wrap(condition: Condition, path: Path, kind: 'all' | 'any'): Condition {
  return changeKept(condition, path, (node) => ({ kind, children: [node] }));
}

/** Takes the brackets off a group: its parts join the group above, in order, or it gives way to its only part. Anything else stays as it is. */
function unwrap(condition: Condition, path: Path): Condition {
  const node = nodeAt(condition, path);
  if (!node || (node.kind !== 'all' && node.kind !== 'any')) return condition;
  const [only, second] = node.children;
  if (only && !second) return replace(condition, path, only);
  const index = path.at(-1);
  return index === undefined
    ? condition
    : changeKept(condition, path.slice(0, -1), (parent) =>
        parent.kind === 'all' || parent.kind === 'any'
          ? { ...parent, children: parent.children.toSpliced(index, 1, ...node.children) }
          : parent,
      );
}

/** Says the opposite; twice is as before. A note of the negation passes to what it negated. */
function negate(condition: Condition, path: Path): Condition {
  return changeKept(condition, path, (node) => {
    if (node.kind !== 'not') return { kind: 'not', child: node };
    const notes = [node.note, node.child.note].filter((note) => note !== undefined);
    return notes.length ? { ...node.child, note: notes.join('\n') } : node.child;
  });
}

/** The same node once more, right behind itself. */
function duplicate(condition: Condition, path: Path): Condition {
  const node = nodeAt(condition, path);
  const index = path.at(-1);
  if (!node) return condition;
  const parent = index === undefined ? undefined : nodeAt(condition, path.slice(0, -1));
  if (index !== undefined && (parent?.kind === 'all' || parent?.kind === 'any'))
    return insert(condition, [...path.slice(0, -1), index + 1], node);
  return replace(condition, path, { kind: 'all', children: [node, node] });
}

/** All becomes any and any becomes all. */
function swapKind(condition: Condition, path: Path): Condition {
  return changeKept(condition, path, (node) =>
    isLeaf(node) || node.kind === 'not' ? node : { ...node, kind: node.kind === 'all' ? 'any' : 'all' },
  );
}

/** The builder's only changes: pure, by path. `remove` and `move` give null when nothing is left or the move cannot be. */
export const edit = { insert, remove, replace, move, wrap, unwrap, negate, duplicate, swapKind } as const;
