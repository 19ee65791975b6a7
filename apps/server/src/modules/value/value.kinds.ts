import { jobKind } from '../../platform/jobs/job.js';

const isNothing = (payload: unknown): payload is object => typeof payload === 'object' && payload !== null;

interface SomeCustomers {
  readonly customerIds: readonly string[];
}
const isSome = (payload: unknown): payload is SomeCustomers =>
  isNothing(payload) && 'customerIds' in payload && Array.isArray(payload.customerIds);

/** Scores every customer by fifths of today. */
export const scoreKind = jobKind('value.score', isNothing);

/** Scores some customers whose orders changed, by the cut points of the last run. */
export const rescoreKind = jobKind('value.rescore', isSome);

interface Fitting {
  /** yearly rate from then on; that of the fit before when absent */
  readonly discount?: number;
}
const isFitting = (payload: unknown): payload is Fitting =>
  isNothing(payload) && (!('discount' in payload) || typeof payload.discount === 'number');

/** Fits the shop to what it has sold, and predicts every customer. */
export const fitKind = jobKind('value.fit', isFitting);

/** Finds what is bought by the same customers, for suggestions. */
export const similarKind = jobKind('value.similar', isNothing);

/** Looks whether the scores are of another day, or too many customers changed since. */
export const scoreDueKind = jobKind('value.score-due', isNothing);
