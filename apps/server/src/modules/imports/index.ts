import type { Module } from '../../access/module.js';
import { Import } from './import.entity.js';
import { ImportIssue } from './import-issue.entity.js';
import { mountImports } from './imports.http.js';
import { importJobs } from './imports.jobs.js';
import { ImportsResolver } from './imports.resolver.js';
import { hearOfImports } from './watch-imports.js';

export { Import } from './import.entity.js';
export { ImportKind, ImportState } from './import.enums.js';
export { cancelImport, commitImport, mapImport, pauseImport, resumeImport, startImport } from './imports.service.js';

/** Files brought in: upload, columns, dry run, commit. */
export const importsModule: Module = {
  entities: [Import, ImportIssue],
  resolvers: [ImportsResolver],
  orphans: [Import, ImportIssue],
  start: (platform) => {
    hearOfImports(platform.outbox);
    return { jobs: importJobs(platform), schedules: [] };
  },
  mount: (app, identify, { config }) => mountImports(app, identify, config),
};
