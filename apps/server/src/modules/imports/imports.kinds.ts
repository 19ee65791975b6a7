import type { ImportId, UserId } from '../../platform/ids.js';
import { isId } from '../../platform/ids.js';
import { jobKind } from '../../platform/jobs/job.js';

/** Which import a job is about. */
export interface ImportJob {
  readonly importId: ImportId;
  /** with whose rights; those of the import's author when absent */
  readonly userId?: UserId;
}

const isImportJob = (payload: unknown): payload is ImportJob =>
  typeof payload === 'object' &&
  payload !== null &&
  'importId' in payload &&
  typeof payload.importId === 'string' &&
  isId(payload.importId) &&
  (!('userId' in payload) || (typeof payload.userId === 'string' && isId(payload.userId)));

/** Looks into the watched folder. */
export const watchKind = jobKind('imports.watch', (payload): payload is unknown => payload !== undefined);
export const checkKind = jobKind('imports.check', isImportJob);
export const commitKind = jobKind('imports.commit', isImportJob);
export const undoKind = jobKind('imports.undo', isImportJob);
