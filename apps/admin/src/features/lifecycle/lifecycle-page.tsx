import { useQuery } from '@apollo/client/react';
import { addDays } from '@regulars/segment-language';
import { useEffect, useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { TextInput } from '../../ui/field.js';
import { EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { FlowTable } from './flow-table.js';
import { LifecycleDocument } from './lifecycle.graphql.js';
import { StageFlow } from './stage-flow.js';
import { StageRules } from './stage-rules.js';
import { StageTable } from './stage-table.js';

const usualDays = 90;
const lookEvery = 3000;

interface LifecyclePageProps {
  /** first and last day, YYYY-MM-DD; the last ninety days without them */
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly onDays: (days: { since: string; until: string | undefined }) => void;
}

/** Where customers stand from first contact on, and how they came there between two days. */
export function LifecyclePage({ since, until, onDays }: LifecyclePageProps) {
  const t = useT();
  const format = useFormat();
  const { organisation } = useViewer();
  useCrumbs({ label: t('lifecycle.title') });
  const [today] = useState(() => new Intl.DateTimeFormat('sv-SE', { timeZone: organisation.zone }).format(new Date()));
  const last = until ?? today;
  const first = since ?? addDays(last, -usualDays);
  const [asTable, setAsTable] = useState(false);
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(LifecycleDocument, {
    variables: { since: first, until: last },
  });
  const report = (data ?? previousData)?.lifecycle;
  const isEmpty = report !== undefined && report.stages.every(({ reached }) => reached === 0);
  useEffect(() => {
    if (isEmpty) startPolling(lookEvery);
    return stopPolling;
  }, [isEmpty, startPolling, stopPolling]);
  const caption = t('lifecycle.flow', { since: format.calendarDate(first), until: format.calendarDate(last) });
  return (
    <div className="page">
      <PageHeader title={t('lifecycle.title')} lede={t('lifecycle.lede')} />
      <div className="rtools">
        <TextInput
          type="date"
          label={t('lifecycle.since')}
          value={first}
          max={addDays(last, -1)}
          onChange={({ target }) => target.value !== '' && target.value < last && onDays({ since: target.value, until })}
        />
        <TextInput
          type="date"
          label={t('lifecycle.until')}
          value={last}
          min={addDays(first, 1)}
          max={today}
          onChange={({ target }) =>
            target.value > first && onDays({ since: first, until: target.value >= today ? undefined : target.value })
          }
        />
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!report && !error && <Skeleton lines={10} />}
      {isEmpty && <EmptyState title={t('lifecycle.none')}>{t('lifecycle.noneText')}</EmptyState>}
      {report && !isEmpty && (
        <>
          <section>
            <div className="sec">
              <h2 className="over">{caption}</h2>
              <span className="sp" />
              <Button variant="link" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
                {t(asTable ? 'common.asChart' : 'common.asTable')}
              </Button>
            </div>
            {asTable ? <FlowTable flows={report.flows} caption={caption} /> : <StageFlow flows={report.flows} label={caption} />}
            <p className="xs i3">{t('lifecycle.flowNote')}</p>
          </section>
          <section className="vsec">
            <h2 className="over">{t('lifecycle.stages')}</h2>
            <StageTable stages={report.stages} />
            <p className="xs i3">{t('lifecycle.stagesNote')}</p>
          </section>
          <section className="vsec">
            <h2 className="over">{t('lifecycle.changes')}</h2>
            <Table caption={t('lifecycle.changes')}>
              <thead>
                <tr>
                  <th scope="col">{t('lifecycle.from')}</th>
                  <th scope="col">{t('lifecycle.to')}</th>
                  <th scope="col">{t('lifecycle.cause')}</th>
                  <th scope="col" className="num">
                    {t('lifecycle.count')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {report.transitions.map(({ from, to, cause, changes }) => (
                  <tr key={`${from} ${to} ${cause}`}>
                    <th scope="row">{t(`lifecycle.stage.${from ?? 'NONE'}`)}</th>
                    <td>{t(`lifecycle.stage.${to}`)}</td>
                    <td>{t(`lifecycle.cause.${cause}`)}</td>
                    <td className="num">{format.number(changes)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </section>
        </>
      )}
      <section className="vsec">
        <h2 className="over">{t('lifecycle.rules')}</h2>
        <StageRules />
      </section>
    </div>
  );
}
