import './analytics.css';
import { useQuery } from '@apollo/client/react';
import { addDays } from '@regulars/segment-language';
import { useState } from 'react';
import type { ForecastStepLength, MetricMeasure } from '../../gql/graphql.js';
import { toCsv } from '../../lib/csv.js';
import { downloadText } from '../../lib/download.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { LineChart } from '../../ui/chart.js';
import { Segmented } from '../../ui/choose.js';
import { Combobox } from '../../ui/combobox.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Select } from '../../ui/field.js';
import { EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { SalesForecastDocument, SoldWhereDocument } from './forecast.graphql.js';
import { useAnswerWords } from './use-answer-words.js';

const measures = ['REVENUE', 'ORDERS', 'ITEMS'] as const satisfies readonly MetricMeasure[];
/** Steps of the past beside those to come. */
const shownPast = { DAY: 56, MONTH: 36 } as const;
const daysOfPlaces = 365;

const keyed = (rows: readonly { keys: readonly string[] }[] | undefined): string[] => rows?.flatMap(({ keys }) => keys[0] || []) ?? [];

/** What is expected to be sold, with its range, and how far such forecasts were off. */
export function ForecastPage() {
  const t = useT();
  const format = useFormat();
  const words = useAnswerWords();
  const { organisation } = useViewer();
  useCrumbs({ label: t('forecast.title') });
  const [measure, setMeasure] = useState<(typeof measures)[number]>('REVENUE');
  const [step, setStep] = useState<ForecastStepLength>('DAY');
  const [place, setPlace] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const [since] = useState(() => addDays(new Date().toISOString().slice(0, 10), -daysOfPlaces));
  const where = useQuery(SoldWhereDocument, { variables: { since } });
  const store = place?.startsWith('s:') ? place.slice(2) : null;
  const category = place?.startsWith('c:') ? place.slice(2) : null;
  const { data, previousData, error, refetch } = useQuery(SalesForecastDocument, { variables: { measure, step, store, category } });
  const found = (data ?? previousData)?.salesForecast;
  const nameOf = (key: string): string => words.key(key.length > 7 ? 'DAY' : 'MONTH', key);
  const past = found?.sold.slice(-shownPast[key(found)]) ?? [];
  const keys = [...past, ...(found?.expected ?? [])].map((one) => one.key);
  const after = past.map(() => null);
  const drawn = (pick: (one: { value: string; low: string; high: string }) => string): readonly (number | null)[] => [
    ...after,
    ...(found?.expected ?? []).map((one) => Number(pick(one))),
  ];
  const unit = (value: string): string => words.figure(measure, Number(value));

  const download = () =>
    downloadText(
      `${t('forecast.title')}.csv`,
      toCsv([
        [t('forecast.step'), t('forecast.sold'), t('forecast.expected'), t('forecast.low'), t('forecast.high')],
        ...(found?.sold ?? []).map((one) => [one.key, Number(one.value), '', '', '']),
        ...(found?.expected ?? []).map((one) => [one.key, '', Number(one.value), Number(one.low), Number(one.high)]),
      ]),
    );

  return (
    <div className="page">
      <PageHeader title={t('forecast.title')} lede={t('forecast.lede')} />
      <div className="rtools">
        <Select
          label={t('analytics.count')}
          value={measure}
          options={measures.map((value) => ({ value, label: t(`analytics.measure.${value}`) }))}
          onChange={setMeasure}
        />
        <Segmented
          label={t('forecast.step')}
          value={step}
          options={[
            { key: 'DAY', label: t('forecast.byDay') },
            { key: 'MONTH', label: t('forecast.byMonth') },
          ]}
          onChange={setStep}
        />
        <Combobox
          label={t('forecast.place')}
          nothing={t('common.nothingFound')}
          placeholder={t('forecast.all')}
          clearable
          value={place}
          options={[
            ...keyed(where.data?.stores.rows).map((name) => ({ value: `s:${name}`, label: `${t('analytics.by.STORE')}: ${name}` })),
            ...keyed(where.data?.categories.rows).map((name) => ({
              value: `c:${name}`,
              label: `${t('analytics.by.CATEGORY')}: ${words.key('CATEGORY', name)}`,
            })),
          ]}
          onChange={setPlace}
        />
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!found && !error && <Skeleton lines={8} />}
      {found?.sold.length === 0 && <EmptyState title={t('forecast.none')}>{t('forecast.noneText')}</EmptyState>}
      {found && found.sold.length > 0 && (
        <section aria-busy={!data}>
          <p className="sm">
            {t('forecast.method', { method: t(`forecast.method.${found.method}`) })}{' '}
            {found.backTest
              ? t('forecast.backTest', {
                  origins: found.backTest.origins,
                  error: unit(String(found.backTest.error)),
                  naive: unit(String(found.backTest.naiveError)),
                })
              : t('forecast.noBackTest')}{' '}
            {found.closedWeekdays.length > 0 &&
              t('forecast.closed', { days: format.list(found.closedWeekdays.map((day) => words.key('WEEKDAY', String(day)))) })}
          </p>
          <div className="sec">
            <span className="xs i3">
              {t('count.asOf', { time: format.time(found.asOf) })} · {organisation.zone}
            </span>
            <span className="sp" />
            <Button variant="link" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
              {t(asTable ? 'common.asChart' : 'common.asTable')}
            </Button>
            <Button variant="link" onClick={download}>
              {t('analytics.csv')}
            </Button>
          </div>
          {asTable ? (
            <Table caption={t('forecast.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('forecast.step')}</th>
                  <th scope="col" className="num">
                    {t('forecast.expected')}
                  </th>
                  <th scope="col" className="num">
                    {t('forecast.low')}
                  </th>
                  <th scope="col" className="num">
                    {t('forecast.high')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {found.expected.map((one) => (
                  <tr key={one.key}>
                    <th scope="row">{nameOf(one.key)}</th>
                    <td className="num">{unit(one.value)}</td>
                    <td className="num">{unit(one.low)}</td>
                    <td className="num">{unit(one.high)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          ) : (
            <LineChart
              label={t('analytics.chartOf', { title: t('forecast.title'), measure: t(`analytics.measure.${measure}`) })}
              format={(value) => words.short(measure, value)}
              keys={keys.map(nameOf)}
              lines={[
                { name: t('forecast.sold'), values: [...past.map(({ value }) => Number(value)), ...found.expected.map(() => null)] },
                { name: t('forecast.expected'), values: drawn(({ value }) => value) },
                { name: t('forecast.low'), values: drawn(({ low }) => low) },
                { name: t('forecast.high'), values: drawn(({ high }) => high) },
              ]}
            />
          )}
          <p className="xs i3">{t('forecast.note')}</p>
        </section>
      )}
    </div>
  );
}

/** The step that an answer is in: the one shown may be of the question before. */
const key = ({ expected }: { expected: readonly { key: string }[] }): ForecastStepLength =>
  (expected[0]?.key.length ?? 0) > 7 ? 'DAY' : 'MONTH';
