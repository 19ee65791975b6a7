import { fromJson, parse, type Condition } from '@regulars/segment-language';

/** The condition that the graph gave, as its tree or else as its text. Undefined when neither reads, which no server of ours sends. */
export function conditionOf({ condition, text }: { readonly condition: unknown; readonly text: string }): Condition | undefined {
  const tree = fromJson(condition);
  if (tree.ok) return tree.condition;
  const read = parse(text);
  return read.ok ? read.condition : undefined;
}
