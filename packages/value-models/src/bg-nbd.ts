import { fit, type Fit, type FitOptions } from './fit.js';
import { byRepeats, type CountedHistory, type PurchaseHistory } from './history.js';
import { lnGamma, lnSum, scaledHypergeometric } from './special.js';

/**
 * The beta-geometric/NBD model of repeat buying. Fader, Hardie, Lee: "Counting Your Customers" the Easy Way, Marketing Science 24 (2), 2005.
 * Buying rates are gamma distributed (r, alpha); after each purchase a customer leaves with a chance that is beta distributed (a, b).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Within these a shop's parameters lie; data that tells nothing of one of them sends it to an edge, which a fit reports. */
const bounds = { r: [1e-3, 1e3], alpha: [1e-3, 1e4], a: [1e-3, 1e3], b: [1e-3, 1e3] } as const;

/** Log-likelihood of counted histories, formula (6) of the paper. */
export function bgNbdLogLikelihood({ r, alpha, a, b }: BgNbd, histories: readonly CountedHistory[]): number {
  const ofRepeats = byRepeats(
    (x) => lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + lnGamma(a + b) + lnGamma(b + x) - lnGamma(b) - lnGamma(a + b + x),
  );
  return histories.reduce((sum, { repeats: x, recency, age, count }) => {
    const alive = -(r + x) * Math.log(alpha + age);
    const gone = x === 0 ? -Infinity : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + recency);
    return sum + count * (ofRepeats(x) + lnSum(alive, gone));
  }, 0);
}

/** Fits the model. Times in weeks give parameters in weeks. */
export const fitBgNbd = (
  histories: readonly CountedHistory[],
  options: Partial<Pick<FitOptions<BgNbd>, 'start' | 'priors'>> = {},
): Fit<BgNbd> =>
  fit<BgNbd>((parameters) => bgNbdLogLikelihood(parameters, histories), {
    start: options.start ?? { r: 0.5, alpha: 5, a: 0.8, b: 2.5 },
    bounds,
    priors: options.priors,
  });

/** Chance that the customer is still one. It is 1 for everybody without a repeat: the model lets nobody leave before. */
export function bgNbdAlive({ r, alpha, a, b }: BgNbd, { repeats: x, recency, age }: PurchaseHistory): number {
  if (x === 0) return 1;
  return 1 / (1 + Math.exp(Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + age) / (alpha + recency))));
}

/** Purchases expected of a customer in the coming weeks, given their history: formula (10) of the paper. */
export function bgNbdExpected(model: BgNbd, history: PurchaseHistory, weeks: number): number {
  return future(model, history.repeats, history.age, weeks) * bgNbdAlive(model, history);
}

/** Purchases expected of somebody new in their first weeks, the one that made them a customer left out: formula (9). */
export const bgNbdExpectedOfNew = (model: BgNbd, weeks: number): number => future(model, 0, 0, weeks);

/** Purchases in the coming weeks of who is alive. At a = 1 the formula is 0/0; it is read off from both sides. */
function future(model: BgNbd, x: number, age: number, weeks: number): number {
  const { r, alpha, a, b } = model;
  if (weeks <= 0) return 0;
  const near = 1e-4;
  if (Math.abs(a - 1) < near)
    return (future({ ...model, a: 1 - 2 * near }, x, age, weeks) + future({ ...model, a: 1 + 2 * near }, x, age, weeks)) / 2;
  const share = weeks / (alpha + age + weeks);
  const stays = scaledHypergeometric(r + x, b + x, a + b + x - 1, share);
  return Math.max(0, ((a + b + x - 1) / (a - 1)) * (1 - stays));
}
