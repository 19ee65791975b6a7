import type { Module } from '../../access/module.js';
import { Export } from './export.entity.js';
import { mountExports } from './exports.http.js';
import { exportJobs, exportSchedules } from './exports.jobs.js';
import { ExportsResolver } from './exports.resolver.js';

export { Export } from './export.entity.js';
export { ExportFormat, ExportKind, ExportState } from './export.enums.js';
export { exportsLost } from './exports-lost.service.js';
export { exportRecords, exportSegment } from './exports.service.js';

/** Members of segments, and records as imports take them, as files. */
export const exportsModule: Module = {
  entities: [Export],
  resolvers: [ExportsResolver],
  orphans: [Export],
  start: (platform) => ({ jobs: exportJobs(platform), schedules: exportSchedules }),
  mount: (app, identify) => mountExports(app, identify),
};
