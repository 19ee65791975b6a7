/** What buying some products says of buying another. */
export interface Rule {
  /** the products bought, ascending */
  readonly given: readonly number[];
  readonly also: number;
  /** baskets that hold all of them */
  readonly count: number;
  /** share of all baskets that hold all of them */
  readonly support: number;
  /** share of the baskets with `given` that hold `also` too */
  readonly confidence: number;
  /** confidence over the share of all baskets that hold `also`: 1 when the one has nothing to do with the other */
  readonly lift: number;
}

export interface RuleLimits {
  /** least share of baskets */
  readonly support: number;
  readonly confidence: number;
  /** most products in `given`, 1 or 2 */
  readonly most: 1 | 2;
}

const sides = 2 ** 21;
const pairOf = (low: number, high: number): number => low * sides + high;

/**
 * Association rules, level by level: a set is counted only where its parts are frequent. Agrawal, Srikant: Fast Algorithms for Mining Association
 * Rules, VLDB 1994. Baskets hold each product once, as numbers below 2²¹ in ascending order.
 */
export function associationRules(baskets: readonly (readonly number[])[], { support, confidence, most }: RuleLimits): readonly Rule[] {
  const total = baskets.length;
  const least = Math.max(1, Math.ceil(support * total - 1e-9));
  const frequent = <K>(counts: Map<K, number>): Map<K, number> => new Map([...counts].filter(([, count]) => count >= least));
  const singles = frequent(
    countOf(baskets, function* (basket) {
      yield* basket;
    }),
  );
  const kept = baskets.map((basket) => basket.filter((product) => singles.has(product))).filter(({ length }) => length > 1);
  const pairs = frequent(countOf(kept, pairsOf));
  const triples = most === 1 ? new Map<string, number>() : frequent(countOf(kept, (basket) => triplesOf(basket, pairs)));
  const ruleOf = (given: readonly number[], before: number, also: number, count: number): Rule => ({
    given,
    also,
    count,
    support: count / total,
    confidence: count / before,
    lift: count / before / ((singles.get(also) ?? 0) / total),
  });
  const ofPairs = [...pairs].flatMap(([key, count]) => {
    const [low, high] = [Math.floor(key / sides), key % sides];
    return [ruleOf([low], singles.get(low) ?? 0, high, count), ruleOf([high], singles.get(high) ?? 0, low, count)];
  });
  const ofTriples = [...triples].flatMap(([key, count]) => {
    const [a = 0, b = 0, c = 0] = key.split(' ').map(Number);
    return (
      [
        [a, b, c],
        [a, c, b],
        [b, c, a],
      ] as const
    ).map(([low, high, also]) => ruleOf([low, high], pairs.get(pairOf(low, high)) ?? 0, also, count));
  });
  return [...ofPairs, ...ofTriples].filter((rule) => rule.confidence >= confidence).toSorted(byStrength);
}

function countOf<K>(baskets: readonly (readonly number[])[], setsOf: (basket: readonly number[]) => Iterable<K>): Map<K, number> {
  const counts = new Map<K, number>();
  for (const basket of baskets) for (const set of setsOf(basket)) counts.set(set, (counts.get(set) ?? 0) + 1);
  return counts;
}

function* pairsOf(basket: readonly number[]): Generator<number> {
  for (const [place, low] of basket.entries()) for (const high of basket.slice(place + 1)) yield pairOf(low, high);
}

function* triplesOf(basket: readonly number[], pairs: ReadonlyMap<number, number>): Generator<string> {
  for (const [place, a] of basket.entries()) {
    const rest = basket.slice(place + 1).filter((other) => pairs.has(pairOf(a, other)));
    for (const [next, b] of rest.entries()) for (const c of rest.slice(next + 1)) if (pairs.has(pairOf(b, c))) yield `${a} ${b} ${c}`;
  }
}

/** The strongest first; ties by support, then by the products' numbers, so that the order is always the same. */
const byStrength = (a: Rule, b: Rule): number =>
  b.lift - a.lift || b.count - a.count || a.given.length - b.given.length || (a.given[0] ?? 0) - (b.given[0] ?? 0) || a.also - b.also;
