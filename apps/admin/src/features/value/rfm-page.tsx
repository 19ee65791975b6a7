import './value.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan, useViewer } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { Segmented } from '../../ui/choose.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { TextInput } from '../../ui/field.js';
import { EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { RfmGridTable, type Shade } from './rfm-grid.js';
import { RfmGroupsTable } from './rfm-groups-table.js';
import { RfmMoves } from './rfm-moves.js';
import { RfmPanel } from './rfm-panel.js';
import { RfmRuleForm } from './rfm-rule-form.js';
import { keyOf } from './rfm-selection.js';
import { RfmGridDocument, ScoreCustomersDocument } from './value.graphql.js';

const lookEvery = 2000;

interface RfmPageProps {
  /** An earlier day, as YYYY-MM-DD; the scores of now without one. */
  readonly day: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

/** Customers by how lately and how often they bought. */
export function RfmPage({ day, onDay }: RfmPageProps) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const toast = useToast();
  const { organisation } = useViewer();
  useCrumbs({ label: t('value.title') });
  const [shade, setShade] = useState<Shade>('customers');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isRuling, setRuling] = useState(false);
  const asked = useQuery(RfmGridDocument, { variables: { asOf: day ?? null } });
  const now = useQuery(RfmGridDocument, { variables: { asOf: null }, skip: day === undefined });
  const [score, scoring] = useMutation(ScoreCustomersDocument);
  const grid = asked.data?.rfmGrid;
  const [today] = useState(() => new Intl.DateTimeFormat('sv-SE', { timeZone: organisation.zone }).format(new Date()));
  const current = day === undefined ? grid : now.data?.rfmGrid;
  const isUnscored = grid !== undefined && grid.asOf === null;
  const { startPolling, stopPolling } = asked;
  useEffect(() => {
    if (isUnscored) startPolling(lookEvery);
    return stopPolling;
  }, [isUnscored, startPolling, stopPolling]);

  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const scoreNow = async () => {
    const { data } = await score().catch(() => ({ data: undefined }));
    if (data) toast(t('value.scoringSoon'));
  };

  return (
    <div className="page">
      <PageHeader
        title={t('value.title')}
        lede={grid?.asOf && t('value.lede', { count: grid.customers, date: format.dateTime(grid.asOf) })}
        actions={
          <>
            {can('settings.edit') && current && <Button onClick={() => setRuling(true)}>{t('value.rule')}</Button>}
            {can('segments.edit') && (
              <Button onClick={() => void scoreNow()} loading={scoring.loading}>
                {t('value.score')}
              </Button>
            )}
          </>
        }
      />
      {(asked.error ?? scoring.error) && <Trouble error={asked.error ?? scoring.error} onRetry={() => void asked.refetch()} />}
      {!grid && !asked.error && <Skeleton lines={10} />}
      {isUnscored && <EmptyState title={t('value.unscored')}>{t('value.unscoredText')}</EmptyState>}
      {grid && !isUnscored && (
        <>
          <div className="rtools">
            <Segmented
              label={t('value.shade')}
              value={shade}
              options={[
                { key: 'customers', label: t('value.customers') },
                { key: 'revenue', label: t('value.revenue') },
                { key: 'median', label: t('value.median') },
              ]}
              onChange={setShade}
            />
            <span className="sp" />
            <TextInput
              type="date"
              label={t('value.asOf')}
              value={day ?? ''}
              max={today}
              onChange={({ target }) => onDay(target.value === '' || target.value >= today ? undefined : target.value)}
            />
          </div>
          <div className="rf">
            <div>
              <RfmGridTable grid={grid} shade={shade} chosen={chosen} onToggle={(cell) => toggle(keyOf(cell))} />
              <p className="xs i3">{t(grid.hasOwnCuts ? 'value.ownCuts' : 'value.fifths')}</p>
            </div>
            <RfmPanel
              grid={grid}
              cells={grid.cells.filter((cell) => chosen.has(keyOf(cell)))}
              isPast={day !== undefined}
              onClear={() => setChosen(new Set())}
            />
          </div>
          <section className="vsec">
            <h2 className="over">{day === undefined ? t('value.groups') : t('value.groupsThen', { date: format.calendarDate(day) })}</h2>
            <RfmGroupsTable grid={grid} now={day === undefined ? undefined : now.data?.rfmGrid} />
          </section>
          {day !== undefined && (
            <section className="vsec">
              <h2 className="over">{t('value.moves', { from: format.calendarDate(day), to: format.calendarDate(today) })}</h2>
              <RfmMoves from={day} to={today} />
            </section>
          )}
        </>
      )}
      {isRuling && current && <RfmRuleForm grid={current} onClose={() => setRuling(false)} />}
    </div>
  );
}
