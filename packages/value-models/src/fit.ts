import { minimize } from './minimize.js';

/** What a fit came to. */
export interface Fit<P> {
  readonly parameters: P;
  /** of the parameters alone, without what a prior added */
  readonly logLikelihood: number;
  readonly isConverged: boolean;
  /** names of parameters that ended at the edge of what is allowed: the data does not tell them */
  readonly atBound: readonly (keyof P & string)[];
  readonly evaluations: number;
}

/** A belief about a parameter before the data speaks: its middle, and how far its logarithm may be from there. */
export interface Prior {
  readonly middle: number;
  /** standard deviation of the logarithm */
  readonly spread: number;
}

export interface FitOptions<P> {
  /** Of positive parameters: fits are searched over their logarithms. */
  readonly start: P;
  readonly bounds: Readonly<Record<keyof P, readonly [low: number, high: number]>>;
  /** With it the fit is the mode of the posterior instead of the maximum of the likelihood. */
  readonly priors?: Readonly<Partial<Record<keyof P, Prior>>> | undefined;
}

/** Fits positive parameters to a log-likelihood, within bounds. */
export function fit<P extends Readonly<Record<keyof P, number>>>(logLikelihood: (parameters: P) => number, options: FitOptions<P>): Fit<P> {
  const { start, bounds, priors } = options;
  const names = Object.keys(start) as (keyof P & string)[];
  const toParameters = (at: readonly number[]): P => ({
    ...start,
    ...Object.fromEntries(names.map((name, index) => [name, Math.exp(at[index] ?? 0)])),
  });
  const belief = (at: readonly number[]): number =>
    names.reduce((sum, name, index) => {
      const prior = priors?.[name];
      return prior ? sum - 0.5 * (((at[index] ?? 0) - Math.log(prior.middle)) / prior.spread) ** 2 : sum;
    }, 0);
  const found = minimize(
    (at) => -logLikelihood(toParameters(at)) - belief(at),
    names.map((name) => Math.log(start[name])),
    { bounds: names.map((name) => [Math.log(bounds[name][0]), Math.log(bounds[name][1])]) },
  );
  const parameters = toParameters(found.at);
  return {
    parameters,
    logLikelihood: logLikelihood(parameters),
    isConverged: found.isConverged,
    atBound: names.filter((name) => parameters[name] <= bounds[name][0] * 1.01 || parameters[name] >= bounds[name][1] * 0.99),
    evaluations: found.evaluations,
  };
}
