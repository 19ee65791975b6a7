/** Where a search stopped. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  /** the simplex shrank below the tolerance before the evaluations ran out */
  readonly isConverged: boolean;
  readonly evaluations: number;
}

export interface SearchLimits {
  /** Lower and upper bound of each coordinate: outside them the function is never asked. */
  readonly bounds: readonly (readonly [low: number, high: number])[];
  /** most evaluations of the function */
  readonly most?: number;
}

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

const tolerance = 1e-9;

/**
 * The least value of a function near a start, by the simplex of Nelder and Mead (The Computer Journal 7, 1965), begun anew around its end until
 * that gains nothing more, since a simplex may collapse early. Steps are clamped to the bounds.
 */
export function minimize(f: (at: readonly number[]) => number, start: readonly number[], limits: SearchLimits): Minimum {
  const most = limits.most ?? 6000;
  let evaluations = 0;
  const clamp = (at: readonly number[]): number[] =>
    at.map((value, index) => {
      const [low, high] = limits.bounds[index] ?? [-Infinity, Infinity];
      return Math.min(high, Math.max(low, value));
    });
  const corner = (at: readonly number[]): Corner => {
    evaluations += 1;
    const within = clamp(at);
    const value = f(within);
    return { at: within, value: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  let best = corner(start);
  const mayGoOn = (): boolean => evaluations < most;
  let isConverged = false;
  let step = 0.7;
  while (mayGoOn()) {
    const before = best;
    ({ best, isConverged } = descend(corner, best, step, mayGoOn));
    if (isConverged && before.value - best.value < 1e-7) break;
    step = 0.15;
  }
  return { ...best, isConverged, evaluations };
}

function descend(
  corner: (at: readonly number[]) => Corner,
  start: Corner,
  step: number,
  mayGoOn: () => boolean,
): { readonly best: Corner; readonly isConverged: boolean } {
  const away = (index: number, by: number): number[] => start.at.map((value, place) => (place === index ? value + by : value));
  // A start at a bound would leave a flat simplex: there the step goes inward.
  const steps = start.at.map((value, index) => {
    const out = corner(away(index, step));
    return out.at[index] === value ? corner(away(index, -step)) : out;
  });
  let simplex = [start, ...steps].toSorted(byValue);
  while (mayGoOn()) {
    const [best, worst, next] = [simplex.at(0) ?? start, simplex.at(-1) ?? start, simplex.at(-2) ?? start];
    if (worst.value - best.value < tolerance && spread(simplex) < 1e-6) return { best, isConverged: true };
    const others = simplex.slice(0, -1);
    const centre = start.at.map((_, index) => others.reduce((sum, { at }) => sum + (at[index] ?? 0), 0) / others.length);
    const along = (by: number): Corner => corner(centre.map((value, index) => value + by * ((worst.at[index] ?? 0) - value)));
    const reflected = along(-1);
    let chosen: Corner | undefined;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      chosen = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < next.value) chosen = reflected;
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) chosen = contracted;
    }
    const kept = chosen
      ? [...others, chosen]
      : [best, ...simplex.slice(1).map(({ at }) => corner(at.map((value, index) => ((best.at[index] ?? 0) + value) / 2)))];
    simplex = kept.toSorted(byValue);
  }
  return { best: simplex.at(0) ?? start, isConverged: false };
}

const byValue = (a: Corner, b: Corner): number => a.value - b.value;

/** The widest extent of a simplex along any coordinate. */
function spread(simplex: readonly Corner[]): number {
  const places = simplex[0]?.at.map((_, index) => simplex.map(({ at }) => at[index] ?? 0)) ?? [];
  return Math.max(...places.map((values) => Math.max(...values) - Math.min(...values)));
}
