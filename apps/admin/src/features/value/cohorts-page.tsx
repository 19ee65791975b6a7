import './value.css';
import { useQuery } from '@apollo/client/react';
import { type CSSProperties, useState } from 'react';
import type { CohortReturns, CohortsQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { Segmented } from '../../ui/choose.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { CohortsDocument } from './value.graphql.js';

type Cohort = CohortsQuery['cohorts']['cohorts'][number];
type Part = Cohort['months'][number];
const figures = ['retention', 'customers', 'orders', 'revenue'] as const;
type Figure = (typeof figures)[number];
const treatments = ['LEFT_OUT', 'AS_ACTIVITY', 'POSITIVE_LINES'] as const satisfies readonly CohortReturns[];
const titles: Readonly<Record<Figure, MessageKey>> = {
  retention: 'value.retention',
  customers: 'value.customers',
  orders: 'value.orders',
  revenue: 'value.revenue',
};

const figureOf = (part: Part, figure: Figure): number => (figure === 'revenue' ? Number(part.revenue.amount) : part[figure]);
const monthsOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** Customers by the month of their first order: how many of them come back. */
export function CohortsPage() {
  const t = useT();
  const format = useFormat();
  const { organisation } = useViewer();
  useCrumbs({ label: t('value.cohorts') });
  const [figure, setFigure] = useState<Figure>('retention');
  const [returns, setReturns] = useState<CohortReturns>('LEFT_OUT');
  const { data, previousData, error, refetch } = useQuery(CohortsDocument, { variables: { returns } });
  const table = (data ?? previousData)?.cohorts;
  const today = table && new Intl.DateTimeFormat('sv-SE', { timeZone: organisation.zone }).format(new Date(table.asOf));
  return (
    <div className="page">
      <PageHeader title={t('value.cohorts')} lede={table && t('value.cohortsLede', { date: format.dateTime(table.asOf) })} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!table && !error && <Skeleton lines={10} />}
      {table?.cohorts.length === 0 && <EmptyState title={t('value.noCohorts')}>{t('value.noCohortsText')}</EmptyState>}
      {table && today && table.cohorts.length > 0 && (
        <>
          <div className="rtools">
            <Segmented
              label={t('value.figure')}
              value={figure}
              options={figures.map((key) => ({ key, label: t(titles[key]) }))}
              onChange={setFigure}
            />
            <Segmented
              label={t('value.returns')}
              value={returns}
              options={treatments.map((key) => ({ key, label: t(`value.returns.${key}`) }))}
              onChange={setReturns}
            />
          </div>
          <p className="xs i3">{t(`value.returnsText.${returns}`)}</p>
          <CohortTable cohorts={table.cohorts} figure={figure} until={monthsOf(today)} />
        </>
      )}
    </div>
  );
}

interface CohortTableProps {
  readonly cohorts: readonly Cohort[];
  readonly figure: Figure;
  /** the month of now, counted from year 0 */
  readonly until: number;
}

function CohortTable({ cohorts, figure, until }: CohortTableProps) {
  const t = useT();
  const format = useFormat();
  const longest = until - Math.min(...cohorts.map(({ month }) => monthsOf(month)));
  const offsets = Array.from({ length: longest + 1 }, (_, offset) => offset);
  const later = cohorts.flatMap(({ months }) => months.filter(({ offset }) => offset > 0).map((part) => figureOf(part, figure)));
  const most = Math.max(...later, 1e-9);
  const shown = (part: Part): string =>
    figure === 'retention'
      ? format.percent(part.retention, 0)
      : figure === 'revenue'
        ? format.moneyShort(part.revenue)
        : format.number(part[figure]);
  const colours = (part: Part): CSSProperties => {
    const step = Math.min(6, Math.max(0, Math.ceil((6 * figureOf(part, figure)) / most)));
    return { background: `var(--r-seq-${step})`, color: `var(--r-seq-ink-${step > 3 ? 'hi' : 'lo'})` };
  };
  return (
    <Table caption={t('value.cohorts')} className="cohorts">
      <thead>
        <tr>
          <th scope="col">{t('value.firstMonth')}</th>
          <th scope="col" className="num">
            {t('value.customers')}
          </th>
          {offsets.map((offset) => (
            <th scope="col" className="num" key={offset}>
              {offset}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cohorts.map((cohort) => (
          <tr key={cohort.month}>
            <th scope="row">{format.month(`${cohort.month}-15T00:00:00Z`)}</th>
            <td className="num">{format.number(cohort.customers)}</td>
            {offsets.map((offset) => {
              const part = cohort.months.find((month) => month.offset === offset);
              if (part)
                return (
                  <td key={offset} className="num" style={colours(part)}>
                    {shown(part)}
                  </td>
                );
              return (
                <td key={offset} className="num">
                  {monthsOf(cohort.month) + offset <= until ? '–' : ''}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
