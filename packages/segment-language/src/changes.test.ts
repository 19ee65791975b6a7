import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changes, parse, print, type Condition, type RuleChange } from './index.js';
import { randomCondition, seededRandom, shopCatalogue } from './testing.js';

const rule = (text: string): Condition => {
  const read = parse(text);
  if (!read.ok) throw new Error(text);
  return read.condition;
};

const said = (node: Condition | undefined): string => {
  if (node === undefined) return '';
  const isHead = (node.kind === 'all' || node.kind === 'any') && node.children.length === 0;
  return isHead ? node.kind : print(node);
};
const lines = (before: string, after: string): string[] =>
  changes(rule(before), rule(after)).map(({ kind, depth, before: old, after: young }: RuleChange) => {
    const sign = { same: ' ', changed: '~', added: '+', removed: '-' }[kind];
    const text = kind === 'changed' ? `${said(old)} > ${said(young)}` : said(young ?? old);
    return `${sign} ${'  '.repeat(depth)}${text}`;
  });

test('a changed value, a line that came and one that went', () => {
  expect(
    lines('city = "Riga" and age > 20 and tags has any of ("vip")', 'city = "Oslo" and tags has any of ("vip") and totalSpent > 5'),
  ).toEqual(['  all', '~   city = "Riga" > city = "Oslo"', '-   age > 20', '    tags has any of ("vip")', '+   totalSpent > 5']);
});

test('a group that turned and one that came stand with their parts', () => {
  expect(lines('city = "Riga" and age > 20', '(city = "Riga" or age > 20)')).toEqual(['~ all > any', '    city = "Riga"', '    age > 20']);
  expect(lines('city = "Riga"', 'city = "Riga" and (age > 20 or age < 9)')).toEqual(
    expect.arrayContaining(['+   any', '+     age > 20', '+     age < 9']),
  );
});

test('a negation is a change of its line', () => {
  expect(lines('city = "Riga" and age > 20', 'city = "Riga" and not age > 20')).toEqual([
    '  all',
    '    city = "Riga"',
    '~   age > 20 > not age > 20',
  ]);
});

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

test('a rule and itself have nothing that changed; of any two rules each part is a line once', () => {
  const catalogue = shopCatalogue();
  const trees = fc.integer().map((seed) => randomCondition(seededRandom(seed), catalogue, { now: 0 }));
  const countOf = (node: Condition): number => {
    if (node.kind === 'not') return countOf(node.child);
    return node.kind === 'all' || node.kind === 'any' ? 1 + node.children.reduce((sum, child) => sum + countOf(child), 0) : 1;
  };
  fc.assert(
    fc.property(trees, trees, (before, after) => {
      expect(changes(before, before)).toEqual([{ kind: 'same', depth: 0, before, after: before }]);
      const found = changes(before, after);
      expect(sum(found.map((change) => (change.after ? countOf(change.after) : 0)))).toBe(countOf(after));
      expect(sum(found.map((change) => (change.before ? countOf(change.before) : 0)))).toBe(countOf(before));
    }),
    { numRuns: 300, seed: 1 },
  );
});
