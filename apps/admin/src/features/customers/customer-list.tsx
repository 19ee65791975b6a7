import './customers.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { CustomerSort } from '../../gql/graphql.js';
import { failureOf } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { has, takes } from '../../lib/graph/client.js';
import { useT } from '../../lib/i18n.js';
import { useCan, useSession } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Menu } from '../../ui/menu.js';
import { Banner, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { SortHeader } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { useMemo, useState } from 'react';
import { columns } from './customer-columns.js';
import { CustomerFilters } from './customer-filters.js';
import { CustomerViews } from './customer-views.js';
import { CustomerWindow, GoToRow, useListPosition } from './customer-window.js';
import { type ListQuestion, useCustomerPages } from './use-customer-pages.js';

/** All customers in one list, however many; what is asked stands in the URL. */
export function CustomerList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { schema } = useSession();
  useCrumbs({ label: t('customers.title') });
  const navigate = useNavigate({ from: '/customers' });
  const search = useSearch({ from: '/inside/customers' });
  const { q, where, sort, up, row, cols } = search;
  const question = useMemo(
    (): ListQuestion => ({ where, search: q, orderBy: sort && [{ by: sort, direction: up ? 'ASCENDING' : 'DESCENDING' }] }),
    [where, q, sort, up],
  );
  const [known, setKnown] = useState(0);
  const list = useListPosition(JSON.stringify(question), row, known);
  const { rowAt, total, asOf, error, retry } = useCustomerPages(question, list.first, list.last);
  if (total !== undefined && total !== known) setKnown(total);
  const available = columns.filter((column) => has(schema, 'Customer', column.field));
  const chosen = cols?.split(',');
  const shown = available.filter((column) => (chosen ? chosen.includes(column.key) : column.usual));
  const explainCondition = useConditionProblem();
  const named = has(schema, 'Customer', 'displayName');

  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, row: undefined, ...next } });
  const sortBy = (by: CustomerSort) => change({ sort: by, up: sort === by && !up ? true : undefined });
  const toggle = (key: string) => {
    const keys = shown.map((column) => column.key);
    change({ cols: (keys.includes(key) ? keys.filter((k) => k !== key) : [...keys, key]).join(','), row });
  };
  const direction = (by: CustomerSort) => (sort === by ? (up ? 'ascending' : 'descending') : undefined);
  const invalid = error !== undefined && failureOf(error).code === 'CONDITION_INVALID';

  return (
    <div className="page">
      <PageHeader
        title={t('customers.title')}
        lede={total !== undefined && t('customers.count', { count: total })}
        actions={
          <>
            <CustomerViews />
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
          </>
        }
      />
      <CustomerFilters
        key={`${q ?? ''}\n${where ?? ''}`}
        search={takes(schema, 'Query', 'customers', 'search') ? (q ?? '') : undefined}
        where={where ?? ''}
        error={invalid ? explainCondition(error) : undefined}
        onChange={(next) => change(next)}
      />
      {error !== undefined && !invalid && <Trouble error={error} onRetry={retry} />}
      {total === undefined && error === undefined && <Skeleton lines={12} />}
      {total === 0 && !invalid && (
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
      {total !== undefined && total > 0 && !invalid && (
        <>
          <CustomerWindow
            total={total}
            position={list.position}
            height={list.height}
            columns={shown}
            rowAt={rowAt}
            onMove={list.move}
            onHeight={list.setHeight}
            head={
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
            }
          />
          <div className="pager">
            <span className="i3" role="status">
              {t('customers.rows', { from: format.number(list.first + 1), to: format.number(list.last), count: format.number(total) })}
              {asOf && ` · ${t('customers.asOf', { time: format.time(asOf) })}`}
            </span>
            <span className="sp" />
            <GoToRow total={total} onGo={list.goTo} />
          </div>
        </>
      )}
      {where && total !== undefined && !invalid && can('segments.edit') && (
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
