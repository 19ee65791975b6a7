import { parse } from '@regulars/segment-language';
import type { ExplainMembershipQuery } from '../../gql/graphql.js';

export type Verdict = ExplainMembershipQuery['explainMembership']['conditions'][number];

/** A verdict as it is shown: how deep in groups, and where the value it saw comes from. */
export interface VerdictLine {
  readonly verdict: Verdict;
  readonly depth: number;
  /** The verdict with the value and the rows: of a "not", what it negates. Absent for groups, which see no value. */
  readonly seen?: Verdict;
}

/** The verdicts as lines: the outermost group goes without saying, a "not" and what it negates are one line, groups stand above their parts. */
export function verdictLines(verdicts: readonly Verdict[]): VerdictLine[] {
  const partsOf = ({ path }: Verdict) =>
    verdicts.filter((each) => each.path.length === path.length + 1 && path.every((step, index) => each.path[index] === step));
  const lines = (verdict: Verdict, depth: number): VerdictLine[] => {
    const parts = partsOf(verdict);
    const [only, second] = parts;
    if (!only) return [{ verdict, depth, seen: verdict }];
    if (second) return [{ verdict, depth }, ...parts.flatMap((part) => lines(part, depth + 1))];
    const below = partsOf(only);
    return below.length ? [{ verdict, depth }, ...below.flatMap((part) => lines(part, depth + 1))] : [{ verdict, depth, seen: only }];
  };
  const [root] = verdicts.filter(({ path }) => path.length === 0);
  if (!root)
    return verdicts
      .filter((each) => !verdicts.some((other) => each !== other && partsOf(other).includes(each)))
      .flatMap((each) => lines(each, 0));
  const all = lines(root, 0);
  return all.length > 1 && all[0]?.seen === undefined ? all.slice(1).map((line) => ({ ...line, depth: line.depth - 1 })) : all;
}

/**
 * The first rule that keeps a customer out: in an "all of" the first part that does not hold, and within it the same again. An "any of" and
 * a "not" are answered as a whole, since no single part of them is to blame.
 */
export function firstFailing(verdicts: readonly Verdict[]): Verdict | undefined {
  let at = verdicts.find(({ path }) => path.length === 0);
  for (let part = at; part && !part.holds; part = firstPart(verdicts, at)) at = part;
  return at?.holds ? undefined : at;
}

function firstPart(verdicts: readonly Verdict[], group: Verdict | undefined): Verdict | undefined {
  const read = group && parse(group.text);
  if (!group || !read?.ok || read.condition.kind !== 'all') return undefined;
  return verdicts.find(
    ({ path, holds }) => !holds && path.length === group.path.length + 1 && group.path.every((step, index) => path[index] === step),
  );
}
