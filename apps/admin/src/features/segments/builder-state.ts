import { edit, nodeAt, type Condition, type Group, type Path } from '@regulars/segment-language';
import { asGroup, bare, exclusions, isGroup, samePath } from './tree-rows.js';

/** The condition being built, what it was and what was undone, and the row the keyboard stands on. */
export interface BuilderState {
  readonly root: Group;
  readonly focus: Path;
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
  /** Changes of one session (an open editor, a stretch of typing) are one step of undo. */
  readonly session?: string | undefined;
}

interface Moment {
  readonly root: Group;
  readonly focus: Path;
}

export type BuilderAction =
  | { readonly type: 'load'; readonly condition: Condition }
  | { readonly type: 'set'; readonly condition: Condition; readonly session?: string }
  | { readonly type: 'insert'; readonly path: Path; readonly node: Condition }
  | { readonly type: 'exclude'; readonly node: Condition }
  | { readonly type: 'replace'; readonly path: Path; readonly node: Condition; readonly session?: string }
  | { readonly type: 'remove' | 'wrap' | 'unwrap' | 'negate' | 'duplicate' | 'swapKind'; readonly path: Path }
  | { readonly type: 'move'; readonly from: Path; readonly to: Path }
  | { readonly type: 'shift'; readonly path: Path; readonly by: -1 | 1 }
  | { readonly type: 'focus'; readonly path: Path }
  | { readonly type: 'settle' }
  | { readonly type: 'undo' | 'redo' };

const STEPS = 300;
export const emptyRoot: Group = { kind: 'all', children: [] };

export function startBuilder(condition: Condition | undefined): BuilderState {
  return { root: condition ? asGroup(condition) : emptyRoot, focus: [], past: [], future: [] };
}

/** Every change of the builder goes through here; each is a pure function of the state before. */
export function reduceBuilder(state: BuilderState, action: BuilderAction): BuilderState {
  switch (action.type) {
    case 'load':
      return startBuilder(action.condition);
    case 'focus':
      return samePath(state.focus, action.path) ? state : { ...state, focus: action.path };
    case 'settle':
      return state.session === undefined ? state : { ...state, session: undefined };
    case 'undo':
      return undo(state);
    case 'redo':
      return redo(state);
    case 'set':
    case 'replace':
      return commit(state, applied(state, action), action.session);
    default:
      return commit(state, applied(state, action));
  }
}

function undo(state: BuilderState): BuilderState {
  const last = state.past.at(-1);
  if (!last) return state;
  return { ...last, past: state.past.slice(0, -1), future: [{ root: state.root, focus: state.focus }, ...state.future] };
}

function redo(state: BuilderState): BuilderState {
  const [next, ...future] = state.future;
  if (!next) return state;
  return { ...next, past: [...state.past, { root: state.root, focus: state.focus }], future };
}

function commit(state: BuilderState, next: Moment | undefined, session?: string): BuilderState {
  if (!next || next.root === state.root) return next ? { ...state, focus: next.focus } : state;
  const goesOn = session !== undefined && session === state.session;
  const past = goesOn ? state.past : [...state.past.slice(-STEPS), { root: state.root, focus: state.focus }];
  return { root: next.root, focus: next.focus, past, future: [], session };
}

function at(condition: Condition | null, focus: Path): Moment {
  return { root: condition ? asGroup(condition) : emptyRoot, focus };
}

/** The same place among its siblings but for the index. */
function sibling(path: Path, index: number): Path {
  return [...path.slice(0, -1), index];
}

type Change = Exclude<BuilderAction, { readonly type: 'load' | 'focus' | 'settle' | 'undo' | 'redo' }>;

/** The condition and the focus after a change; undefined when the change cannot be. */
function applied(state: BuilderState, action: Change): Moment | undefined {
  const { root, focus } = state;
  if (root.children.length === 0 && (action.type === 'wrap' || action.type === 'negate')) return undefined;
  switch (action.type) {
    case 'set':
      return at(action.condition, nodeAt(action.condition, focus) ? focus : []);
    case 'insert':
      return at(edit.insert(root, beforeExclusions(root, action.path), action.node), beforeExclusions(root, action.path));
    case 'exclude':
      return root.kind === 'all' || root.children.length === 0
        ? at({ ...root, kind: 'all', children: [...root.children, action.node] }, focus)
        : at({ kind: 'all', children: [root, action.node] }, [0, ...focus]);
    case 'replace':
      return nodeAt(root, action.path) ? at(edit.replace(root, action.path, action.node), focus) : undefined;
    case 'remove':
      return action.path.length ? at(edit.remove(root, action.path), afterRemoval(root, action.path)) : at(null, []);
    case 'wrap':
      return action.path.length
        ? at(edit.wrap(root, action.path, otherKind(root, action.path)), action.path)
        : at({ kind: 'all', children: [root] }, [0]);
    case 'unwrap':
      return at(edit.unwrap(root, action.path), action.path.slice(0, -1));
    case 'negate':
      return at(edit.negate(root, action.path), action.path);
    case 'duplicate':
      return action.path.length ? at(edit.duplicate(root, action.path), sibling(action.path, (action.path.at(-1) ?? 0) + 1)) : undefined;
    case 'swapKind':
      return at(edit.swapKind(root, action.path), focus);
    case 'move': {
      const moved = edit.move(root, action.from, beforeExclusions(root, action.to));
      return moved ? at(moved, pathOf(moved, nodeAt(root, action.from))) : undefined;
    }
    case 'shift':
      return shifted(root, action.path, action.by);
  }
}

/** Where a node stands that was moved as it is; the outermost bracket if it is no row of its own any more. */
function pathOf(condition: Condition, wanted: Condition | undefined, path: Path = []): Path {
  if (condition === wanted) return path;
  const children = condition.kind === 'not' ? [condition.child] : isGroup(condition) ? condition.children : [];
  for (const [index, child] of children.entries()) {
    const found = pathOf(child, wanted, [...path, index]);
    if (found.length > 0) return found;
  }
  return [];
}

/** New lines of the outermost group stand above its exclusions, which the builder shows underneath the tree. */
function beforeExclusions(root: Group, path: Path): Path {
  const [index] = path;
  if (path.length !== 1 || index === undefined) return path;
  const trailing = root.children.length - exclusions(root).length;
  const areLast = exclusions(root).every((line) => (line.path[0] ?? 0) >= trailing);
  return areLast ? [Math.min(index, trailing)] : path;
}

/** The line above the one that goes, or its bracket. */
function afterRemoval(root: Group, path: Path): Path {
  const index = path.at(-1) ?? 0;
  const parent = nodeAt(root, path.slice(0, -1));
  const alone = !parent || !isGroup(parent) || parent.children.length === 1;
  return alone ? [] : sibling(path, Math.max(0, index - 1));
}

/** A group made around a line starts as what its surroundings are not: there is little use in "and" within "and". */
function otherKind(root: Group, path: Path): Group['kind'] {
  const parent = nodeAt(root, path.slice(0, -1));
  return parent?.kind === 'all' ? 'any' : 'all';
}

/** A line one place up or down among its siblings, or out of its group at the ends. */
function shifted(root: Group, path: Path, by: -1 | 1): Moment | undefined {
  const index = path.at(-1);
  const above = path.slice(0, -1);
  const parent = nodeAt(root, above);
  if (index === undefined || !parent || !isGroup(parent)) return undefined;
  const to = index + by;
  if (to >= 0 && to < parent.children.length) {
    const moved = edit.move(root, path, [...above, by === 1 ? to + 1 : to]);
    return moved ? { root: asGroup(moved), focus: [...above, to] } : undefined;
  }
  const outer = outerPlace(root, above, by);
  const moved = outer && edit.move(root, path, outer);
  return moved ? { root: asGroup(moved), focus: nodeAt(moved, outer) ? outer : [] } : undefined;
}

/** The place right before or behind the row that holds a group, nots included. */
function outerPlace(root: Group, group: Path, by: -1 | 1): Path | undefined {
  for (let path = group; path.length > 0; path = path.slice(0, -1)) {
    const parent = nodeAt(root, path.slice(0, -1));
    if (parent && isGroup(parent)) return by === -1 ? path : sibling(path, (path.at(-1) ?? 0) + 1);
  }
  return undefined;
}

/** Where a new line goes from the row at hand: into a bracket at its end, behind a line. */
export function placeAfter(root: Group, path: Path): Path {
  const node = nodeAt(root, path);
  if (!node) return path.length ? path : [root.children.length];
  const inner = bare(node, path);
  if (isGroup(inner.node)) return [...inner.path, inner.node.children.length];
  return path.length ? sibling(path, (path.at(-1) ?? 0) + 1) : [root.children.length];
}
