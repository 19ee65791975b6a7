/**
 * What the models of repeat buying see of a customer. All times are in weeks: models fitted in other units have other parameters.
 */
export interface PurchaseHistory {
  /** x: purchases after the first one; purchases of one day are one */
  readonly repeats: number;
  /** tₓ: from the first purchase to the last, 0 without repeats */
  readonly recency: number;
  /** T: from the first purchase to the end of what was watched */
  readonly age: number;
}

/** Customers of equal history, counted: the likelihood needs no more. */
export interface CountedHistory extends PurchaseHistory {
  readonly count: number;
}

/** Counts equal histories, so that a fit takes as long as there are different ones. */
export function countHistories(histories: Iterable<PurchaseHistory>): readonly CountedHistory[] {
  const counts = new Map<string, { readonly history: PurchaseHistory; count: number }>();
  for (const history of histories) {
    const key = `${history.repeats} ${history.recency} ${history.age}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { history, count: 1 });
  }
  return [...counts.values()].map(({ history, count }) => ({ ...history, count }));
}

/** Σ f(x) · count, where f depends on the repeats alone and is computed once for each number of them. */
export function byRepeats(f: (repeats: number) => number): (repeats: number) => number {
  const known = new Map<number, number>();
  return (repeats) => {
    const found = known.get(repeats);
    if (found !== undefined) return found;
    const value = f(repeats);
    known.set(repeats, value);
    return value;
  };
}
