import type { PlatformCtx } from '../../platform/ctx.js';
import { enqueue, jobKind } from '../../platform/jobs/job.js';
import type { Refresh } from './members.service.js';

const isRefresh = (payload: unknown): payload is Refresh =>
  typeof payload === 'object' && payload !== null && 'segmentId' in payload && typeof payload.segmentId === 'string' && 'cause' in payload;

/** Computes the members of one segment. */
export const refreshSegmentJob = jobKind('segments.refresh', isRefresh, { isQuick: true });

/** Segments to compute that were found not to be up to date at a moment, in epoch ms. */
interface RefreshMany {
  readonly refreshes: readonly Refresh[];
  readonly asked: number;
}

const isMany = (payload: unknown): payload is RefreshMany =>
  typeof payload === 'object' &&
  payload !== null &&
  'asked' in payload &&
  typeof payload.asked === 'number' &&
  'refreshes' in payload &&
  Array.isArray(payload.refreshes) &&
  payload.refreshes.every(isRefresh);

/** Computes the members of many segments, those that are up to date by then left out. */
export const refreshManyJob = jobKind('segments.refresh-many', isMany);

/** One after the other: the second of two lists leaves out what the first has done. */
const refreshQueue = 'segments.refresh';

/** Has these segments computed in the background, as one job; a list that waits gives way to this one. */
export const refreshSoon = (tx: PlatformCtx, refreshes: readonly Refresh[]): Promise<void> =>
  enqueue(tx, refreshManyJob, { refreshes, asked: tx.now().getTime() }, { key: refreshManyJob.name, queue: refreshQueue, attempts: 5 });

const isNothing = (payload: unknown): payload is object => typeof payload === 'object';

/** Brings the members of all segments up to the data and the moment. */
export const refreshDueJob = jobKind('segments.refresh-due', isNothing, { isQuick: true });

/** One look after the other: a second one at the same time would find the same. */
export const followQueue = 'segments.follow';

/** Compares the members of all segments with those that computing anew gives. */
export const reconcileJob = jobKind('segments.reconcile', isNothing);
