import {
  childrenOf,
  parse,
  validate,
  type Catalogue,
  type Condition,
  type Group,
  type LanguageIssue,
  type Path,
} from '@regulars/segment-language';
import { pathKey } from './tree-rows.js';

/** An issue of the tree with the row it is shown at: those inside a filter stand at the rule that holds it. */
export interface Problem {
  readonly number: number;
  readonly issue: LanguageIssue;
  readonly row: Path;
}

/** What is wrong with the tree, in its order. An empty tree has no problem: it is a start. */
export function problemsOf(root: Group, catalogue: Catalogue): Problem[] {
  if (root.children.length === 0) return [];
  return validate(root, catalogue).map((issue, index) => ({ number: index + 1, issue, row: rowAt(root, issue.path) }));
}

/** The row that shows the node at a path: nots belong to what they negate, filters to their rule. */
export function rowAt(root: Condition, path: Path): Path {
  let node: Condition | undefined = root;
  let row: Path = [];
  let inNot = false;
  for (let depth = 0; node && depth <= path.length; depth += 1) {
    const here = path.slice(0, depth);
    if (!inNot) row = here;
    if (node.kind === 'measure') return row;
    inNot = node.kind === 'not';
    const step: number | undefined = path[depth];
    node = step === undefined ? undefined : childrenOf(node)[step];
  }
  return row;
}

/** The first problem of each row, by path. */
export function problemsByRow(problems: readonly Problem[]): ReadonlyMap<string, Problem> {
  return new Map(problems.toReversed().map((problem) => [pathKey(problem.row), problem]));
}

/** The fix of an issue as a node to put at its path; undefined where there is none that reads. */
export function fixOf(issue: LanguageIssue): Condition | undefined {
  if (!issue.fix) return undefined;
  const read = parse(issue.fix.replacement);
  return read.ok ? read.condition : undefined;
}
