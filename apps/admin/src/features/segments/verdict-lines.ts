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
