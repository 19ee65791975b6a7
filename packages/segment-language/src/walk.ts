import { childrenOf, isLeaf, type Condition, type Leaf, type Path } from './ast.js';

/** Visits every node, parents first, those inside a measure's `where` included. */
export function walk(condition: Condition, visit: (node: Condition, path: Path) => void, path: Path = []): void {
  visit(condition, path);
  childrenOf(condition).forEach((child, index) => walk(child, visit, [...path, index]));
}

/** The comparisons, measures and memberships that the condition itself combines, not those inside a measure's `where`. */
export function leaves(condition: Condition, path: Path = []): { node: Leaf; path: Path }[] {
  if (isLeaf(condition)) return [{ node: condition, path }];
  return childrenOf(condition).flatMap((child, index) => leaves(child, [...path, index]));
}

/** The node at a path, or undefined when there is none. */
export function nodeAt(condition: Condition, path: Path): Condition | undefined {
  return path.reduce<Condition | undefined>((node, index) => node && childrenOf(node)[index], condition);
}
