export { associationRules, type Rule, type RuleLimits } from './association.js';
export { forecast, type Forecast, type ForecastMethod, type ForecastStep } from './forecast.js';
export { type BgNbd, bgNbdAlive, bgNbdExpected, bgNbdExpectedOfNew, bgNbdLogLikelihood, fitBgNbd } from './bg-nbd.js';
export type { Fit, Prior } from './fit.js';
export {
  correlation,
  fitGammaGamma,
  type GammaGamma,
  gammaGammaExpected,
  gammaGammaLogLikelihood,
  gammaGammaMean,
  type Spend,
} from './gamma-gamma.js';
export { countHistories, type CountedHistory, type PurchaseHistory } from './history.js';
export {
  fitParetoNbd,
  type ParetoNbd,
  paretoNbdAlive,
  paretoNbdExpected,
  paretoNbdExpectedOfNew,
  paretoNbdLogLikelihood,
} from './pareto-nbd.js';
export {
  type CutPoints,
  fifthOf,
  fifths,
  fifthsOf,
  quantile,
  type RfmCuts,
  type RfmFigures,
  type RfmScore,
  rfmScore,
  wholeCut,
} from './rfm.js';
export { groupOf, type RfmGroup, type RfmGroupKey, rfmGroups } from './rfm-groups.js';
export { type Interval, outlookInterval } from './outlook-interval.js';
export {
  aliveOf,
  type BuyingModel,
  expectedOf,
  type FitReport,
  fitShop,
  type ModelWarning,
  type Outlook,
  outlookOf,
  type ShopModel,
  spendOf,
  type SpendModel,
  weeksOfMonth,
} from './shop-model.js';
export { backTest, type BackTest, type Tenth, type WatchedHistory } from './back-test.js';
