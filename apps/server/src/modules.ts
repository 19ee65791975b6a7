import { accountsModule } from './access/index.js';
import type { Module } from './access/module.js';
import { analyticsModule } from './modules/analytics/index.js';
import { auditModule } from './modules/audit/index.js';
import { catalogModule } from './modules/catalog/index.js';
import { consentModule } from './modules/consent/index.js';
import { customersModule } from './modules/customers/index.js';
import { eventsModule } from './modules/events/index.js';
import { exportsModule } from './modules/exports/index.js';
import { ordersModule } from './modules/orders/index.js';
import { healthModule } from './modules/health/index.js';
import { importsModule } from './modules/imports/index.js';
import { rolesModule } from './modules/roles/index.js';
import { lifecycleModule } from './modules/lifecycle/index.js';
import { segmentsModule } from './modules/segments/index.js';
import { valueModule } from './modules/value/index.js';
import { partnersModule } from './modules/partners/index.js';
import { jobsModule } from './modules/jobs/index.js';
import { webhooksModule } from './modules/webhooks/index.js';
import { workspaceModule } from './modules/workspace/index.js';
import { readModule } from './read/index.js';

/** All that the product is made of, lowest rank first. */
export const modules: readonly Module[] = [
  accountsModule,
  readModule,
  auditModule,
  customersModule,
  catalogModule,
  workspaceModule,
  jobsModule,
  ordersModule,
  eventsModule,
  consentModule,
  valueModule,
  lifecycleModule,
  segmentsModule,
  analyticsModule,
  partnersModule,
  webhooksModule,
  importsModule,
  exportsModule,
  healthModule,
  rolesModule,
];
