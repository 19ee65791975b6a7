import './imports.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportState } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { More } from '../../ui/more.js';
import { Chip, type ChipTone, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { ImportsDocument } from './imports.graphql.js';

export const stateTones: Partial<Record<ImportState, ChipTone>> = {
  DONE: 'good',
  FAILED: 'not',
  RUNNING: 'accent',
  CHECKING: 'accent',
  UNDOING: 'accent',
  MAPPED: 'accent',
  PAUSED: 'warn',
  UPLOADED: 'warn',
  CHECKED: 'warn',
};
const moving: readonly ImportState[] = ['MAPPED', 'CHECKING', 'RUNNING', 'UNDOING'];
const lookEvery = 2000;

export function ImportsPage() {
  const t = useT();
  const format = useFormat();
  useCrumbs({ label: t('imports.title') });
  const { data, error, refetch, fetchMore, startPolling, stopPolling } = useQuery(ImportsDocument);
  const page = data?.imports;
  const busy = page?.nodes.some((item) => moving.includes(item.state)) ?? false;
  useEffect(() => {
    if (busy) startPolling(lookEvery);
    return stopPolling;
  }, [busy, startPolling, stopPolling]);

  const add = (
    <Link to="/imports/new" className="btn pri">
      {t('imports.new')}
    </Link>
  );
  return (
    <div className="page">
      <PageHeader title={t('imports.title')} actions={page && page.nodes.length > 0 && add} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!page && !error && <Skeleton />}
      {page?.nodes.length === 0 && (
        <EmptyState title={t('imports.empty')} actions={add}>
          {t('imports.emptyText')}
        </EmptyState>
      )}
      {page && page.nodes.length > 0 && (
        <>
          <Table caption={t('imports.title')}>
            <thead>
              <tr>
                <th scope="col">{t('imports.file')}</th>
                <th scope="col">{t('imports.kind')}</th>
                <th scope="col">{t('imports.stateTitle')}</th>
                <th scope="col" className="num">
                  {t('imports.rowsTitle')}
                </th>
                <th scope="col" className="num">
                  {t('imports.created')}
                </th>
                <th scope="col" className="num">
                  {t('imports.updated')}
                </th>
                <th scope="col" className="num">
                  {t('imports.rejectedTitle')}
                </th>
                <th scope="col" className="num">
                  {t('imports.when')}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.nodes.map((item) => {
                const kind: MessageKey = `imports.kind.${item.kind}`;
                const state: MessageKey = `imports.state.${item.state}`;
                return (
                  <tr key={item.id}>
                    <th scope="row">
                      <Link className="cell" to="/imports/$id" params={{ id: item.id }}>
                        {item.file.name}
                      </Link>
                    </th>
                    <td className="i2">{t(kind)}</td>
                    <td>
                      <Chip tone={stateTones[item.state]}>{t(state)}</Chip>{' '}
                      {moving.includes(item.state) && item.progress && item.progress.total > 0 && (
                        <span className="i3">{format.percent(item.progress.done / item.progress.total, 0)}</span>
                      )}
                    </td>
                    <td className="num">{format.number(item.rows.total)}</td>
                    <td className="num">{format.number(item.rows.created)}</td>
                    <td className="num">{format.number(item.rows.updated)}</td>
                    <td className={item.rows.rejected > 0 ? 'num bad' : 'num'}>{format.number(item.rows.rejected)}</td>
                    <td className="num i2">{format.dateTime(item.createdAt)}</td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
          <More
            page={page.pageInfo}
            onMore={(after) =>
              fetchMore({
                variables: { after },
                updateQuery: (seen, { fetchMoreResult: next }) => ({ imports: joined(seen.imports, next.imports) }),
              })
            }
          >
            {t('imports.count', { count: page.totalCount })}
          </More>
        </>
      )}
    </div>
  );
}
