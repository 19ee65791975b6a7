import { createRoute, Navigate } from '@tanstack/react-router';
import { useSession } from '../../lib/session.js';
import { Gate } from '../gate.js';
import { page } from '../page.js';
import { oneOf, text, wholeNumber, yes } from '../search.js';
import { inside } from './root.js';

const OverviewPage = page(['overview'], async () => (await import('../../features/overview/routes.js')).OverviewPage);
const CustomerPage = page(['customers', 'value'], async () => (await import('../../features/customers/customer-page.js')).CustomerPage);
const SegmentsPage = page(['segments'], async () => (await import('../../features/segments/segments-page.js')).SegmentsPage);
const NewSegmentPage = page(
  ['segments', 'builder'],
  async () => (await import('../../features/segments/new-segment-page.js')).NewSegmentPage,
);
const SegmentPage = page(['segments', 'builder'], async () => (await import('../../features/segments/segment-page.js')).SegmentPage);
const ComparePage = page(['segments'], async () => (await import('../../features/segments/compare-page.js')).ComparePage);

export const overview = createRoute({
  getParentRoute: () => inside,
  path: '/',
  loader: () => void OverviewPage.preload(),
  component: function Overview() {
    const { viewer } = useSession();
    return viewer?.actions.includes('customers.list') ? <OverviewPage /> : <Navigate to="/customers" replace />;
  },
});

const customerSorts = ['CREATED', 'NAME', 'LAST_ORDER', 'TOTAL_SPENT', 'ORDERS'] as const;

export interface CustomersSearch {
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

export const customers = createRoute({
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
  component: page(['customers'], async () => (await import('../../features/customers/customers-page.js')).CustomersPage),
});

export const customer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$id',
  loader: () => void CustomerPage.preload(),
  component: function Customer() {
    return <CustomerPage id={customer.useParams().id} />;
  },
});

export const segments = createRoute({
  getParentRoute: () => inside,
  path: '/segments',
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined; archived?: true | undefined } => ({
    q: text(search.q),
    archived: yes(search.archived),
  }),
  loader: () => void SegmentsPage.preload(),
  component: () => (
    <Gate action="customers.list">
      <SegmentsPage />
    </Gate>
  ),
});

export const newSegment = createRoute({
  getParentRoute: () => inside,
  path: '/segments/new',
  /** `template` is a key of the gallery, `text` a condition to start from, to be saved under `name` at once where there is one. */
  validateSearch: (
    search: Record<string, unknown>,
  ): { template?: string | undefined; text?: string | undefined; name?: string | undefined } => ({
    template: text(search.template),
    text: text(search.text),
    name: text(search.name),
  }),
  loader: () => void NewSegmentPage.preload(),
  component: () => (
    <Gate action="segments.edit">
      <NewSegmentPage />
    </Gate>
  ),
});

export const compare = createRoute({
  getParentRoute: () => inside,
  path: '/segments/compare',
  /** `ids`: two to ten segment ids, with commas. */
  validateSearch: (search: Record<string, unknown>): { ids?: string | undefined } => ({ ids: text(search.ids) }),
  loader: () => void ComparePage.preload(),
  component: () => (
    <Gate action="customers.list">
      <ComparePage />
    </Gate>
  ),
});

const segmentTabs = ['overview', 'rules', 'members', 'history', 'overlap', 'uses', 'versions'] as const;

export const segment = createRoute({
  getParentRoute: () => inside,
  path: '/segments/$id',
  /** `with`: ids of segments it is compared with, with commas. */
  validateSearch: (search: Record<string, unknown>): { tab?: (typeof segmentTabs)[number] | undefined; with?: string | undefined } => ({
    tab: oneOf(segmentTabs, search.tab),
    with: text(search.with),
  }),
  loader: () => void SegmentPage.preload(),
  component: function Segment() {
    return (
      <Gate action="customers.list">
        <SegmentPage segmentId={segment.useParams().id} tab={segment.useSearch().tab ?? 'overview'} />
      </Gate>
    );
  },
});
