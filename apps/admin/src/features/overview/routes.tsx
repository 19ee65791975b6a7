import './overview.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MetricMeasure, OverviewQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useCan, useViewer } from '../../lib/session.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Chip, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { DailyRevenue } from './daily-revenue.js';
import { OverviewDocument } from './overview.graphql.js';
import { RecentImports } from './recent-imports.js';

const days = 30;
const dayLength = 86_400_000;

/** The calendar day so many days before a moment's own in a zone, as YYYY-MM-DD; days of 23 and 25 hours count as one. */
const daysBefore = (moment: Date, zone: string, count: number) => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment);
  return new Date(Date.parse(`${today}T00:00:00Z`) - count * dayLength).toISOString().slice(0, 10);
};

/** The first screen: how the shop stands, and one next step. */
export function OverviewPage() {
  const t = useT();
  const format = useFormat();
  const { zone, organisation } = useViewer();
  useCrumbs({ label: t('overview.title') });
  const [now] = useState(() => new Date());
  const since = daysBefore(now, zone, days - 1);
  const { data, error, refetch } = useQuery(OverviewDocument, { variables: { since, zone } });

  return (
    <div className="ov">
      <div className="lede">
        <h1 className="h1">{format.weekday(now)}</h1>
        {data?.customers && <p>{t('overview.lede', { count: data.customers.totalCount })}</p>}
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} style={{ marginTop: 24 }} />}
      {data && (
        <>
          <Totals data={data} currency={organisation.currency} />
          <div className="cols">
            <div className="l">
              {data.daily && <DailyRevenue table={data.daily} since={since} currency={organisation.currency} />}
              {data.segments && <SegmentSizes segments={data.segments} customers={data.customers?.totalCount} />}
            </div>
            <div className="r">
              <NextStep data={data} />
              {data.imports && <RecentImports imports={data.imports} />}
            </div>
          </div>
        </>
      )}
    </div>
  );
}

const captions: Record<MetricMeasure, MessageKey> = {
  CUSTOMERS: 'overview.buyers',
  NEW_CUSTOMERS: 'overview.newBuyers',
  RETURNING_CUSTOMERS: 'overview.returning',
  ORDERS: 'overview.orders',
  REVENUE: 'overview.revenue',
  AVERAGE_ORDER: 'overview.average',
  ITEMS: 'overview.items',
};
const isMoney = (measure: MetricMeasure) => measure === 'REVENUE' || measure === 'AVERAGE_ORDER';

function Totals({ data, currency }: { data: OverviewQuery; currency: string }) {
  const t = useT();
  const format = useFormat();
  const values = data.totals?.rows[0]?.values;
  const shown = data.totals?.measures.map((measure, at) => ({ measure, value: values?.[at] ?? '0' })) ?? [];
  return (
    <dl className="nums">
      {data.customers && (
        <div>
          <dt>{t('overview.customers')}</dt>
          <dd className="f">{format.number(data.customers.totalCount)}</dd>
          {data.totals && <dd className="d">{t('overview.asOf', { time: format.time(data.totals.asOf) })}</dd>}
        </div>
      )}
      {shown.map(({ measure, value }) => (
        <div key={measure}>
          <dt>{t(captions[measure])}</dt>
          <dd className="f">
            {isMoney(measure)
              ? (measure === 'REVENUE' ? format.moneyShort : format.money)({ amount: value, currency })
              : format.number(Number(value))}
          </dd>
          <dd className="d">{t('overview.last30')}</dd>
        </div>
      ))}
    </dl>
  );
}

const states = {
  FAILED: ['not', 'overview.failed'],
  PAUSED: ['warn', 'overview.paused'],
  STALE: ['warn', 'overview.failed'],
  REFRESHING: ['accent', 'overview.refreshing'],
} as const;

function SegmentSizes({ segments, customers }: { segments: OverviewQuery['segments']; customers: number | undefined }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  return (
    <section className="gap2">
      <div className="sec">
        <h2 className="over">{t('overview.segments')}</h2>
        <span className="sp" />
        {segments.totalCount > 0 && (
          <Link to="/segments" className="link sm">
            {t('overview.allSegments', { count: segments.totalCount })}
          </Link>
        )}
      </div>
      {segments.nodes.length === 0 ? (
        <p className="sm i2">
          {t('overview.noSegments')}{' '}
          {can('segments.edit') && (
            <Link to="/segments/new" className="link sm">
              {t('overview.newSegment')}
            </Link>
          )}
        </p>
      ) : (
        <Table caption={t('overview.segments')} className="mv">
          <thead>
            <tr>
              <th scope="col">{t('overview.segment')}</th>
              <th scope="col" className="num">
                {t('overview.members')}
              </th>
              <th scope="col" className="num">
                {t('overview.share')}
              </th>
              <th scope="col" className="num">
                {t('overview.freshness')}
              </th>
            </tr>
          </thead>
          <tbody>
            {segments.nodes.map((segment) => {
              const state = segment.freshness.state === 'FRESH' ? undefined : states[segment.freshness.state];
              return (
                <tr key={segment.id}>
                  <th scope="row" className="nm">
                    <Link className="cell" to="/segments/$id" params={{ id: segment.id }}>
                      {segment.name}
                    </Link>
                  </th>
                  <td className="num strong">{format.number(segment.memberCount)}</td>
                  <td className="num i2">{customers ? format.percent(segment.memberCount / customers) : '–'}</td>
                  <td className="num i2">
                    {state ? <Chip tone={state[0]}>{t(state[1])}</Chip> : segment.freshness.asOf ? format.ago(segment.freshness.asOf) : '–'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </section>
  );
}

function NextStep({ data }: { data: OverviewQuery }) {
  const t = useT();
  const can = useCan();
  const empty = data.customers?.totalCount === 0;
  const step =
    empty && can('imports.run')
      ? ({ title: 'overview.nextImport', text: 'overview.nextImportText', act: 'overview.nextImportAct', to: '/imports/new' } as const)
      : can('segments.edit')
        ? ({
            title: 'overview.nextSegment',
            text: 'overview.nextSegmentText',
            act: 'overview.nextSegmentAct',
            to: '/segments/new',
          } as const)
        : ({ title: 'overview.nextLook', text: 'overview.nextLookText', act: 'overview.nextLookAct', to: '/playground' } as const);
  return (
    <section>
      <h2 className="over">{t('overview.next')}</h2>
      <div className="next">
        <b>{t(step.title)}</b>
        {t(step.text)}
        <div className="b">
          <Link to={step.to} className="btn pri">
            {t(step.act)}
          </Link>
        </div>
      </div>
    </section>
  );
}
