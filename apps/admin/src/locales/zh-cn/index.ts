import type { Messages } from '../en/index.js';
import { access } from './access.js';
import { analytics } from './analytics.js';
import { audit } from './audit.js';
import { catalogue } from './catalogue.js';
import { common } from './common.js';
import { customerDesk } from './customer-desk.js';
import { customers } from './customers.js';
import { exports } from './exports.js';
import { importFiles } from './import-files.js';
import { importRuns } from './import-runs.js';
import { forecast } from './forecast.js';
import { imports } from './imports.js';
import { jobs } from './jobs.js';
import { lifecycle } from './lifecycle.js';
import { overview } from './overview.js';
import { palette } from './palette.js';
import { partners } from './partners.js';
import { playground } from './playground.js';
import { rolesDesk } from './roles-desk.js';
import { segmentBuilder } from './segment-builder.js';
import { segmentEditors } from './segment-editors.js';
import { segmentLive } from './segment-live.js';
import { segmentTree } from './segment-tree.js';
import { segments } from './segments.js';
import { settings } from './settings.js';
import { shell } from './shell.js';
import { terms } from './terms.js';
import { webhooks } from './webhooks.js';
import { value } from './value.js';

export const messages: Record<keyof Messages, string> = {
  ...common,
  ...shell,
  ...access,
  ...audit,
  ...overview,
  ...palette,
  ...jobs,
  ...catalogue,
  ...customers,
  ...customerDesk,
  ...imports,
  ...importFiles,
  ...importRuns,
  ...exports,
  ...partners,
  ...playground,
  ...settings,
  ...terms,
  ...rolesDesk,
  ...segments,
  ...segmentBuilder,
  ...segmentEditors,
  ...segmentLive,
  ...segmentTree,
  ...value,
  ...webhooks,
  ...analytics,
  ...forecast,
  ...lifecycle,
};
