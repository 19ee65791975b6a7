import { jobKind } from '../../platform/jobs/job.js';
import type { RefreshCause } from './members.service.js';

interface RefreshSegment {
  readonly segmentId: string;
  readonly cause: RefreshCause;
}

const isRefresh = (payload: unknown): payload is RefreshSegment =>
  typeof payload === 'object' && payload !== null && 'segmentId' in payload && typeof payload.segmentId === 'string' && 'cause' in payload;

/** Computes the members of one segment. */
export const refreshSegmentJob = jobKind('segments.refresh', isRefresh);

const isNothing = (payload: unknown): payload is object => typeof payload === 'object';

/** Looks for segments whose members are older than the data or than the day, and refreshes them. */
export const refreshDueJob = jobKind('segments.refresh-due', isNothing);
