import { type Condition, parse } from '@regulars/segment-language';
import { expect, test } from 'vitest';
import { hourly } from './hourly.rules.js';

function rule(key: string, text: string): { key: string; condition: Condition } {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(text);
  return { key, condition: parsed.condition };
}

test('a rule in hours, and those that name it, move with every moment; others do not', () => {
  const rules = [
    rule('outer', 'member of "middle"'),
    rule('middle', 'city = "Ulm" and member of "just-bought"'),
    rule('just-bought', 'count(orders within 6 hours) >= 1'),
    rule('recent', 'count(orders within 6 days) >= 1'),
    rule('of-then', 'member of "just-bought" on 2026-05-01'),
  ];
  expect([...hourly(rules)].toSorted()).toEqual(['just-bought', 'middle', 'outer']);
});
