import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Segmented } from '../../ui/choose.js';
import { MoveBars } from '../../ui/rules/move-bars.js';
import { SizeLine } from '../../ui/rules/size-line.js';
import { Banner, EmptyState, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { ChangeList } from './change-list.js';
import { PastMembers } from './past-members.js';
import { SegmentHistoryDocument } from './segments.graphql.js';

/** The size over time with the versions marked on it, who came and went under it, its table twin, and who came and went last. */
export function SegmentHistory({ segmentId }: { segmentId: string }) {
  const t = useT();
  const explain = useExplain();
  const format = useFormat();
  const [form, setForm] = useState<'chart' | 'table'>('chart');
  const { data, error } = useQuery(SegmentHistoryDocument, { variables: { id: segmentId }, fetchPolicy: 'cache-and-network' });
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  const history = data?.segment?.history;
  if (!history) return <Skeleton lines={6} />;
  if (!history.length) return <EmptyState title={t('segments.history.none')}>{t('segments.history.noneHint')}</EmptyState>;
  /** The first record is everybody at once, beside which no other could be seen. */
  const moves = history.slice(1);
  const total = (what: 'entered' | 'left') => moves.reduce((sum, point) => sum + point[what], 0);
  return (
    <>
      <div className="sec">
        <h2 className="over">{t('segments.history.size')}</h2>
        <span className="sp" />
        <Segmented
          label={t('segments.history.form')}
          value={form}
          options={[
            { key: 'chart', label: t('common.asChart') },
            { key: 'table', label: t('common.asTable') },
          ]}
          onChange={setForm}
        />
      </div>
      {form === 'chart' ? (
        <>
          <SizeLine
            label={t('segments.history.summary', {
              from: format.number(history[0]?.count ?? 0),
              to: format.number(history.at(-1)?.count ?? 0),
              count: history.length,
            })}
            points={history.map(({ at, count, version }) => ({ at: Date.parse(at), count, version }))}
            figure={(value) => format.compact(value)}
            day={(at) => format.day(new Date(at))}
          />
          <h3 className="over">{t('segments.history.moved')}</h3>
          <MoveBars
            label={t('segments.history.movedSummary', { entered: format.number(total('entered')), left: format.number(total('left')) })}
            points={moves.map(({ at, entered, left }) => ({ at: Date.parse(at), entered, left }))}
            since={Date.parse(history[0]?.at ?? '')}
            figure={(value) => format.compact(value)}
          />
        </>
      ) : (
        <Table caption={t('segments.history.size')}>
          <thead>
            <tr>
              <th scope="col">{t('segments.history.at')}</th>
              <th scope="col" className="num">
                {t('segments.list.size')}
              </th>
              <th scope="col" className="num">
                {t('segments.history.entered')}
              </th>
              <th scope="col" className="num">
                {t('segments.history.left')}
              </th>
              <th scope="col" className="num">
                {t('segments.history.version')}
              </th>
            </tr>
          </thead>
          <tbody>
            {history.toReversed().map((point) => (
              <tr key={point.at}>
                <th scope="row">{format.dateTime(point.at)}</th>
                <td className="num">{format.number(point.count)}</td>
                <td className="num">+{format.number(point.entered)}</td>
                <td className="num">−{format.number(point.left)}</td>
                <td className="num">v{point.version}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <PastMembers segmentId={segmentId} />
      <ChangeList segmentId={segmentId} />
    </>
  );
}
