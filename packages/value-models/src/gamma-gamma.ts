import { fit, type Fit, type FitOptions } from './fit.js';
import { lnGamma } from './special.js';

/**
 * The gamma-gamma model of what a purchase is worth. Fader, Hardie, Lee: RFM and CLV, Journal of Marketing Research 42 (4), 2005; Fader, Hardie:
 * The Gamma-Gamma Model of Monetary Value, 2013. A customer's purchases are gamma distributed around a mean of their own, and the means around
 * the shop's. It takes the mean to have nothing to do with how often somebody buys; a fit reports how far that holds.
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  /** in money */
  readonly v: number;
}

/** The mean of the purchases a customer made after the first. Both are above 0. */
export interface Spend {
  readonly purchases: number;
  readonly mean: number;
}

const bounds = { p: [1e-2, 1e3], q: [1e-2, 1e3], v: [1e-6, 1e9] } as const;

/** Log-likelihood of customers' means, formula (1a) of the note. */
export const gammaGammaLogLikelihood = ({ p, q, v }: GammaGamma, spends: readonly Spend[]): number =>
  spends.reduce((sum, { purchases: x, mean: m }) => {
    const shape = p * x;
    return (
      sum +
      lnGamma(shape + q) -
      lnGamma(shape) -
      lnGamma(q) +
      q * Math.log(v) +
      (shape - 1) * Math.log(m) +
      shape * Math.log(x) -
      (shape + q) * Math.log(v + x * m)
    );
  }, 0);

/** Fits the model to customers with a repeat. */
export function fitGammaGamma(spends: readonly Spend[], options: Partial<Pick<FitOptions<GammaGamma>, 'priors'>> = {}): Fit<GammaGamma> {
  const mean = spends.reduce((sum, spend) => sum + spend.mean, 0) / Math.max(1, spends.length);
  return fit<GammaGamma>((parameters) => gammaGammaLogLikelihood(parameters, spends), {
    start: { p: 2, q: 3, v: Math.max(mean, 1e-3) },
    bounds,
    priors: options.priors,
  });
}

/** What a purchase of somebody unknown is worth; undefined where the mean is not finite (q ≤ 1). */
export const gammaGammaMean = ({ p, q, v }: GammaGamma): number | undefined => (q > 1 ? (p * v) / (q - 1) : undefined);

/** What a purchase of a customer is worth: their own mean drawn toward the shop's, the more the fewer purchases it rests on. */
export const gammaGammaExpected = ({ p, q, v }: GammaGamma, { purchases: x, mean: m }: Spend): number =>
  (p * (v + x * m)) / (p * x + q - 1);

/** Pearson's correlation of how often customers buy with what a purchase is worth; 0 of fewer than two or of equal ones. */
export function correlation(spends: readonly Spend[]): number {
  const n = spends.length;
  const [meanX, meanM] = [
    spends.reduce((sum, { purchases }) => sum + purchases, 0) / n,
    spends.reduce((sum, { mean }) => sum + mean, 0) / n,
  ];
  let [xm, xx, mm] = [0, 0, 0];
  for (const { purchases, mean } of spends) {
    xm += (purchases - meanX) * (mean - meanM);
    xx += (purchases - meanX) ** 2;
    mm += (mean - meanM) ** 2;
  }
  return xx > 0 && mm > 0 ? xm / Math.sqrt(xx * mm) : 0;
}
