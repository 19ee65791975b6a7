import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edit, leaves, nodeAt, parse, print, walk, type Condition, type Path } from './index.js';
import { randomCondition, seededRandom, shopCatalogue } from './testing.js';

const catalogue = shopCatalogue();
const settings = { numRuns: 600, seed: 1 };

/** A tree and one of its paths. */
const places = fc.tuple(fc.integer(), fc.nat()).map(([seed, at]): [Condition, Path] => {
  const tree = randomCondition(seededRandom(seed), catalogue, { now: 0 });
  const paths: Path[] = [];
  walk(tree, (_, path) => void paths.push(path));
  return [tree, paths[at % paths.length] ?? []];
});

const leaf: Condition = { kind: 'compare', field: 'city', operator: '=', value: 'Riga' };

test('what is inserted into a group is taken out again without a trace', () => {
  fc.assert(
    fc.property(places, fc.nat(5), ([tree, path], at) => {
      const group = nodeAt(tree, path);
      if (group?.kind !== 'all' && group?.kind !== 'any') return;
      const place = [...path, at % (group.children.length + 1)];
      const inserted = edit.insert(tree, place, leaf);
      expect(nodeAt(inserted, place)).toEqual(leaf);
      expect(edit.remove(inserted, place)).toEqual(tree);
    }),
    settings,
  );
});

test('what is removed or replaced can be put back, and nothing else changes', () => {
  fc.assert(
    fc.property(places, ([tree, path]) => {
      const before = structuredClone(tree);
      const node = nodeAt(tree, path) ?? leaf;
      expect(edit.replace(edit.replace(tree, path, leaf), path, node)).toEqual(tree);
      const parent = nodeAt(tree, path.slice(0, -1));
      const removed = edit.remove(tree, path);
      if (path.length && removed && (parent?.kind === 'all' || parent?.kind === 'any'))
        expect(edit.insert(removed, path, node)).toEqual(tree);
      expect(tree).toEqual(before);
    }),
    settings,
  );
});

test('wrapping and unwrapping, negating twice and swapping twice leave the tree as it was', () => {
  fc.assert(
    fc.property(places, ([tree, path]) => {
      expect(edit.unwrap(edit.wrap(tree, path, 'any'), path)).toEqual(tree);
      const node = nodeAt(tree, path);
      if (node?.kind !== 'not' || node.child.kind !== 'not') expect(edit.negate(edit.negate(tree, path), path)).toEqual(tree);
      expect(edit.swapKind(edit.swapKind(tree, path), path)).toEqual(tree);
    }),
    settings,
  );
});

const rules = (tree: Condition): string[] =>
  leaves(tree)
    .map(({ node }) => print(node))
    .toSorted();

test('moving keeps every rule', () => {
  fc.assert(
    fc.property(places, fc.nat(), ([tree, from], at) => {
      const paths: Path[] = [];
      walk(tree, (node, path) => {
        if (node.kind === 'all' || node.kind === 'any')
          for (let index = 0; index <= node.children.length; index += 1) paths.push([...path, index]);
      });
      const to = paths[at % Math.max(1, paths.length)];
      if (!to || leaves(tree).every(({ path }) => path.length !== from.length)) return;
      const insideMeasure = (path: Path): boolean => path.some((_, index) => nodeAt(tree, path.slice(0, index))?.kind === 'measure');
      const moved = edit.move(tree, from, to);
      if (moved && !insideMeasure(from) && !insideMeasure(to)) expect(rules(moved)).toEqual(rules(tree));
    }),
    settings,
  );
});

function tree(text: string): Condition {
  const result = parse(text);
  if (!result.ok) throw new Error(text);
  return result.condition;
}

const shown = (condition: Condition | null): string => (condition ? print(condition) : 'nothing');

test('moves within and between groups', () => {
  const start = tree('a = 1 and b = 2 and (c = 3 or d = 4)');
  expect(shown(edit.move(start, [0], [2]))).toBe('b = 2 and a = 1 and (c = 3 or d = 4)');
  expect(shown(edit.move(start, [1], [0]))).toBe('b = 2 and a = 1 and (c = 3 or d = 4)');
  expect(shown(edit.move(start, [0], [2, 1]))).toBe('b = 2 and (c = 3 or a = 1 or d = 4)');
  expect(shown(edit.move(start, [2, 0], [0]))).toBe('c = 3 and a = 1 and b = 2 and d = 4');
  expect(edit.move(start, [2], [2, 0])).toBeNull();
  expect(edit.move(start, [9], [0])).toBeNull();
});

test('the last rule of a group takes the group with it, the last of all leaves nothing', () => {
  expect(shown(edit.remove(tree('a = 1 and not b = 2'), [1, 0]))).toBe('a = 1');
  expect(edit.remove(tree('not a = 1'), [0])).toBeNull();
  expect(edit.remove(tree('a = 1'), [])).toBeNull();
  expect(shown(edit.remove(tree('count(orders where channel = "web") > 1'), [0]))).toBe('count(orders) > 1');
});

test('a rule finds its place where there is no group yet', () => {
  expect(shown(edit.insert(null, [], leaf))).toBe('city = "Riga"');
  expect(shown(edit.insert(tree('a = 1'), [0], leaf))).toBe('a = 1 and city = "Riga"');
  expect(shown(edit.insert(tree('not a = 1'), [0], leaf))).toBe('not (a = 1 and city = "Riga")');
  expect(shown(edit.insert(tree('count(orders) > 1'), [0], leaf))).toBe('count(orders where city = "Riga") > 1');
  expect(shown(edit.insert(tree('count(orders where a = 1) > 1'), [0], leaf))).toBe('count(orders where a = 1 and city = "Riga") > 1');
});

test('a copy stands right behind its original', () => {
  expect(shown(edit.duplicate(tree('a = 1 or b = 2'), [0]))).toBe('a = 1 or a = 1 or b = 2');
  expect(shown(edit.duplicate(tree('a = 1'), []))).toBe('a = 1 and a = 1');
});

test('unwrapping gives the parts to the group above', () => {
  expect(shown(edit.unwrap(tree('a = 1 and (b = 2 or c = 3) and d = 4'), [1]))).toBe('a = 1 and b = 2 and c = 3 and d = 4');
  expect(shown(edit.unwrap(tree('a = 1 and b = 2'), []))).toBe('a = 1 and b = 2');
});
