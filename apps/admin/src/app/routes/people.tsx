import { createRoute, Navigate } from '@tanstack/react-router';
import { lazy } from 'react';
import { useSession } from '../../lib/session.js';
import { Gate } from '../gate.js';
import { oneOf, text, wholeNumber, yes } from '../search.js';
import { inside } from './root.js';

const OverviewPage = lazy(async () => ({ default: (await import('../../features/overview/routes.js')).OverviewPage }));
const CustomerPage = lazy(async () => ({ default: (await import('../../features/customers/routes.js')).CustomerPage }));
const SegmentsPage = lazy(async () => ({ default: (await import('../../features/segments/routes.js')).SegmentsPage }));
const SegmentBuilderPage = lazy(async () => ({ default: (await import('../../features/segments/routes.js')).SegmentBuilderPage }));
const SegmentPage = lazy(async () => ({ default: (await import('../../features/segments/routes.js')).SegmentPage }));
const ComparePage = lazy(async () => ({ default: (await import('../../features/segments/routes.js')).ComparePage }));

export const overview = createRoute({
  getParentRoute: () => inside,
  path: '/',
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
  component: lazy(async () => ({ default: (await import('../../features/customers/routes.js')).CustomersPage })),
});

export const customer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$id',
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
  component: () => (
    <Gate action="customers.list">
      <SegmentsPage />
    </Gate>
  ),
});

export const newSegment = createRoute({
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

export const compare = createRoute({
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

export const segment = createRoute({
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
