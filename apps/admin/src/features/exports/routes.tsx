import './exports.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ExportsQuery, ExportState } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Icon } from '../../ui/icon.js';
import { More } from '../../ui/more.js';
import { Chip, type ChipTone, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { ExportRecordsDialog } from './export-records-dialog.js';
import { ExportsDocument } from './exports.graphql.js';

type Export = ExportsQuery['exports']['nodes'][number];
const tones: Record<ExportState, ChipTone> = {
  WAITING: 'plain',
  RUNNING: 'accent',
  DONE: 'good',
  FAILED: 'not',
  EXPIRED: 'plain',
  CANCELLED: 'plain',
};
const lookEvery = 1000;

export function ExportsPage() {
  const t = useT();
  const can = useCan();
  useCrumbs({ label: t('exports.title') });
  const { data, error, refetch, fetchMore, startPolling, stopPolling } = useQuery(ExportsDocument);
  const [asking, setAsking] = useState(false);
  const page = data?.exports;
  const busy = page?.nodes.some((item) => item.state === 'WAITING' || item.state === 'RUNNING') ?? false;
  useEffect(() => {
    if (busy) startPolling(lookEvery);
    return stopPolling;
  }, [busy, startPolling, stopPolling]);

  return (
    <div className="page">
      <PageHeader
        title={t('exports.title')}
        lede={t('exports.lede')}
        actions={can('data.export') && can('customers.list') && <Button onClick={() => setAsking(true)}>{t('exports.records')}</Button>}
      />
      {asking && <ExportRecordsDialog onClose={() => setAsking(false)} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!page && !error && <Skeleton />}
      {page?.nodes.length === 0 && (
        <EmptyState
          title={t('exports.empty')}
          actions={
            can('customers.list') && (
              <Link to="/segments" className="btn pri">
                {t('exports.toSegments')}
              </Link>
            )
          }
        >
          {t('exports.emptyText')}
        </EmptyState>
      )}
      {page && page.nodes.length > 0 && (
        <>
          <Table caption={t('exports.title')} className="exports">
            <thead>
              <tr>
                <th scope="col">{t('exports.segment')}</th>
                <th scope="col">{t('exports.state')}</th>
                <th scope="col" className="num">
                  {t('exports.rows')}
                </th>
                <th scope="col">{t('exports.fields')}</th>
                <th scope="col">{t('exports.purpose')}</th>
                <th scope="col" className="num">
                  {t('exports.when')}
                </th>
                <th scope="col" className="num">
                  {t('exports.file')}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.nodes.map((item) => (
                <ExportRow key={item.id} item={item} />
              ))}
            </tbody>
          </Table>
          <More
            page={page.pageInfo}
            onMore={(after) =>
              fetchMore({
                variables: { after },
                updateQuery: (seen, { fetchMoreResult: next }) => ({ exports: joined(seen.exports, next.exports) }),
              })
            }
          />
        </>
      )}
    </div>
  );
}

function ExportRow({ item }: { item: Export }) {
  const t = useT();
  const format = useFormat();
  const state: MessageKey = `exports.state.${item.state}`;
  const kind: MessageKey = `exports.kind.${item.kind}`;
  const name = item.segment?.name ?? t(kind);
  return (
    <tr>
      <th scope="row">
        {item.segment ? (
          <Link className="cell" to="/segments/$id" params={{ id: item.segment.id }}>
            {item.segment.name}
          </Link>
        ) : (
          name
        )}
      </th>
      <td>
        <Chip tone={tones[item.state]}>{t(state)}</Chip>
        {item.failure && <span className="bad"> {item.failure}</span>}
      </td>
      <td className="num">{item.rowCount == null ? '–' : format.number(item.rowCount)}</td>
      <td className="i2" title={format.list(item.fields)}>
        {t('exports.fieldCount', { count: item.fields.length })}
      </td>
      <td className="i2">{item.purpose}</td>
      <td className="num i2">{format.dateTime(item.createdAt)}</td>
      <td className="num">
        {item.state === 'DONE' && item.url ? (
          <>
            <a className="link sm" href={item.url} download>
              <Icon name="download" size={14} />
              {'\u00a0'}
              {t('exports.download', { format: item.format })}
              <span className="vh"> {name}</span>
            </a>
            {item.expiresAt && <span className="xs i3"> · {t('exports.expires', { when: format.ago(item.expiresAt) })}</span>}
          </>
        ) : (
          <span className="i3">–</span>
        )}
      </td>
    </tr>
  );
}
