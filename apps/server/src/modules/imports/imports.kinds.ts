import type { ImportId } from '../../platform/ids.js';
import { isId } from '../../platform/ids.js';
import { jobKind } from '../../platform/jobs/job.js';

/** Which import a job is about. */
export interface ImportJob {
  readonly importId: ImportId;
}

const isImportJob = (payload: unknown): payload is ImportJob =>
  typeof payload === 'object' &&
  payload !== null &&
  'importId' in payload &&
  typeof payload.importId === 'string' &&
  isId(payload.importId);

export const checkKind = jobKind('imports.check', isImportJob);
export const commitKind = jobKind('imports.commit', isImportJob);
