import { jobKind } from '../../platform/jobs/job.js';

const isNothing = (payload: unknown): payload is object => typeof payload === 'object' && payload !== null;

interface SomeCustomers {
  readonly customerIds: readonly string[];
}
const isSome = (payload: unknown): payload is SomeCustomers =>
  isNothing(payload) && 'customerIds' in payload && Array.isArray(payload.customerIds);

/** Judging takes turns, so that each begins where the one before ended. */
export const lifecycleQueue = 'lifecycle';

/** Judges everybody. */
export const judgeKind = jobKind('lifecycle.judge', isNothing);

/** Judges some customers whose data changed. */
export const judgeSomeKind = jobKind('lifecycle.judge-some', isSome);

/** Looks whether the day turned, or the rules changed, since everybody was judged. */
export const judgeDueKind = jobKind('lifecycle.judge-due', isNothing);
