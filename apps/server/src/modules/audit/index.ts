import type { Module } from '../../access/module.js';
import { mountAudit } from './audit.http.js';
import { AuditResolver } from './audit.resolver.js';
import { checkpointsOf, keepCheckpoints } from './checkpoints-here.js';
import { keepSealing } from './keep-sealing.js';

export { Checkpoints } from './checkpoints.js';
export { verifyLog, type Verification } from './verify.service.js';

/** The audit log: sealed soon after it is written, searched, verified, taken out. What is written into it comes from `platform/audit`. */
export const auditModule: Module = {
  resolvers: [AuditResolver],
  start: (platform) => ({
    jobs: [],
    schedules: [],
    close: keepSealing(platform, keepCheckpoints(platform.database.pool, platform.config.folder)),
  }),
  mount: (app, identify, { database }) => mountAudit(app, identify, checkpointsOf(database.pool)),
};
