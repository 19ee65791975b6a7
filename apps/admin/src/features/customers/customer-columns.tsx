import type { ReactNode } from 'react';
import type { CustomerSort } from '../../gql/graphql.js';
import { readablePhone, type Format } from '../../lib/format.js';
import type { MessageKey } from '../../lib/i18n.js';
import type { Names } from '../../lib/value-names.js';
import type { CustomerRow } from './use-customer-pages.js';

export interface Column {
  key: string;
  label: MessageKey;
  /** The field of the graph it shows; a viewer without that field has no such column. */
  field: keyof CustomerRow;
  sort?: CustomerSort;
  numeric?: boolean;
  /** Shown until somebody chooses. */
  usual?: boolean;
  cell: (customer: CustomerRow, format: Format, names: Names) => ReactNode;
}

export const columns: readonly Column[] = [
  { key: 'number', label: 'customers.col.number', field: 'externalId', cell: (c) => c.externalId },
  { key: 'phone', label: 'customers.col.phone', field: 'phone', usual: true, cell: (c) => c.phone && readablePhone(c.phone) },
  { key: 'email', label: 'customers.col.email', field: 'email', cell: (c) => c.email },
  { key: 'city', label: 'customers.col.city', field: 'city', usual: true, cell: (c, _, names) => c.city && names.value('city', c.city) },
  {
    key: 'tags',
    label: 'customers.col.tags',
    field: 'tags',
    cell: (c, f, names) => (c.tags?.length ? f.list(c.tags.map((tag) => names.value('tags', tag))) : null),
  },
  {
    key: 'orders',
    label: 'customers.col.orders',
    field: 'ordersCount',
    sort: 'ORDERS',
    numeric: true,
    usual: true,
    cell: (c, f) => (c.ordersCount == null ? null : f.number(c.ordersCount)),
  },
  {
    key: 'spent',
    label: 'customers.col.spent',
    field: 'totalSpent',
    sort: 'TOTAL_SPENT',
    numeric: true,
    usual: true,
    cell: (c, f) => c.totalSpent && f.money(c.totalSpent),
  },
  {
    key: 'average',
    label: 'customers.col.average',
    field: 'averageOrder',
    numeric: true,
    cell: (c, f) => c.averageOrder && f.money(c.averageOrder),
  },
  {
    key: 'first',
    label: 'customers.col.first',
    field: 'firstOrderAt',
    numeric: true,
    cell: (c, f) => c.firstOrderAt && f.date(c.firstOrderAt),
  },
  {
    key: 'last',
    label: 'customers.col.last',
    field: 'lastOrderAt',
    sort: 'LAST_ORDER',
    numeric: true,
    usual: true,
    cell: (c, f) => c.lastOrderAt && f.date(c.lastOrderAt),
  },
  {
    key: 'created',
    label: 'customers.col.created',
    field: 'createdAt',
    sort: 'CREATED',
    numeric: true,
    cell: (c, f) => f.date(c.createdAt),
  },
];
