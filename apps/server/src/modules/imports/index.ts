import type { Module } from '../../access/module.js';
import { Import } from './import.entity.js';
import { ImportIssue } from './import-issue.entity.js';
import { mountImports } from './imports.http.js';
import { erasedWith } from '../customers/index.js';
import { forgetChangesOf } from './import-changes.js';
import { ImportLeftover } from './import-leftover.entity.js';
import { importJobs, importSchedules } from './imports.jobs.js';
import { ImportsResolver } from './imports.resolver.js';
import { hearOfImports } from './watch-imports.js';

export { Import } from './import.entity.js';
export { ImportKind, ImportState } from './import.enums.js';
export { cancelImport, commitImport, correctImportValue, mapImport, pauseImport, resumeImport, undoImport } from './imports.service.js';
export { readImportAs, startImport } from './open-import.service.js';
export { importFile, type ImportReport, type ImportRequest, type ImportStand } from './import-file.service.js';

erasedWith(forgetChangesOf);

/** Files brought in: upload, columns, dry run, commit. */
export const importsModule: Module = {
  entities: [Import, ImportIssue, ImportLeftover],
  resolvers: [ImportsResolver],
  orphans: [Import, ImportIssue, ImportLeftover],
  start: (platform) => {
    hearOfImports(platform.outbox);
    return { jobs: importJobs(platform), schedules: platform.config.importFolder === undefined ? [] : importSchedules };
  },
  mount: (app, identify, { config }) => mountImports(app, identify, config),
};
