/** What is sold in a season up to a step, on average; the errors of a forecast grow with it. */
export function levelAt(series: readonly number[], end: number, season: number): number {
  const last = series.slice(Math.max(0, end - season), end);
  return last.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, last.length);
}

/** Errors from origins from `first` on as shares of the level each origin stood at; as they are where nothing was sold up to one of them. */
export function shareOfLevel(
  errors: readonly (readonly number[])[],
  series: readonly number[],
  first: number,
  season: number,
): { readonly errors: readonly (readonly number[])[]; readonly isShare: boolean } {
  const levels = errors.map((_, index) => levelAt(series, first + index, season));
  const isShare = levels.every((level) => level > 0) && levelAt(series, series.length, season) > 0;
  return { errors: isShare ? errors.map((path, index) => path.map((error) => error / (levels[index] ?? 1))) : errors, isShare };
}

/**
 * How far off a step so far ahead is with a chance of 80 %: the root of the mean square error of all forecasts at least as far ahead as tested, never
 * narrower than nearer steps, times the quantile of Student's t. Forecasts from neighbouring origins see nearly the same days, so n origins of a step h
 * ahead count as n / h independent ones, and a step that was seldom tested has a wide range instead of a lucky one. Further ahead than was tested the
 * range widens with the root of how far, as that of a random walk does. (Hyndman, Athanasopoulos: Forecasting: Principles and Practice, 3rd ed., 5.5
 * and 5.10; overlapping errors: Hansen, Hodrick, Journal of Political Economy 88, 1980.)
 */
export function rangesOf(
  { errors, isShare }: { readonly errors: readonly (readonly number[])[]; readonly isShare: boolean },
  level: number,
): (step: number) => readonly [number, number] {
  const farthest = Math.max(...errors.map(({ length }) => length));
  const reaches: number[] = [];
  for (let step = 0; step < farthest; step += 1) {
    const seen = errors.flatMap((path) => path[step] ?? []);
    const independent = Math.max(1, seen.length / (step + 1));
    const spread = Math.sqrt(seen.reduce((sum, error) => sum + error * error, 0) / seen.length);
    reaches.push(Math.max(reaches[step - 1] ?? 0, spread * quantileOfT(independent)));
  }
  const unit = isShare ? level : 1;
  return (step) => {
    const reach = unit * (reaches[Math.min(step, farthest - 1)] ?? 0) * Math.sqrt(Math.max(1, (step + 1) / farthest));
    return [-reach, reach];
  };
}

const ofNormal = 1.2815515655446004;

/**
 * The value that Student's t with so many degrees of freedom exceeds with a chance of a tenth; by the expansion of Cornish and Fisher
 * (Abramowitz, Stegun 26.7.5), within 1 % from two degrees on, and the exact 3.078 at one.
 */
export function quantileOfT(freedom: number): number {
  if (freedom <= 1) return 3.077683537175253;
  const z = ofNormal;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + term / freedom ** (index + 1), z);
}
