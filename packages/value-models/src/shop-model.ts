import { type BgNbd, bgNbdAlive, bgNbdExpected, fitBgNbd } from './bg-nbd.js';
import type { Fit, Prior } from './fit.js';
import { correlation, fitGammaGamma, type GammaGamma, gammaGammaExpected, gammaGammaMean, type Spend } from './gamma-gamma.js';
import type { CountedHistory, PurchaseHistory } from './history.js';
import { fitParetoNbd, type ParetoNbd, paretoNbdAlive, paretoNbdExpected } from './pareto-nbd.js';

/** What a fit, or what was done instead, wants to be known for. */
export type ModelWarning =
  | 'NOT_CONVERGED'
  | 'PARAMETER_AT_BOUND'
  | 'FEW_REPEAT_BUYERS'
  | 'NO_REPEAT_BUYERS'
  | 'SPEND_FOLLOWS_FREQUENCY'
  | 'SPEND_WITHOUT_MEAN'
  | 'NO_SPEND';

/** A model that was fitted, in words that a table can show. */
export interface FitReport {
  readonly model: 'BG_NBD' | 'PARETO_NBD' | 'GAMMA_GAMMA';
  readonly parameters: Readonly<Partial<Record<keyof BgNbd | keyof ParetoNbd | keyof GammaGamma, number>>>;
  readonly logLikelihood: number;
  readonly isConverged: boolean;
  readonly isUsed: boolean;
  readonly warnings: readonly ModelWarning[];
}

/** The model of buying in use. RATE is the simple estimate of a shop that tells no more: everybody buys on at a rate drawn to the shop's. */
export type BuyingModel =
  | { readonly kind: 'BG_NBD'; readonly parameters: BgNbd }
  | { readonly kind: 'PARETO_NBD'; readonly parameters: ParetoNbd }
  | { readonly kind: 'RATE'; readonly parameters: { readonly r: number; readonly alpha: number } };

/** The model of spending in use. MEAN draws a customer's own mean to the shop's as if it had bought `weight` times at that. */
export type SpendModel =
  | { readonly kind: 'GAMMA_GAMMA'; readonly parameters: GammaGamma }
  | { readonly kind: 'MEAN'; readonly parameters: { readonly mean: number; readonly weight: number } };

export interface ShopModel {
  readonly buying: BuyingModel;
  readonly spend: SpendModel;
  readonly fits: readonly FitReport[];
  /** Why a simpler estimate stands in for a model, and what else to know. */
  readonly warnings: readonly ModelWarning[];
  /** How strongly the fit was drawn to what shops are usually like: 0 not at all, 1 fully. */
  readonly shrinkage: number;
}

/** From so many customers with a repeat on the data speaks for itself. */
const enough = 200;

/**
 * Fits a shop: both models of buying, of which the likelier is used, and the model of spending. With few customers who came back the fits are drawn
 * to what shops are usually like, at the shop's own pace; with none a rate stands in. Spends are of purchases after the first.
 */
export function fitShop(histories: readonly CountedHistory[], spends: readonly Spend[]): ShopModel {
  const sum = (of: (history: CountedHistory) => number): number =>
    histories.reduce((total, history) => total + history.count * of(history), 0);
  const repeatBuyers = sum(({ repeats }) => (repeats > 0 ? 1 : 0));
  const rate = (sum(({ repeats }) => repeats) + 0.5) / (sum(({ age }) => age) + 26);
  const shrinkage = Math.max(0, 1 - repeatBuyers / enough);
  const around = (middle: number): Prior => ({ middle, spread: 1 / shrinkage });
  const buying = fitBuying(histories, repeatBuyers, rate, shrinkage > 0 ? around : undefined);
  const spending = fitSpending(spends, shrinkage > 0 ? around : undefined);
  return {
    buying: buying.model,
    spend: spending.model,
    fits: [...buying.fits, ...spending.fits],
    warnings: [...(shrinkage > 0 && repeatBuyers > 0 ? (['FEW_REPEAT_BUYERS'] as const) : []), ...buying.warnings, ...spending.warnings],
    shrinkage,
  };
}

type Around = ((middle: number) => Prior) | undefined;

const warningsOf = ({
  isConverged,
  atBound,
}: Pick<Fit<never>, 'isConverged'> & { readonly atBound: readonly string[] }): ModelWarning[] => [
  ...(isConverged ? [] : (['NOT_CONVERGED'] as const)),
  ...(atBound.length === 0 ? [] : (['PARAMETER_AT_BOUND'] as const)),
];

const isSound = ({ isConverged, atBound, logLikelihood }: Fit<BgNbd> | Fit<ParetoNbd>): boolean =>
  isConverged && atBound.length === 0 && Number.isFinite(logLikelihood);

function fitBuying(
  histories: readonly CountedHistory[],
  repeatBuyers: number,
  rate: number,
  around: Around,
): { readonly model: BuyingModel; readonly fits: readonly FitReport[]; readonly warnings: readonly ModelWarning[] } {
  const r = 0.5;
  const simple: BuyingModel = { kind: 'RATE', parameters: { r, alpha: r / rate } };
  if (repeatBuyers === 0) return { model: simple, fits: [], warnings: ['NO_REPEAT_BUYERS'] };
  const alpha = r / rate;
  const bg = fitBgNbd(histories, {
    start: { r, alpha, a: 0.8, b: 2.5 },
    priors: around && { r: around(r), alpha: around(alpha), a: around(0.8), b: around(2.5) },
  });
  const pareto = fitParetoNbd(histories, {
    start: { r, alpha, s: 0.6, beta: alpha },
    priors: around && { r: around(r), alpha: around(alpha), s: around(0.6), beta: around(alpha) },
  });
  // The likelier of two sound fits; a sound one before one that is not.
  const usesBg = isSound(bg) === isSound(pareto) ? bg.logLikelihood >= pareto.logLikelihood : isSound(bg);
  return {
    model: usesBg ? { kind: 'BG_NBD', parameters: bg.parameters } : { kind: 'PARETO_NBD', parameters: pareto.parameters },
    fits: [
      { model: 'BG_NBD', ...reportOf(bg), isUsed: usesBg },
      { model: 'PARETO_NBD', ...reportOf(pareto), isUsed: !usesBg },
    ],
    warnings: [],
  };
}

const reportOf = <P extends object>({ parameters, logLikelihood, isConverged, atBound }: Fit<P>) => ({
  parameters: { ...parameters },
  logLikelihood,
  isConverged,
  warnings: warningsOf({ isConverged, atBound }),
});

/** Beyond this correlation of spending with frequency the model of spending says something that does not hold. */
const mostCorrelation = 0.3;

function fitSpending(
  spends: readonly Spend[],
  around: Around,
): { readonly model: SpendModel; readonly fits: readonly FitReport[]; readonly warnings: readonly ModelWarning[] } {
  const purchases = spends.reduce((total, spend) => total + spend.purchases, 0);
  if (purchases === 0) return { model: { kind: 'MEAN', parameters: { mean: 0, weight: 1 } }, fits: [], warnings: ['NO_SPEND'] };
  const mean = spends.reduce((total, spend) => total + spend.purchases * spend.mean, 0) / purchases;
  const found = fitGammaGamma(spends, { priors: around && { p: around(6), q: around(4), v: around(mean / 2) } });
  const follows: ModelWarning[] = Math.abs(correlation(spends)) > mostCorrelation ? ['SPEND_FOLLOWS_FREQUENCY'] : [];
  const isUsed = gammaGammaMean(found.parameters) !== undefined;
  return {
    model: isUsed ? { kind: 'GAMMA_GAMMA', parameters: found.parameters } : { kind: 'MEAN', parameters: { mean, weight: 3 } },
    fits: [{ model: 'GAMMA_GAMMA', ...reportOf(found), warnings: [...warningsOf(found), ...follows], isUsed }],
    warnings: isUsed ? [] : ['SPEND_WITHOUT_MEAN'],
  };
}

/** Chance that a customer is still one; undefined where the shop's model knows no leaving. */
export function aliveOf({ kind, parameters }: BuyingModel, history: PurchaseHistory): number | undefined {
  switch (kind) {
    case 'BG_NBD':
      return bgNbdAlive(parameters, history);
    case 'PARETO_NBD':
      return paretoNbdAlive(parameters, history);
    case 'RATE':
      return undefined;
  }
}

/** Purchases expected in the coming weeks. */
export function expectedOf({ kind, parameters }: BuyingModel, history: PurchaseHistory, weeks: number): number {
  switch (kind) {
    case 'BG_NBD':
      return bgNbdExpected(parameters, history, weeks);
    case 'PARETO_NBD':
      return paretoNbdExpected(parameters, history, weeks);
    case 'RATE':
      return ((parameters.r + history.repeats) / (parameters.alpha + history.age)) * weeks;
  }
}

/** What a purchase is expected to be worth; without spends of their own a customer is expected to spend as the shop's do. */
export function spendOf({ kind, parameters }: SpendModel, spend: Spend | undefined): number {
  switch (kind) {
    case 'GAMMA_GAMMA':
      return spend ? gammaGammaExpected(parameters, spend) : (gammaGammaMean(parameters) ?? 0);
    case 'MEAN': {
      const { mean, weight } = parameters;
      return spend ? (spend.purchases * spend.mean + weight * mean) / (spend.purchases + weight) : mean;
    }
  }
}

export const weeksOfMonth = 365.25 / 12 / 7;
const horizons = [3, 6, 12] as const;
type Three = readonly [months3: number, months6: number, months12: number];

/** What is expected of a customer within 3, 6 and 12 months. */
export interface Outlook {
  readonly alive: number | undefined;
  /** worth of one purchase */
  readonly spend: number;
  readonly orders: Three;
  /** Present worth: the purchases of each month times their worth, discounted to today. */
  readonly value: Three;
}

/** Predicts a customer. `discount` is the yearly rate, 0.1 for ten percent. */
export function outlookOf(model: ShopModel, history: PurchaseHistory, spend: Spend | undefined, discount: number): Outlook {
  const worth = spendOf(model.spend, spend);
  const months = Array.from({ length: 13 }, (_, month) => expectedOf(model.buying, history, month * weeksOfMonth));
  const within = (end: number): number => months[end] ?? 0;
  const value = (end: number): number =>
    worth * months.slice(1, end + 1).reduce((sum, until, index) => sum + (until - within(index)) / (1 + discount) ** ((index + 1) / 12), 0);
  const [a, b, c] = horizons;
  return {
    alive: aliveOf(model.buying, history),
    spend: worth,
    orders: [within(a), within(b), within(c)],
    value: [value(a), value(b), value(c)],
  };
}
