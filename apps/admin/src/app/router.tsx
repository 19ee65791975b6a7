import { createRouter } from '@tanstack/react-router';
import { FaultPage } from './fault.js';
import * as administration from './routes/administration.js';
import * as analysis from './routes/analysis.js';
import * as data from './routes/data.js';
import * as door from './routes/door.js';
import * as people from './routes/people.js';
import { inside, root } from './routes/root.js';

const routeTree = root.addChildren([
  door.signIn,
  door.firstOwner,
  door.setPassword,
  inside.addChildren([
    people.overview,
    people.customers,
    people.customer,
    people.segments,
    people.newSegment,
    people.compare,
    people.segment,
    analysis.questions,
    analysis.dashboards,
    analysis.forecast,
    analysis.lifecycle,
    analysis.rfm,
    analysis.value,
    analysis.churn,
    analysis.cohorts,
    analysis.pairs,
    data.imports,
    data.newImport,
    data.importRoute,
    data.exportsRoute,
    data.playground,
    data.catalogue,
    administration.users,
    administration.roles,
    administration.partners,
    administration.webhooks,
    administration.audit,
    administration.jobs,
    administration.health,
    administration.settings,
    door.account,
  ]),
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', defaultErrorComponent: FaultPage, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
