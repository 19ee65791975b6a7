import './value.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { has } from '../../lib/graph/client.js';
import { useCan, useSession } from '../../lib/session.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { ChurnReasons } from './churn-reasons.js';
import { ChurnPrecisionDocument, ChurnWarningsDocument } from './value.graphql.js';

const shown = 100;
const measuredOver = 90;

/** Customers who are late by their own rhythm, each with the reason. */
export function ChurnPage() {
  const t = useT();
  const format = useFormat();
  useCrumbs({ label: t('value.churn') });
  const { data, error, refetch } = useQuery(ChurnWarningsDocument, { variables: { first: shown } });
  const can = useCan();
  const { schema } = useSession();
  const measured = useQuery(ChurnPrecisionDocument, { variables: { daysAgo: measuredOver } }).data?.churnPrecision;
  const share = (part: number, of: number): string => (of > 0 ? format.percent(part / of, 0) : '–');
  const list = data?.churnWarnings;
  return (
    <div className="page">
      <PageHeader
        title={t('value.churn')}
        lede={list && t('value.churnLede', { count: list.total })}
        actions={
          can('segments.edit') && (
            <Link to="/segments/new" search={{ text: 'churnRisk = "high"', name: t('value.churn') }} className="btn">
              {t('value.makeSegment')}
            </Link>
          )
        }
      />
      {measured && measured.warned > 0 && (
        <p className="sm">
          {t('value.precision', {
            day: format.calendarDate(measured.day),
            warned: measured.warned,
            away: share(measured.stayedAway, measured.warned),
            others: share(measured.othersStayedAway, measured.others),
          })}
        </p>
      )}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!list && !error && <Skeleton lines={10} />}
      {list?.total === 0 && <EmptyState title={t('value.noChurn')}>{t('value.churnHow')}</EmptyState>}
      {list && list.total > 0 && (
        <>
          <p className="sm i2">{t('value.churnHow')}</p>
          <Table caption={t('value.churn')}>
            <thead>
              <tr>
                <th scope="col">{t('value.customer')}</th>
                <th scope="col">{t('value.reason')}</th>
                <th scope="col" className="num">
                  {t('value.silent')}
                </th>
                <th scope="col" className="num">
                  {t('value.gap')}
                </th>
                <th scope="col" className="num">
                  {t('value.alive')}
                </th>
                <th scope="col" className="num">
                  {t('value.spent')}
                </th>
              </tr>
            </thead>
            <tbody>
              {list.warnings.map(({ customer, ...warning }) => (
                <tr key={customer.id}>
                  <th scope="row">
                    <Link to="/customers/$id" params={{ id: customer.id }} className="link sm">
                      {customer.displayName ?? customer.externalId ?? t('customers.noName')}
                    </Link>
                  </th>
                  <td>
                    {t('value.late', { times: format.number(warning.gapsMissed, 1) })}
                    {warning.isExpectedGone && ` ${t('value.modelToo')}`}
                  </td>
                  <td className="num">{format.number(warning.silentDays)}</td>
                  <td className="num">{format.number(warning.usualGapDays)}</td>
                  <td className="num">{warning.activeChance == null ? '–' : format.percent(warning.activeChance, 0)}</td>
                  <td className="num">{format.money(warning.spent)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          {list.total > list.warnings.length && <p className="xs i3">{t('value.churnFirst', { count: list.warnings.length })}</p>}
        </>
      )}
      {has(schema, 'Query', 'churnReasonReport') && <ChurnReasons />}
    </div>
  );
}
