import { isList, takes, type Condition, type Test } from './ast.js';
import { settle } from './shape.js';

/**
 * The plain form of a condition for hashing and equality; its meaning stays. Notes go, a group within a group of its kind and a group of
 * one dissolve, repeated parts and double negations go, parts and list values are sorted, keys stand in one order.
 */
export function normalize(condition: Condition): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const { kind } = condition;
      const parts = condition.children.map(normalize).flatMap((child) => (child.kind === kind ? child.children : [child]));
      const children = [...new Map(parts.map((part) => [JSON.stringify(part), part])).entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, part]) => part);
      const [only, second] = children;
      return only && !second ? only : { kind, children };
    }
    case 'not': {
      const child = normalize(condition.child);
      return child.kind === 'not' ? child.child : { kind: 'not', child };
    }
    case 'compare':
      return { kind: 'compare', field: condition.field, ...normalTest(condition) };
    case 'measure': {
      const { kind, fn, fact, field, window, where } = condition;
      const narrowing = {
        ...(field === undefined ? {} : { field }),
        ...(window ? { window } : {}),
        ...(where ? { where: normalize(where) } : {}),
      };
      return { kind, fn, fact, ...narrowing, ...normalTest(condition) };
    }
    case 'member': {
      const { kind, segment, on } = condition;
      return on === undefined ? { kind, segment } : { kind, segment, on };
    }
  }
}

function normalTest(test: Test): Test {
  const { operator, value, unit } = settle({ operator: test.operator, value: test.value, unit: test.unit });
  const sorted = value !== undefined && isList(value) && takes(operator) === 'list' ? [...new Set(value)].toSorted(byText) : value;
  return { operator, ...(sorted === undefined ? {} : { value: sorted }), ...(unit === undefined ? {} : { unit }) };
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : Number(left > right);
}
