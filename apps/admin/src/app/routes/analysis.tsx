import { createRoute } from '@tanstack/react-router';
import { Gate } from '../gate.js';
import { page } from '../page.js';
import { text } from '../search.js';
import { inside } from './root.js';

const QuestionsPage = page(['analytics'], async () => (await import('../../features/analytics/questions-page.js')).QuestionsPage);
const DashboardsPage = page(['analytics'], async () => (await import('../../features/analytics/dashboards-page.js')).DashboardsPage);
const ForecastPage = page(['analytics', 'forecast'], async () => (await import('../../features/analytics/forecast-page.js')).ForecastPage);
const LifecyclePage = page(['lifecycle'], async () => (await import('../../features/lifecycle/routes.js')).LifecyclePage);
const RfmPage = page(['value'], async () => (await import('../../features/value/rfm-page.js')).RfmPage);
const ValuePage = page(['value'], async () => (await import('../../features/value/value-page.js')).ValuePage);
const ChurnPage = page(['value'], async () => (await import('../../features/value/churn-page.js')).ChurnPage);
const CohortsPage = page(['value'], async () => (await import('../../features/value/cohorts-page.js')).CohortsPage);
const PairsPage = page(['value'], async () => (await import('../../features/value/pairs-page.js')).PairsPage);

export interface QuestionSearch {
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

export const questions = createRoute({
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
  loader: () => void QuestionsPage.preload(),
  component: function Questions() {
    const navigate = questions.useNavigate();
    return (
      <Gate action="customers.list" query="metrics">
        <QuestionsPage address={questions.useSearch()} onAsk={(search) => void navigate({ search, replace: true })} />
      </Gate>
    );
  },
});

export const dashboards = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/dashboards',
  validateSearch: (search: Record<string, unknown>): { id?: string | undefined } => ({ id: text(search.id) }),
  loader: () => void DashboardsPage.preload(),
  component: function Dashboards() {
    const navigate = dashboards.useNavigate();
    return (
      <Gate action="customers.list" query="dashboards">
        <DashboardsPage id={dashboards.useSearch().id} onOpen={(id) => void navigate({ search: { id }, replace: true })} />
      </Gate>
    );
  },
});

export const forecast = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/forecast',
  loader: () => void ForecastPage.preload(),
  component: () => (
    <Gate action="customers.list" query="salesForecast">
      <ForecastPage />
    </Gate>
  ),
});

export const lifecycle = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/lifecycle',
  /** First and last day, as YYYY-MM-DD. */
  validateSearch: (search: Record<string, unknown>): { since?: string | undefined; until?: string | undefined } => ({
    since: text(search.since),
    until: text(search.until),
  }),
  loader: () => void LifecyclePage.preload(),
  component: function Lifecycle() {
    const navigate = lifecycle.useNavigate();
    return (
      <Gate action="customers.list" query="lifecycle">
        <LifecyclePage {...lifecycle.useSearch()} onDays={(search) => void navigate({ search, replace: true })} />
      </Gate>
    );
  },
});

export const rfm = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/rfm',
  /** `on`: an earlier day, as YYYY-MM-DD. */
  validateSearch: (search: Record<string, unknown>): { on?: string | undefined } => ({ on: text(search.on) }),
  loader: () => void RfmPage.preload(),
  component: function Rfm() {
    const navigate = rfm.useNavigate();
    return (
      <Gate action="customers.list" query="rfmGrid">
        <RfmPage day={rfm.useSearch().on} onDay={(on) => void navigate({ search: { on }, replace: true })} />
      </Gate>
    );
  },
});

export const value = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/value',
  loader: () => void ValuePage.preload(),
  component: () => (
    <Gate action="customers.list" query="valueModels">
      <ValuePage />
    </Gate>
  ),
});

export const churn = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/churn',
  loader: () => void ChurnPage.preload(),
  component: () => (
    <Gate action="customers.list" query="churnWarnings">
      <ChurnPage />
    </Gate>
  ),
});

export const cohorts = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/cohorts',
  loader: () => void CohortsPage.preload(),
  component: () => (
    <Gate action="customers.list" query="cohorts">
      <CohortsPage />
    </Gate>
  ),
});

export const pairs = createRoute({
  getParentRoute: () => inside,
  path: '/analysis/pairs',
  loader: () => void PairsPage.preload(),
  component: () => (
    <Gate action="customers.list" query="productPairs">
      <PairsPage />
    </Gate>
  ),
});
