import './customers.css';
import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { CustomerSort } from '../../gql/graphql.js';
import { failureOf } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { has, takes } from '../../lib/graph/client.js';
import { useT } from '../../lib/i18n.js';
import { useCan, useSession } from '../../lib/session.js';
import { useNames } from '../../lib/value-names.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Icon } from '../../ui/icon.js';
import { Menu } from '../../ui/menu.js';
import { Banner, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { SortHeader, Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { columns, type CustomerRow } from './customer-columns.js';
import { CustomerFilters } from './customer-filters.js';
import { CustomersDocument } from './customers.graphql.js';

const pageSize = 50;

/** All customers, a page at a time; what is asked stands in the URL. */
export function CustomerList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const names = useNames();
  const { schema } = useSession();
  useCrumbs({ label: t('customers.title') });
  const navigate = useNavigate({ from: '/customers' });
  const search = useSearch({ from: '/inside/customers' });
  const { q, where, sort, up, after, before, cols } = search;
  const { data, previousData, error, refetch, networkStatus } = useQuery(CustomersDocument, {
    variables: {
      where,
      search: q,
      orderBy: sort && [{ by: sort, direction: up ? 'ASCENDING' : 'DESCENDING' }],
      ...(before ? { last: pageSize, before } : { first: pageSize, after }),
    },
  });
  const page = (data ?? previousData)?.customers;
  const available = columns.filter((column) => has(schema, 'Customer', column.field));
  const chosen = cols?.split(',');
  const shown = available.filter((column) => (chosen ? chosen.includes(column.key) : column.usual));
  const explainCondition = useConditionProblem();
  const named = has(schema, 'Customer', 'displayName');

  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, after: undefined, before: undefined, ...next } });
  const sortBy = (by: CustomerSort) => change({ sort: by, up: sort === by && !up ? true : undefined });
  const toggle = (key: string) => {
    const keys = shown.map((column) => column.key);
    change({ cols: (keys.includes(key) ? keys.filter((k) => k !== key) : [...keys, key]).join(','), after, before });
  };
  const direction = (by: CustomerSort) => (sort === by ? (up ? 'ascending' : 'descending') : undefined);
  const invalid = error && failureOf(error).code === 'CONDITION_INVALID';

  return (
    <div className="page">
      <PageHeader
        title={t('customers.title')}
        lede={
          page && (
            <span className={networkStatus === NetworkStatus.setVariables ? 'i3' : undefined}>
              {t('customers.count', { count: page.totalCount })}
            </span>
          )
        }
        actions={
          <Menu
            label={t('customers.columns')}
            keepOpen
            trigger={<Button icon="table">{t('customers.columns')}</Button>}
            groups={[
              available.map((column) => ({
                key: column.key,
                label: t(column.label),
                chosen: shown.includes(column),
                onSelect: () => toggle(column.key),
              })),
            ]}
          />
        }
      />
      <CustomerFilters
        key={`${q ?? ''}\n${where ?? ''}`}
        search={takes(schema, 'Query', 'customers', 'search') ? (q ?? '') : undefined}
        where={where ?? ''}
        error={invalid ? explainCondition(error) : undefined}
        onChange={(next) => change(next)}
      />
      {error && !invalid && <Trouble error={error} onRetry={() => void refetch()} />}
      {!page && !error && <Skeleton lines={12} />}
      {page && page.nodes.length === 0 && !invalid && (
        <EmptyState
          title={t(q || where ? 'customers.noMatch' : 'customers.empty')}
          actions={
            q || where ? (
              <Button onClick={() => change({ q: undefined, where: undefined })}>{t('customers.clear')}</Button>
            ) : (
              can('imports.run') && (
                <Link to="/imports/new" className="btn pri">
                  {t('customers.emptyImport')}
                </Link>
              )
            )
          }
        >
          {t(q || where ? 'customers.noMatchText' : 'customers.emptyText')}
        </EmptyState>
      )}
      {page && page.nodes.length > 0 && !invalid && (
        <>
          <Table caption={t('customers.title')}>
            <thead>
              <tr>
                {named ? (
                  <SortHeader direction={direction('NAME')} onSort={() => sortBy('NAME')}>
                    {t('customers.col.name')}
                  </SortHeader>
                ) : (
                  <th scope="col">{t('customers.col.number')}</th>
                )}
                {shown.map((column) => {
                  const by = column.sort;
                  if (by === undefined) {
                    return (
                      <th key={column.key} scope="col" className={column.numeric ? 'num' : undefined}>
                        {t(column.label)}
                      </th>
                    );
                  }
                  return (
                    <SortHeader key={column.key} numeric={column.numeric} direction={direction(by)} onSort={() => sortBy(by)}>
                      {t(column.label)}
                    </SortHeader>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {page.nodes.map((customer) => (
                <tr key={customer.id}>
                  <th scope="row">
                    <Link className="cell" to="/customers/$id" params={{ id: customer.id }}>
                      <NameOf customer={customer} />
                    </Link>
                  </th>
                  {shown.map((column) => (
                    <td key={column.key} className={column.numeric ? 'num' : 'i2'}>
                      {column.cell(customer, format, names) ?? <span className="i3">–</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
          <nav className="pager" aria-label={t('customers.pages')}>
            <span className="i3">{t('customers.asOf', { time: format.time(page.asOf) })}</span>
            <span className="sp" />
            <Button
              icon="left"
              disabled={!page.pageInfo.hasPreviousPage}
              onClick={() => change({ before: page.pageInfo.startCursor ?? undefined })}
            >
              {t('common.previous')}
            </Button>
            <Button disabled={!page.pageInfo.hasNextPage} onClick={() => change({ after: page.pageInfo.endCursor ?? undefined })}>
              {t('common.next')}
              <Icon name="right" />
            </Button>
          </nav>
        </>
      )}
      {where && page && !invalid && can('segments.edit') && (
        <Banner
          tone="info"
          action={
            <Link to="/segments/new" search={{ text: where }} className="link sm">
              {t('customers.saveAsSegment')}
            </Link>
          }
        >
          <code>{where}</code>
        </Banner>
      )}
    </div>
  );
}

/** Where a condition stops to read, in one sentence. */
function useConditionProblem(): (error: unknown) => string {
  const t = useT();
  return (error) => {
    const place = placeOf(failureOf(error).extensions.issues);
    if (!place) return t('error.CONDITION_INVALID');
    return place.expected ? t('customers.problem', { at: place.at, expected: place.expected }) : t('customers.problemAt', { at: place.at });
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The first issue of a `CONDITION_INVALID`: the character it stands at, counted from one, and what was expected there. */
function placeOf(issues: unknown): { at: number; expected: string | undefined } | undefined {
  const first: unknown = Array.isArray(issues) ? issues[0] : undefined;
  const span = isRecord(first) ? first.span : undefined;
  if (!isRecord(first) || !isRecord(span) || typeof span.start !== 'number') return undefined;
  return { at: span.start + 1, expected: typeof first.expected === 'string' ? first.expected : undefined };
}

function NameOf({ customer }: { customer: CustomerRow }) {
  const t = useT();
  if (customer.displayName) return customer.displayName;
  if (customer.externalId) return customer.externalId;
  return <span className="i3">{customer.displayName === undefined ? `…${customer.id.slice(-8)}` : t('customers.noName')}</span>;
}
