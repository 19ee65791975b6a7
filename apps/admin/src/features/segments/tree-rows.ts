import type { Condition, Group, Leaf, Path } from '@regulars/segment-language';

/** A node with the nots around it taken off, as one row shows it: "Not Orders · count ≥ 1". */
export interface Bare {
  readonly node: Leaf | Group;
  /** The path of `node`; the row's own path plus a 0 for each not. */
  readonly path: Path;
  readonly nots: number;
}

export function bare(node: Condition, path: Path): Bare {
  let inner = node;
  let nots = 0;
  while (inner.kind === 'not') {
    inner = inner.child;
    nots += 1;
  }
  return { node: inner, path: [...path, ...Array<number>(nots).fill(0)], nots };
}

export function isGroup(node: Condition): node is Group {
  return node.kind === 'all' || node.kind === 'any';
}

/** The builder always shows a bracket: anything else becomes the one line of an "all of". */
export function asGroup(condition: Condition): Group {
  return isGroup(condition) ? condition : { kind: 'all', children: [condition] };
}

/** Lines that stand in the Exclude strip under the tree: "not in this segment" and the hold-out by chance, directly in the outermost "all of". */
export function isExclusion(node: Condition): boolean {
  if (node.kind === 'not') return node.child.kind === 'member';
  return node.kind === 'compare' && node.field.startsWith('bucket.') && (node.operator === '>=' || node.operator === '>');
}

/** The children of a group that stand in the tree, with their paths. */
export function treeChildren(group: Group, path: Path): { node: Condition; path: Path }[] {
  const children = group.children.map((node, index) => ({ node, path: [...path, index] }));
  return path.length === 0 && group.kind === 'all' ? children.filter(({ node }) => !isExclusion(node)) : children;
}

/** The lines of the Exclude strip. */
export function exclusions(root: Group): { node: Condition; path: Path }[] {
  if (root.kind !== 'all') return [];
  return root.children.map((node, index) => ({ node, path: [index] })).filter(({ node }) => isExclusion(node));
}

/** One thing the keyboard can stand on, in the order of the page. `add` is the last row of a bracket. */
export interface Row {
  readonly kind: 'group' | 'rule' | 'add';
  readonly path: Path;
  readonly parent?: Path;
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
}

/** Every row of the tree from top to bottom. */
export function rowsOf(root: Group): Row[] {
  const rows: Row[] = [];
  const visit = (condition: Condition, path: Path, level: number, position: number, setSize: number, parent?: Path): void => {
    const inner = bare(condition, path);
    rows.push({ kind: isGroup(inner.node) ? 'group' : 'rule', path, level, position, setSize, ...(parent && { parent }) });
    if (!isGroup(inner.node)) return;
    const children = treeChildren(inner.node, inner.path);
    children.forEach((child, index) => visit(child.node, child.path, level + 1, index + 1, children.length, path));
    rows.push({
      kind: 'add',
      path: [...inner.path, inner.node.children.length],
      parent: path,
      level: level + 1,
      position: children.length + 1,
      setSize: children.length,
    });
  };
  visit(root, [], 1, 1, 1);
  return rows;
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

export function pathKey(path: Path): string {
  return path.join('.');
}

/** Where an arrow key leads: up and down walk the rows, left goes to the bracket, right into it. */
export function neighbour(rows: readonly Row[], focus: Path, key: string): Path | undefined {
  const at = rows.findIndex((row) => samePath(row.path, focus));
  const row = rows[at];
  if (!row) return rows[0]?.path;
  switch (key) {
    case 'ArrowUp':
      return rows[at - 1]?.path;
    case 'ArrowDown':
      return rows[at + 1]?.path;
    case 'ArrowLeft':
      return row.parent;
    case 'ArrowRight':
      return row.kind === 'group' ? rows[at + 1]?.path : undefined;
    case 'Home':
      return rows[0]?.path;
    case 'End':
      return rows.at(-1)?.path;
    default:
      return undefined;
  }
}
