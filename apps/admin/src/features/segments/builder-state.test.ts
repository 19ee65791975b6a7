import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition, Path } from '@regulars/segment-language';
import { placeAfter, reduceBuilder, startBuilder, type BuilderAction, type BuilderState } from './builder-state.js';
import { rowsOf } from './tree-rows.js';

const city = (value: string): Condition => ({ kind: 'compare', field: 'city', operator: '=', value });

const leaf = fc.constantFrom(city('Hangzhou'), city('Suzhou'), { kind: 'not', child: { kind: 'member', segment: 'staff' } } as const);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      children: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), child: tie('condition') }),
  ),
}));

/** An edit aimed at one of the rows that are there, as a person would. */
const step = fc.record({
  type: fc.constantFrom(
    'insert',
    'remove',
    'wrap',
    'unwrap',
    'negate',
    'duplicate',
    'swapKind',
    'up',
    'down',
    'move',
    'exclude',
    'replace',
  ),
  row: fc.nat(60),
  other: fc.nat(60),
  node: condition,
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function actionOf(state: BuilderState, { type, row, other, node }: Step): BuilderAction {
  const rows = rowsOf(state.root).filter((each) => each.kind !== 'add');
  const path: Path = rows[row % rows.length]?.path ?? [];
  const to: Path = rows[other % rows.length]?.path ?? [];
  switch (type) {
    case 'insert':
      return { type, path: placeAfter(state.root, path), node };
    case 'exclude':
      return { type, node: { kind: 'not', child: { kind: 'member', segment: 'staff' } } };
    case 'replace':
      return { type, path, node };
    case 'up':
    case 'down':
      return { type: 'shift', path, by: type === 'up' ? -1 : 1 };
    case 'move':
      return { type, from: path, to };
    default:
      return { type, path } as BuilderAction;
  }
}

test('undo after any edits gives back every condition on the way, redo leads forward again', () => {
  fc.assert(
    fc.property(condition, fc.array(step, { maxLength: 12 }), (start, steps) => {
      const roots = [startBuilder(start)];
      for (const each of steps) {
        const state = roots.at(-1) ?? startBuilder(start);
        const next = reduceBuilder(state, actionOf(state, each));
        if (next.root !== state.root) roots.push(next);
      }
      let state = roots.at(-1) ?? startBuilder(start);
      for (const expected of roots.slice(0, -1).toReversed()) {
        state = reduceBuilder(state, { type: 'undo' });
        expect(state.root).toEqual(expected.root);
      }
      for (const expected of roots.slice(1)) {
        state = reduceBuilder(state, { type: 'redo' });
        expect(state.root).toEqual(expected.root);
      }
      expect(state.future).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('no edit ever leaves an empty bracket inside the tree', () => {
  const hasEmpty = (node: Condition, isRoot: boolean): boolean => {
    switch (node.kind) {
      case 'all':
      case 'any':
        return (!isRoot && node.children.length === 0) || node.children.some((child) => hasEmpty(child, false));
      case 'not':
        return hasEmpty(node.child, false);
      default:
        return false;
    }
  };
  fc.assert(
    fc.property(condition, fc.array(step, { maxLength: 12 }), (start, steps) => {
      const end = steps.reduce((state, each) => reduceBuilder(state, actionOf(state, each)), startBuilder(start));
      expect(hasEmpty(end.root, true)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('a single line is shown as the one line of an all-of bracket', () => {
  expect(startBuilder(city('Hangzhou')).root).toEqual({ kind: 'all', children: [city('Hangzhou')] });
});

test('changes of one editing session are one step of undo', () => {
  let state = startBuilder({ kind: 'all', children: [city('A')] });
  for (const value of ['B', 'C', 'D']) state = reduceBuilder(state, { type: 'replace', path: [0], node: city(value), session: 'edit 0' });
  expect(reduceBuilder(state, { type: 'undo' }).root.children).toEqual([city('A')]);
});

test('a new line of the outermost group stands above its exclusions', () => {
  const staff: Condition = { kind: 'not', child: { kind: 'member', segment: 'staff' } };
  const state = startBuilder({ kind: 'all', children: [city('A'), staff] });
  const next = reduceBuilder(state, { type: 'insert', path: placeAfter(state.root, []), node: city('B') });
  expect(next.root.children).toEqual([city('A'), city('B'), staff]);
  expect(next.focus).toEqual([1]);
});

test('an exclusion added to "any of" holds for all of it', () => {
  const state = startBuilder({ kind: 'any', children: [city('A'), city('B')] });
  const next = reduceBuilder(state, { type: 'exclude', node: { kind: 'not', child: { kind: 'member', segment: 'staff' } } });
  expect(next.root).toEqual({
    kind: 'all',
    children: [
      { kind: 'any', children: [city('A'), city('B')] },
      { kind: 'not', child: { kind: 'member', segment: 'staff' } },
    ],
  });
});

test('a line at the edge of its group moves out of it', () => {
  const state = startBuilder({ kind: 'all', children: [city('A'), { kind: 'any', children: [city('B'), city('C')] }] });
  const next = reduceBuilder(state, { type: 'shift', path: [1, 0], by: -1 });
  expect(next.root.children).toEqual([city('A'), city('B'), { kind: 'any', children: [city('C')] }]);
  expect(next.focus).toEqual([1]);
});
