import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { toCsv } from '../../lib/csv.js';
import { downloadText } from '../../lib/download.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { BarChart, LineChart } from '../../ui/chart.js';
import { Button } from '../../ui/button.js';
import { Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { AnswerDocument } from './analytics.graphql.js';
import { answerRows, changeOf, seriesOf } from './answer-rows.js';
import { AnswerTable } from './answer-table.js';
import { type Asked, daysBefore, daysOf, isTime } from './asked.js';
import { useAnswerWords } from './use-answer-words.js';

const mostBars = 15;

interface AnswerProps {
  readonly asked: Asked;
  /** What the answer is called, for its file and those who hear it. */
  readonly title: string;
}

/** The figures of a question: totals, a chart and its table, as a file on request. */
export function Answer({ asked, title }: AnswerProps) {
  const t = useT();
  const format = useFormat();
  const words = useAnswerWords();
  const { organisation } = useViewer();
  const [isTable, setTable] = useState(asked.chart === 'TABLE');
  const [today] = useState(() => new Intl.DateTimeFormat('sv-SE', { timeZone: organisation.zone }).format(new Date()));
  const days = daysOf(asked.period, today);
  const earlier = daysBefore(days, asked.comparison);
  const { data, previousData, error, refetch } = useQuery(AnswerDocument, {
    variables: {
      measures: asked.measures.map((measure) => ({ measure })),
      by: asked.dimensions.map((dimension) => (dimension === 'SEGMENT' ? { dimension, segments: [...asked.segments] } : { dimension })),
      where: asked.condition || null,
      since: days.since,
      until: days.until,
      isHeldAgainst: earlier !== undefined,
      sinceBefore: earlier?.since ?? null,
      untilBefore: earlier?.until ?? null,
    },
  });
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  const answer = data ?? previousData;
  if (!answer) return <Skeleton lines={6} />;
  // The days of two times have no keys in common: over time only the totals are held against each other.
  const before = asked.dimensions.some(isTime) ? undefined : answer.before?.rows;
  const rows = answerRows(answer.table.rows, before);
  const totals = answer.total.rows[0]?.values.map((value) => (value === null ? null : Number(value))) ?? [];
  const totalsBefore = answer.totalBefore?.rows[0]?.values.map((value) => (value === null ? null : Number(value)));
  const [measure] = asked.measures;
  const series = seriesOf(rows, asked.dimensions, (rest) => words.keys(asked.dimensions.slice(1), rest));
  const isDrawn = asked.chart !== 'TABLE' && measure !== undefined && asked.dimensions.length > 0 && rows.length > 0;
  const drawn = isDrawn && !isTable;
  const caption = t('analytics.chartOf', { title, measure: measure ? t(`analytics.measure.${measure}`) : '' });

  const download = () => {
    const head = [
      ...asked.dimensions.map((dimension) => t(`analytics.by.${dimension}`)),
      ...asked.measures.flatMap((one) => [
        t(`analytics.measure.${one}`),
        ...(before ? [t('analytics.beforeOf', { measure: t(`analytics.measure.${one}`) })] : []),
      ]),
    ];
    const lines = rows.map((row) => [
      ...row.keys.map((key, at) => words.key(asked.dimensions[at] ?? 'DAY', key)),
      ...row.values.flatMap((value, at) => [value, ...(before ? [row.before?.[at] ?? null] : [])]),
    ]);
    downloadText(`${title}.csv`, toCsv([head, ...lines]));
  };

  return (
    <div aria-busy={!data}>
      <dl className="afigs">
        {asked.measures.map((one, at) => {
          const change = changeOf(totals[at] ?? null, totalsBefore?.[at]);
          return (
            <div key={one}>
              <dt>{t(`analytics.measure.${one}`)}</dt>
              <dd className="f">{words.figure(one, totals[at] ?? null)}</dd>
              {totalsBefore && (
                <dd className="xs i3">
                  {change === null
                    ? t('analytics.was', { before: words.figure(one, totalsBefore[at] ?? null) })
                    : t('analytics.changed', {
                        way: change < 0 ? 'less' : 'more',
                        share: format.percent(Math.abs(change)),
                        before: words.figure(one, totalsBefore[at] ?? null),
                      })}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      <div className="sec">
        <span className="xs i3">
          {days.since && days.until
            ? t('analytics.span', { since: format.calendarDate(days.since), until: format.calendarDate(days.until) })
            : t('analytics.period.ALL')}
          {earlier?.since && earlier.until && (
            <>
              {' · '}
              {t('analytics.heldAgainst', { since: format.calendarDate(earlier.since), until: format.calendarDate(earlier.until) })}
            </>
          )}
          {' · '}
          {t('count.asOf', { time: format.time(answer.table.asOf) })}
        </span>
        <span className="sp" />
        {isDrawn && (
          <Button variant="link" onClick={() => setTable(!isTable)} aria-pressed={isTable}>
            {t(isTable ? 'common.asChart' : 'common.asTable')}
          </Button>
        )}
        <Button variant="link" onClick={download}>
          {t('analytics.csv')}
          <span className="vh"> {title}</span>
        </Button>
      </div>
      {drawn && series && asked.chart === 'LINE' ? (
        <LineChart
          label={caption}
          format={(value) => words.short(measure, value)}
          keys={series.keys.map((key) => words.key(asked.dimensions[0] ?? 'DAY', key))}
          lines={series.lines}
        />
      ) : drawn ? (
        <>
          <BarChart
            label={caption}
            format={(value) => words.short(measure, value)}
            bars={rows
              .map((row) => ({
                name: words.keys(asked.dimensions, row.keys),
                value: row.values[0] ?? 0,
                before: row.before && (row.before[0] ?? 0),
              }))
              .toSorted((a, b) => (asked.dimensions.some(isTime) ? 0 : b.value - a.value))
              .slice(0, mostBars)}
          />
          {rows.length > mostBars && <p className="xs i3">{t('analytics.firstBars', { count: mostBars })}</p>}
        </>
      ) : (
        <AnswerTable caption={title} asked={asked} rows={rows} words={words} />
      )}
    </div>
  );
}
