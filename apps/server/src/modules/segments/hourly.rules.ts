import { type Condition, leaves } from '@regulars/segment-language';

interface Rule {
  readonly key: string;
  readonly condition: Condition;
}

/** Keys of the segments whose members can change with every moment: their rule counts in hours, or names a segment that does. */
export function hourly(rules: readonly Rule[]): ReadonlySet<string> {
  const found = new Set(rules.filter(({ condition }) => JSON.stringify(condition).includes('"unit":"hours"')).map(({ key }) => key));
  let before = -1;
  while (before < found.size) {
    before = found.size;
    for (const { key, condition } of rules) if (named(condition).some((other) => found.has(other))) found.add(key);
  }
  return found;
}

const named = (condition: Condition): readonly string[] =>
  leaves(condition).flatMap(({ node }) => (node.kind === 'member' && node.on === undefined ? [node.segment] : []));
