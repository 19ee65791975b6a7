import { createRootRoute, createRoute, createRouter, Navigate, Outlet } from '@tanstack/react-router';
import { lazy } from 'react';
import { useSession } from '../lib/session.js';
import { CrumbsProvider } from '../ui/crumbs.js';
import { FaultPage } from './fault.js';
import { Gate } from './gate.js';
import { NotFoundPage } from './not-found.js';
import { oneOf, text, wholeNumber, yes } from './search.js';
import { Shell } from './shell.js';

const root = createRootRoute({
  component: () => (
    <CrumbsProvider>
      <Outlet />
    </CrumbsProvider>
  ),
  notFoundComponent: () => (
    <main id="main" className="page">
      <NotFoundPage />
    </main>
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: text(search.to) }),
  component: lazy(async () => ({ default: (await import('../features/access/sign-in.js')).SignInPage })),
});
const firstOwner = createRoute({
  getParentRoute: () => root,
  path: '/first-owner',
  component: lazy(async () => ({ default: (await import('../features/access/first-owner.js')).FirstOwnerPage })),
});

const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: lazy(async () => ({ default: (await import('../features/access/set-password.js')).SetPasswordPage })),
});

/** Everything behind sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: function Inside() {
    const { viewer } = useSession();
    const here = router.state.location.href;
    return viewer ? <Shell /> : <Navigate to="/sign-in" search={here === '/' ? {} : { to: here }} replace />;
  },
  notFoundComponent: NotFoundPage,
});

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: function Overview() {
    const { viewer } = useSession();
    return viewer?.actions.includes('customers.list') ? <OverviewPage /> : <Navigate to="/customers" replace />;
  },
});
const OverviewPage = lazy(async () => ({ default: (await import('../features/overview/routes.js')).OverviewPage }));

const customerSorts = ['CREATED', 'NAME', 'LAST_ORDER', 'TOTAL_SPENT', 'ORDERS'] as const;
const customers = createRoute({
  getParentRoute: () => inside,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>): CustomersSearch => ({
    q: text(search.q),
    where: text(search.where),
    sort: oneOf(customerSorts, search.sort),
    up: yes(search.up),
    row: wholeNumber(search.row),
    cols: text(search.cols),
  }),
  component: lazy(async () => ({ default: (await import('../features/customers/routes.js')).CustomersPage })),
});
interface CustomersSearch {
  q?: string | undefined;
  where?: string | undefined;
  sort?: (typeof customerSorts)[number] | undefined;
  /** Ascending, where the usual is descending. */
  up?: true | undefined;
  /** The row the list begins at, from 1. */
  row?: number | undefined;
  /** The columns shown, by key, with commas. */
  cols?: string | undefined;
}
const CustomerPage = lazy(async () => ({ default: (await import('../features/customers/routes.js')).CustomerPage }));
const customer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$id',
  component: function Customer() {
    return <CustomerPage id={customer.useParams().id} />;
  },
});

const SegmentsPage = lazy(async () => ({ default: (await import('../features/segments/routes.js')).SegmentsPage }));
const SegmentBuilderPage = lazy(async () => ({ default: (await import('../features/segments/routes.js')).SegmentBuilderPage }));
const SegmentPage = lazy(async () => ({ default: (await import('../features/segments/routes.js')).SegmentPage }));
const ComparePage = lazy(async () => ({ default: (await import('../features/segments/routes.js')).ComparePage }));
const segments = createRoute({
  getParentRoute: () => inside,
  path: '/segments',
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined; archived?: true | undefined } => ({
    q: text(search.q),
    archived: yes(search.archived),
  }),
  component: () => (
    <Gate action="customers.list">
      <SegmentsPage />
    </Gate>
  ),
});
const newSegment = createRoute({
  getParentRoute: () => inside,
  path: '/segments/new',
  /** `template` is a key of the gallery, `text` a condition to start from. */
  validateSearch: (search: Record<string, unknown>): { template?: string | undefined; text?: string | undefined } => ({
    template: text(search.template),
    text: text(search.text),
  }),
  component: () => (
    <Gate action="segments.edit">
      <SegmentBuilderPage />
    </Gate>
  ),
});
const compare = createRoute({
  getParentRoute: () => inside,
  path: '/segments/compare',
  /** `ids`: two to ten segment ids, with commas. */
  validateSearch: (search: Record<string, unknown>): { ids?: string | undefined } => ({ ids: text(search.ids) }),
  component: () => (
    <Gate action="customers.list">
      <ComparePage />
    </Gate>
  ),
});
const segmentTabs = ['overview', 'rules', 'members', 'history', 'overlap', 'uses', 'versions'] as const;
const segment = createRoute({
  getParentRoute: () => inside,
  path: '/segments/$id',
  /** `with`: ids of segments it is compared with, with commas. */
  validateSearch: (search: Record<string, unknown>): { tab?: (typeof segmentTabs)[number] | undefined; with?: string | undefined } => ({
    tab: oneOf(segmentTabs, search.tab),
    with: text(search.with),
  }),
  component: function Segment() {
    return (
      <Gate action="customers.list">
        <SegmentPage segmentId={segment.useParams().id} tab={segment.useSearch().tab ?? 'overview'} />
      </Gate>
    );
  },
});

const QuestionsPage = lazy(async () => ({ default: (await import('../features/analytics/routes.js')).QuestionsPage }));
const questions = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/questions',
  /** The question itself; see `askedOf` of features/analytics. */
  validateSearch: (search: Record<string, unknown>): QuestionSearch => ({
    m: text(search.m),
    by: typeof search.by === 'string' ? search.by : undefined,
    seg: text(search.seg),
    where: text(search.where),
    p: text(search.p),
    vs: text(search.vs),
    as: text(search.as),
  }),
  component: function Questions() {
    const navigate = questions.useNavigate();
    return (
      <Gate action="customers.list" query="metrics">
        <QuestionsPage address={questions.useSearch()} onAsk={(search) => void navigate({ search, replace: true })} />
      </Gate>
    );
  },
});
interface QuestionSearch {
  /** measures, with commas */
  m?: string | undefined;
  /** dimensions, with commas; empty for none */
  by?: string | undefined;
  /** keys of segments, with commas */
  seg?: string | undefined;
  where?: string | undefined;
  /** the period */
  p?: string | undefined;
  /** what it is held against */
  vs?: string | undefined;
  /** the chart */
  as?: string | undefined;
}
const DashboardsPage = lazy(async () => ({ default: (await import('../features/analytics/routes.js')).DashboardsPage }));
const dashboards = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/dashboards',
  validateSearch: (search: Record<string, unknown>): { id?: string | undefined } => ({ id: text(search.id) }),
  component: function Dashboards() {
    const navigate = dashboards.useNavigate();
    return (
      <Gate action="customers.list" query="dashboards">
        <DashboardsPage id={dashboards.useSearch().id} onOpen={(id) => void navigate({ search: { id }, replace: true })} />
      </Gate>
    );
  },
});

const ForecastPage = lazy(async () => ({ default: (await import('../features/analytics/routes.js')).ForecastPage }));
const forecast = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/forecast',
  component: () => (
    <Gate action="customers.list" query="salesForecast">
      <ForecastPage />
    </Gate>
  ),
});

const LifecyclePage = lazy(async () => ({ default: (await import('../features/lifecycle/routes.js')).LifecyclePage }));
const lifecycle = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/lifecycle',
  /** First and last day, as YYYY-MM-DD. */
  validateSearch: (search: Record<string, unknown>): { since?: string | undefined; until?: string | undefined } => ({
    since: text(search.since),
    until: text(search.until),
  }),
  component: function Lifecycle() {
    const navigate = lifecycle.useNavigate();
    return (
      <Gate action="customers.list" query="lifecycle">
        <LifecyclePage {...lifecycle.useSearch()} onDays={(search) => void navigate({ search, replace: true })} />
      </Gate>
    );
  },
});

const RfmPage = lazy(async () => ({ default: (await import('../features/value/routes.js')).RfmPage }));
const rfm = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/rfm',
  /** `on`: an earlier day, as YYYY-MM-DD. */
  validateSearch: (search: Record<string, unknown>): { on?: string | undefined } => ({ on: text(search.on) }),
  component: function Rfm() {
    const navigate = rfm.useNavigate();
    return (
      <Gate action="customers.list" query="rfmGrid">
        <RfmPage day={rfm.useSearch().on} onDay={(on) => void navigate({ search: { on }, replace: true })} />
      </Gate>
    );
  },
});

const ValuePage = lazy(async () => ({ default: (await import('../features/value/routes.js')).ValuePage }));
const value = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/value',
  component: () => (
    <Gate action="customers.list" query="valueModels">
      <ValuePage />
    </Gate>
  ),
});

const ChurnPage = lazy(async () => ({ default: (await import('../features/value/routes.js')).ChurnPage }));
const churn = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/churn',
  component: () => (
    <Gate action="customers.list" query="churnWarnings">
      <ChurnPage />
    </Gate>
  ),
});
const CohortsPage = lazy(async () => ({ default: (await import('../features/value/routes.js')).CohortsPage }));
const cohorts = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/cohorts',
  component: () => (
    <Gate action="customers.list" query="cohorts">
      <CohortsPage />
    </Gate>
  ),
});
const PairsPage = lazy(async () => ({ default: (await import('../features/value/routes.js')).PairsPage }));
const pairs = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/pairs',
  component: () => (
    <Gate action="customers.list" query="productPairs">
      <PairsPage />
    </Gate>
  ),
});

const ImportsPage = lazy(async () => ({ default: (await import('../features/imports/routes.js')).ImportsPage }));
const NewImportPage = lazy(async () => ({ default: (await import('../features/imports/routes.js')).NewImportPage }));
const ImportPage = lazy(async () => ({ default: (await import('../features/imports/routes.js')).ImportPage }));
const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  component: () => (
    <Gate action="imports.run">
      <ImportsPage />
    </Gate>
  ),
});
const newImport = createRoute({
  getParentRoute: () => inside,
  path: '/imports/new',
  component: () => (
    <Gate action="imports.run">
      <NewImportPage />
    </Gate>
  ),
});
const importRoute = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$id',
  validateSearch: (search: Record<string, unknown>): { code?: string | undefined; map?: true | undefined } => ({
    code: text(search.code),
    map: yes(search.map),
  }),
  component: function Import() {
    return (
      <Gate action="imports.run">
        <ImportPage id={importRoute.useParams().id} />
      </Gate>
    );
  },
});

const ExportsPage = lazy(async () => ({ default: (await import('../features/exports/routes.js')).ExportsPage }));
const exportsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/exports',
  component: () => (
    <Gate action="data.export">
      <ExportsPage />
    </Gate>
  ),
});
const playground = createRoute({
  getParentRoute: () => inside,
  path: '/playground',
  component: lazy(async () => ({ default: (await import('../features/playground/routes.js')).PlaygroundPage })),
});

const UsersPage = lazy(async () => ({ default: (await import('../features/users/users-page.js')).UsersPage }));
const RolesPage = lazy(async () => ({ default: (await import('../features/roles/routes.js')).RolesPage }));
const ConditionEditor = lazy(async () => ({ default: (await import('../features/segments/routes.js')).ConditionEditor }));
const rolesTabs = ['matrix', 'rows', 'graph', 'history', 'why'] as const;
const SettingsPage = lazy(async () => ({ default: (await import('../features/settings/routes.js')).SettingsPage }));
const JobsPage = lazy(async () => ({ default: (await import('../features/jobs/routes.js')).JobsPage }));
const jobs = createRoute({
  getParentRoute: () => inside,
  path: '/admin/jobs',
  component: () => (
    <Gate action="settings.edit">
      <JobsPage />
    </Gate>
  ),
});
const PartnersPage = lazy(async () => ({ default: (await import('../features/partners/routes.js')).PartnersPage }));
const partners = createRoute({
  getParentRoute: () => inside,
  path: '/admin/api-keys',
  component: () => (
    <Gate action="partners.edit">
      <PartnersPage />
    </Gate>
  ),
});
const WebhooksPage = lazy(async () => ({ default: (await import('../features/webhooks/routes.js')).WebhooksPage }));
const webhooks = createRoute({
  getParentRoute: () => inside,
  path: '/admin/webhooks',
  component: () => (
    <Gate action="webhooks.edit" query="webhooks">
      <WebhooksPage />
    </Gate>
  ),
});
const AuditPage = lazy(async () => ({ default: (await import('../features/audit/routes.js')).AuditPage }));
const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>): AuditSearch => ({
    who: text(search.who),
    kind: oneOf(auditKinds, search.kind),
    action: text(search.action),
    field: text(search.field),
    subject: text(search.subject),
    address: text(search.address),
    result: oneOf(auditResults, search.result),
    since: text(search.since),
    until: text(search.until),
  }),
  component: () => (
    <Gate action="audit.read">
      <AuditPage />
    </Gate>
  ),
});
const auditKinds = ['WRITE', 'READ', 'EXPORT', 'SIGN_IN', 'RIGHTS', 'CALL'] as const;
const auditResults = ['OK', 'REFUSED', 'FAILED'] as const;
interface AuditSearch {
  who?: string | undefined;
  kind?: (typeof auditKinds)[number] | undefined;
  action?: string | undefined;
  field?: string | undefined;
  /** Id of a record. */
  subject?: string | undefined;
  address?: string | undefined;
  result?: (typeof auditResults)[number] | undefined;
  /** First day, as YYYY-MM-DD. */
  since?: string | undefined;
  /** Last day. */
  until?: string | undefined;
}
const HealthPage = lazy(async () => ({ default: (await import('../features/jobs/health-page.js')).HealthPage }));
const health = createRoute({
  getParentRoute: () => inside,
  path: '/admin/health',
  component: () => (
    <Gate action="settings.edit">
      <HealthPage />
    </Gate>
  ),
});
const CataloguePage = lazy(async () => ({ default: (await import('../features/catalog/routes.js')).CataloguePage }));
const catalogue = createRoute({
  getParentRoute: () => inside,
  path: '/catalogue',
  validateSearch: (search: Record<string, unknown>): CatalogueSearch => ({
    q: text(search.q),
    category: text(search.category),
    loose: yes(search.loose),
  }),
  component: () => (
    <Gate action="imports.run">
      <CataloguePage />
    </Gate>
  ),
});
interface CatalogueSearch {
  q?: string | undefined;
  /** Key of a category: products in it and beneath it. */
  category?: string | undefined;
  /** Only products without a category. */
  loose?: true | undefined;
}
const users = createRoute({
  getParentRoute: () => inside,
  path: '/admin/users',
  component: () => (
    <Gate action="roles.edit">
      <UsersPage />
    </Gate>
  ),
});
const roles = createRoute({
  getParentRoute: () => inside,
  path: '/admin/roles',
  validateSearch: (search: Record<string, unknown>): { tab?: (typeof rolesTabs)[number] | undefined } => ({
    tab: oneOf(rolesTabs, search.tab),
  }),
  component: function Roles() {
    const navigate = roles.useNavigate();
    return (
      <Gate action="roles.edit">
        <RolesPage
          tab={roles.useSearch().tab ?? 'matrix'}
          onTab={(tab) => void navigate({ search: { tab }, replace: true })}
          Editor={ConditionEditor}
        />
      </Gate>
    );
  },
});
const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazy(async () => ({ default: (await import('../features/account/routes.js')).AccountPage })),
});
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/admin/settings',
  component: () => (
    <Gate action="settings.edit">
      <SettingsPage />
    </Gate>
  ),
});

const routeTree = root.addChildren([
  signIn,
  firstOwner,
  setPassword,
  inside.addChildren([
    overview,
    customers,
    customer,
    segments,
    newSegment,
    compare,
    segment,
    questions,
    dashboards,
    forecast,
    lifecycle,
    rfm,
    value,
    churn,
    cohorts,
    pairs,
    imports,
    newImport,
    importRoute,
    exportsRoute,
    playground,
    users,
    roles,
    partners,
    webhooks,
    audit,
    jobs,
    health,
    catalogue,
    settings,
    account,
  ]),
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', defaultErrorComponent: FaultPage, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
