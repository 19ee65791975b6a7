import { isLeaf, type Condition } from './ast.js';

/**
 * One line of what became of a rule. Of a group the line is its head alone; its parts follow one `depth` deeper. `before` is absent from
 * what was added, `after` from what was removed; `same` has both, equal (of a group: all of it, so its parts are no lines of their own).
 */
export interface RuleChange {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly depth: number;
  readonly before?: Condition;
  readonly after?: Condition;
}

/** How one rule became another, in the order of the later one; what was removed stands where it stood. */
export function changes(before: Condition, after: Condition): RuleChange[] {
  return between(before, after, 0);
}

function between(before: Condition, after: Condition, depth: number): RuleChange[] {
  if (isSame(before, after)) return [{ kind: 'same', depth, before, after }];
  const [old, young] = [core(before), core(after)];
  if (!isLeaf(old.node) && !isLeaf(young.node)) {
    const isHeadSame = old.node.kind === young.node.kind && old.nots % 2 === young.nots % 2;
    return [
      { kind: isHeadSame ? 'same' : 'changed', depth, before: headOf(before), after: headOf(after) },
      ...parts(old.children, young.children, depth + 1),
    ];
  }
  if (isAlike(before, after)) return [{ kind: 'changed', depth, before, after }];
  return [...whole('removed', before, depth), ...whole('added', after, depth)];
}

/** The parts of two groups side by side: equal ones are found first, what stands between them is paired by what it is about. */
function parts(before: readonly Condition[], after: readonly Condition[], depth: number): RuleChange[] {
  const lines: RuleChange[] = [];
  let from = 0;
  let to = 0;
  for (const [left, right] of [...common(before, after), [before.length, after.length] as const]) {
    lines.push(...rest(before.slice(from, left), after.slice(to, right), depth));
    const [old, young] = [before[left], after[right]];
    if (old && young) lines.push({ kind: 'same', depth, before: old, after: young });
    [from, to] = [left + 1, right + 1];
  }
  return lines;
}

/** Parts without an equal: those about the same thing changed, the others went or came. */
function rest(before: readonly Condition[], after: readonly Condition[], depth: number): RuleChange[] {
  const left = [...before];
  const lines = after.flatMap((young) => {
    const at = left.findIndex((old) => isAlike(old, young));
    if (at < 0) return whole('added', young, depth);
    const gone = left.splice(0, at + 1);
    const old = gone.pop();
    return [...gone.flatMap((each) => whole('removed', each, depth)), ...(old ? between(old, young, depth) : [])];
  });
  return [...lines, ...left.flatMap((each) => whole('removed', each, depth))];
}

/** Pairs of places with equal parts, the longest row of them that keeps the order. */
function common(before: readonly Condition[], after: readonly Condition[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  const length = (left: number, right: number): number => lengths[left]?.[right] ?? 0;
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const row = lengths[left];
      if (row)
        row[right] = areSame(before, left, after, right)
          ? length(left + 1, right + 1) + 1
          : Math.max(length(left + 1, right), length(left, right + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let left = 0, right = 0; left < before.length && right < after.length;) {
    if (areSame(before, left, after, right)) {
      pairs.push([left, right]);
      left += 1;
      right += 1;
    } else if (length(left + 1, right) >= length(left, right + 1)) left += 1;
    else right += 1;
  }
  return pairs;
}

function areSame(before: readonly Condition[], left: number, after: readonly Condition[], right: number): boolean {
  const [old, young] = [before[left], after[right]];
  return old !== undefined && young !== undefined && isSame(old, young);
}

/** A node and all beneath it as lines of one kind. */
function whole(kind: 'added' | 'removed', node: Condition, depth: number): RuleChange[] {
  const { children } = core(node);
  const line: RuleChange = kind === 'added' ? { kind, depth, after: headOf(node) } : { kind, depth, before: headOf(node) };
  return [line, ...children.flatMap((child) => whole(kind, child, depth + 1))];
}

interface Core {
  readonly node: Exclude<Condition, { kind: 'not' }>;
  readonly nots: number;
  /** Of a group; a leaf has none. */
  readonly children: readonly Condition[];
}

/** What stands under the negations. */
function core(condition: Condition): Core {
  let node = condition;
  let nots = 0;
  for (; node.kind === 'not'; nots += 1) node = node.child;
  return { node, nots, children: isLeaf(node) ? [] : node.children };
}

/** A group without its parts; a leaf as it is. */
function headOf(condition: Condition): Condition {
  if (condition.kind === 'not') return { ...condition, child: headOf(condition.child) };
  return isLeaf(condition) ? condition : { ...condition, children: [] };
}

const isSame = (a: Condition, b: Condition): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether one can be seen as the other with something else in it: two groups, or leaves about the same field, fact or segment. */
function isAlike(a: Condition, b: Condition): boolean {
  const [old, young] = [core(a).node, core(b).node];
  if (old.kind === 'compare' && young.kind === 'compare') return old.field === young.field;
  if (old.kind === 'measure' && young.kind === 'measure') return old.fact === young.fact;
  if (old.kind === 'member' && young.kind === 'member') return old.segment === young.segment;
  return !isLeaf(old) && !isLeaf(young);
}
