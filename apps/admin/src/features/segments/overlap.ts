/** Customers who are in exactly these of the compared segments. */
export interface Intersection {
  readonly segmentIds: readonly string[];
  readonly count: number;
}

/** How many are in all of these segments, whatever else they are in. */
export function countIn(intersections: readonly Intersection[], ids: readonly string[]): number {
  return intersections.filter(({ segmentIds }) => ids.every((id) => segmentIds.includes(id))).reduce((sum, { count }) => sum + count, 0);
}

/** The rule of those who are in some segments and in none of others, all named by key. */
export function memberRule(inside: readonly string[], outside: readonly string[] = []): string {
  return [...inside.map((key) => `member of ${JSON.stringify(key)}`), ...outside.map((key) => `not member of ${JSON.stringify(key)}`)].join(
    ' and ',
  );
}
