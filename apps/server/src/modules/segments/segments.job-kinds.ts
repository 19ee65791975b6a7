import { jobKind } from '../../platform/jobs/job.js';
import type { RefreshCause } from './members-store.js';

interface RefreshSegment {
  readonly segmentId: string;
  readonly cause: RefreshCause;
}

const isRefresh = (payload: unknown): payload is RefreshSegment =>
  typeof payload === 'object' && payload !== null && 'segmentId' in payload && typeof payload.segmentId === 'string' && 'cause' in payload;

/** Computes the members of one segment. */
export const refreshSegmentJob = jobKind('segments.refresh', isRefresh);

const isNothing = (payload: unknown): payload is object => typeof payload === 'object';

/** Brings the members of all segments up to the data and the moment. */
export const refreshDueJob = jobKind('segments.refresh-due', isNothing);

/** One look after the other: a second one at the same time would find the same. */
export const followQueue = 'segments.follow';

/** Compares the members of all segments with those that computing anew gives. */
export const reconcileJob = jobKind('segments.reconcile', isNothing);
