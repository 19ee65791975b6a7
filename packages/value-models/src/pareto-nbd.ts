import { fit, type Fit, type FitOptions } from './fit.js';
import { byRepeats, type CountedHistory, type PurchaseHistory } from './history.js';
import { lnDifference, lnGamma, lnHypergeometricOne, lnSum } from './special.js';

/**
 * The Pareto/NBD model of repeat buying. Schmittlein, Morrison, Colombo: Counting Your Customers, Management Science 33 (1), 1987; in the form of
 * Fader, Hardie: A Note on Deriving the Pareto/NBD Model and Related Expressions, 2005. Buying rates are gamma distributed (r, alpha); customers
 * leave at any moment at rates that are gamma distributed (s, beta).
 */
export interface ParetoNbd {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

const bounds = { r: [1e-3, 1e3], alpha: [1e-3, 1e4], s: [1e-3, 1e2], beta: [1e-3, 1e4] } as const;

/** ln of A₀, the part of who left between their last purchase and now: formula (15) and its twin for beta > alpha. */
function lnGone({ r, alpha, s, beta }: ParetoNbd, { repeats: x, recency, age }: PurchaseHistory): number {
  const most = Math.max(alpha, beta);
  const apart = Math.abs(alpha - beta);
  const b = alpha >= beta ? r + x : s + 1; // of the Euler transform, whose terms all have one sign
  const power = alpha >= beta ? s : r + x - 1;
  const until = (time: number): number => {
    const z = apart / (most + time);
    return lnHypergeometricOne(b, r + s + x + 1, z) - power * Math.log1p(-z) - (r + s + x) * Math.log(most + time);
  };
  return lnDifference(until(recency), until(age));
}

const lnAlive = ({ r, alpha, s, beta }: ParetoNbd, { repeats: x, age }: PurchaseHistory): number =>
  -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);

/** Log-likelihood of counted histories. */
export function paretoNbdLogLikelihood(model: ParetoNbd, histories: readonly CountedHistory[]): number {
  const { r, alpha, s, beta } = model;
  const ofRepeats = byRepeats((x) => lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + s * Math.log(beta));
  return histories.reduce((sum, history) => {
    const gone = Math.log(s / (r + s + history.repeats)) + lnGone(model, history);
    return sum + history.count * (ofRepeats(history.repeats) + lnSum(lnAlive(model, history), gone));
  }, 0);
}

/** Fits the model. Times in weeks give parameters in weeks. */
export const fitParetoNbd = (
  histories: readonly CountedHistory[],
  options: Partial<Pick<FitOptions<ParetoNbd>, 'start' | 'priors'>> = {},
): Fit<ParetoNbd> =>
  fit<ParetoNbd>((parameters) => paretoNbdLogLikelihood(parameters, histories), {
    start: options.start ?? { r: 0.5, alpha: 10, s: 0.5, beta: 10 },
    bounds,
    priors: options.priors,
  });

/** Chance that the customer is still one. */
export function paretoNbdAlive(model: ParetoNbd, history: PurchaseHistory): number {
  const { r, s } = model;
  return 1 / (1 + Math.exp(Math.log(s / (r + s + history.repeats)) + lnGone(model, history) - lnAlive(model, history)));
}

/** Purchases expected of a customer in the coming weeks, given their history: formula (41). */
export function paretoNbdExpected(model: ParetoNbd, history: PurchaseHistory, weeks: number): number {
  const { r, alpha, s, beta } = model;
  const rate = ((r + history.repeats) * (beta + history.age)) / (alpha + history.age);
  return rate * stay(s, beta + history.age, weeks) * paretoNbdAlive(model, history);
}

/** Purchases expected of somebody new in their first weeks, the one that made them a customer left out. */
export const paretoNbdExpectedOfNew = ({ r, alpha, s, beta }: ParetoNbd, weeks: number): number =>
  ((r * beta) / alpha) * stay(s, beta, weeks);

/** (1 − (base / (base + weeks))ˢ⁻¹) / (s − 1), which is a logarithm at s = 1. */
function stay(s: number, base: number, weeks: number): number {
  const fallen = Math.log(base / (base + weeks));
  return Math.abs(s - 1) < 1e-12 ? -fallen : -Math.expm1((s - 1) * fallen) / (s - 1);
}
