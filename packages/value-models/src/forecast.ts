import { levelAt, rangesOf, shareOfLevel } from './forecast-range.js';
import { minimize } from './minimize.js';

/** How a series is forecast. */
export type ForecastMethod = 'SEASONAL_NAIVE' | 'SEASONAL_MEAN' | 'HOLT_WINTERS_ADDITIVE' | 'HOLT_WINTERS_MULTIPLICATIVE';

/** What is expected of one step, with the range that eight of ten such steps are to fall into. */
export interface ForecastStep {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Forecast {
  readonly method: ForecastMethod;
  readonly steps: readonly ForecastStep[];
  /** places within the season on which nothing is ever sold, 0 for that of the first value */
  readonly closed: readonly number[];
  /** mean absolute errors on the back-test; null where the series is too short for one */
  readonly backTest: { readonly origins: number; readonly error: number; readonly naiveError: number } | null;
}

type Path = (history: readonly number[], ahead: number) => readonly number[];

/** Seasons at the end that tell which places are closed. */
const seasonsSeen = 8;
const leastSeasons = 2;
/** Seasons at the end from every step of which is forecast to find the best method and the range: half of what is known, at most so many. */
const mostTested = 8;
/** What is only a little better on days that are known may well be worse on those to come. */
const leastGain = 0.97;

/**
 * Forecasts a series of equal steps with a season of `season` steps. Of the methods below the one that erred least on a back-test from rolling origins
 * is used; seasonal naive is one of them, so that on it nothing is ever worse. Ranges come from the errors of that back-test, see forecast-range.ts.
 * A series shorter than two seasons and a half is forecast by seasonal naive, one shorter than a season by its mean, both without a back-test.
 */
export function forecast(series: readonly number[], season: number, ahead: number): Forecast {
  const closed = closedPlaces(series, season);
  const isClosed = (index: number): boolean => closed.includes(index % season);
  const steps = (path: readonly number[], range: (step: number) => readonly [number, number]): readonly ForecastStep[] =>
    path.map((value, step) => {
      if (isClosed(series.length + step)) return { value: 0, low: 0, high: 0 };
      const [below, above] = range(step);
      return { value: Math.max(0, value), low: Math.max(0, value + below), high: Math.max(0, value + above) };
    });
  const first = series.length - season * Math.min(mostTested, Math.max(2, Math.floor(series.length / season / 2)));
  if (first < season * (leastSeasons - 1) + Math.ceil(season / 2)) {
    const path = series.length >= season ? naive(season)(series, ahead) : Array.from({ length: ahead }, () => mean(series));
    const spread = deviation(series);
    return { method: 'SEASONAL_NAIVE', steps: steps(path, () => [-1.28 * spread, 1.28 * spread]), closed, backTest: null };
  }
  const methods = methodsOf(series.slice(0, first), season);
  const tested = [...methods].map(([method, path]) => ({ method, path, errors: errorsOf(path, series, first, Math.max(season, ahead)) }));
  const naiveTest = tested.find(({ method }) => method === 'SEASONAL_NAIVE');
  if (!naiveTest) throw new Error('Seasonal naive is always tested.');
  const [least = naiveTest] = tested.toSorted((a, b) => errorOf(a) - errorOf(b));
  const best = errorOf(least) < leastGain * errorOf(naiveTest) ? least : naiveTest;
  const path = methodsOf(series, season).get(best.method) ?? best.path;
  const range = rangesOf(shareOfLevel(best.errors, series, first, season), levelAt(series, series.length, season));
  return {
    method: best.method,
    steps: steps(path(series, ahead), range),
    closed,
    backTest: { origins: best.errors.length, error: errorOf(best), naiveError: errorOf(naiveTest) },
  };
}

const errorOf = ({ errors }: { readonly errors: readonly (readonly number[])[] }): number => mean(errors.flat().map(Math.abs));

/** Places within the season that were without a sale in nearly all of the last seasons: at most one of eight may be an exception. */
function closedPlaces(series: readonly number[], season: number): readonly number[] {
  if (series.length < 4 * season || season !== 7) return [];
  const from = Math.max(0, series.length - seasonsSeen * season);
  return Array.from({ length: season }, (_, place) => place).filter((place) => {
    const seen = series.filter((_, index) => index >= from && index % season === place);
    return seen.filter((value) => value > 0).length <= seen.length / 8;
  });
}

/** Errors from each origin from `first` on, as far ahead as is asked or the series goes. */
function errorsOf(path: Path, series: readonly number[], first: number, ahead: number): readonly (readonly number[])[] {
  const origins = Array.from({ length: series.length - first }, (_, index) => first + index);
  return origins.map((origin) => {
    const known = Math.min(ahead, series.length - origin);
    return path(series.slice(0, origin), known).map((value, step) => (series[origin + step] ?? 0) - Math.max(0, value));
  });
}

function methodsOf(training: readonly number[], season: number): ReadonlyMap<ForecastMethod, Path> {
  const methods = new Map<ForecastMethod, Path>([
    ['SEASONAL_NAIVE', naive(season)],
    ['SEASONAL_MEAN', seasonalMean(season)],
    ['HOLT_WINTERS_ADDITIVE', holtWinters(training, season, false)],
  ]);
  if (training.every((value) => value > 0)) methods.set('HOLT_WINTERS_MULTIPLICATIVE', holtWinters(training, season, true));
  return methods;
}

/** The value of the same place one season before. Hyndman, Athanasopoulos: Forecasting: Principles and Practice, 3rd ed., 5.2. */
const naive =
  (season: number): Path =>
  (history, ahead) =>
    Array.from({ length: ahead }, (_, step) => history[history.length - season + (step % season)] ?? 0);

const seasonsOfMean = 4;

/** The mean of the same place over the last four seasons. */
const seasonalMean =
  (season: number): Path =>
  (history, ahead) =>
    Array.from({ length: ahead }, (_, step) => {
      const place = history.length - season + (step % season);
      return mean(
        Array.from({ length: seasonsOfMean }, (_, back) => history[place - back * season]).filter((value) => value !== undefined),
      );
    });

interface Weights {
  readonly level: number;
  readonly trend: number;
  readonly season: number;
  readonly damping: number;
}

const share = (value: number): number => 1 / (1 + Math.exp(-value));
const weightsOf = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Weights => ({
  level: share(a),
  trend: share(a) * share(b),
  season: (1 - share(a)) * share(c),
  damping: 0.8 + 0.18 * share(d),
});

/**
 * Holt-Winters with a damped trend, additive or multiplicative in the season; weights by least squares of one-step errors on the training part.
 * Holt 1957, Winters 1960, Gardner, McKenzie 1985; the equations as in Forecasting: Principles and Practice, 3rd ed., 8.3.
 */
function holtWinters(training: readonly number[], season: number, isMultiplied: boolean): Path {
  const loss = (point: readonly number[]): number => smooth(training, season, weightsOf(point), isMultiplied).squares;
  const { at } = minimize(loss, [-1, -2, -1, 1], { bounds: Array.from({ length: 4 }, () => [-6, 6] as const), most: 800 });
  const weights = weightsOf(at);
  return (history, ahead) => smooth(history, season, weights, isMultiplied).ahead(ahead);
}

function smooth(series: readonly number[], season: number, weights: Weights, isMultiplied: boolean) {
  const [one, two] = [mean(series.slice(0, season)), mean(series.slice(season, 2 * season))];
  let level = one;
  let trend = series.length >= 2 * season ? (two - one) / season : 0;
  const pattern = series.slice(0, season).map((value) => (isMultiplied ? value / (one || 1) : value - one));
  let squares = 0;
  for (let index = season; index < series.length; index += 1) {
    const value = series[index] ?? 0;
    const place = index % season;
    const seasonal = pattern[place] ?? (isMultiplied ? 1 : 0);
    const before = level + weights.damping * trend;
    const expected = isMultiplied ? before * seasonal : before + seasonal;
    squares += (value - expected) ** 2;
    const bare = isMultiplied ? value / (seasonal || 1e-9) : value - seasonal;
    const next = weights.level * bare + (1 - weights.level) * before;
    trend = weights.trend * (next - level) + (1 - weights.trend) * weights.damping * trend;
    level = next;
    const seen = isMultiplied ? value / (before || 1e-9) : value - before;
    pattern[place] = weights.season * seen + (1 - weights.season) * seasonal;
  }
  return {
    squares: Number.isFinite(squares) ? squares : Number.MAX_VALUE,
    ahead: (steps: number): readonly number[] => {
      let damped = 0;
      return Array.from({ length: steps }, (_, step) => {
        damped += weights.damping ** (step + 1);
        const seasonal = pattern[(series.length + step) % season] ?? (isMultiplied ? 1 : 0);
        const value = isMultiplied ? (level + damped * trend) * seasonal : level + damped * trend + seasonal;
        return Number.isFinite(value) ? value : level;
      });
    },
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
