import { useQuery } from '@apollo/client/react';
import type { MetricDimension, MetricMeasure } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { useNames } from '../../lib/value-names.js';
import { SegmentKeysDocument } from './analytics.graphql.js';

const mostSegments = 1000;

const monday = Date.UTC(2026, 0, 5);

/** Fields of conditions whose values have names. */
const fields: Partial<Record<MetricDimension, string>> = {
  CHANNEL: 'orders.channel',
  SOURCE: 'acquisitionSource',
  CATEGORY: 'product.category',
  RFM_GROUP: 'rfmGroup',
  STAGE: 'lifecycleStage',
};

const isMoney = (measure: MetricMeasure): boolean => measure === 'REVENUE' || measure === 'AVERAGE_ORDER';

/** How keys and figures of an answer read. */
export function useAnswerWords() {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const { organisation } = useViewer();
  const { data } = useQuery(SegmentKeysDocument, { variables: { first: mostSegments } });
  const segments = data?.segments.nodes ?? [];

  const key = (dimension: MetricDimension, stored: string): string => {
    if (stored === '') return t('analytics.noKey');
    const field = fields[dimension];
    if (field !== undefined) return names.value(field, stored);
    switch (dimension) {
      case 'DAY':
      case 'WEEK':
        return format.calendarDate(stored);
      case 'MONTH':
        return format.month(`${stored}-15T12:00:00Z`);
      case 'WEEKDAY':
        return format.weekdayName(new Date(monday + (Number(stored) - 1) * 86_400_000));
      case 'HOUR':
        return t('analytics.hour', { hour: stored });
      case 'SEGMENT':
        return segments.find((segment) => segment.key === stored)?.name ?? stored;
      default:
        return stored;
    }
  };
  const figure = (measure: MetricMeasure, value: number | null): string =>
    value === null
      ? '–'
      : isMoney(measure)
        ? format.money({ amount: String(value), currency: organisation.currency })
        : format.number(value, 2);
  const short = (measure: MetricMeasure, value: number): string =>
    isMoney(measure) ? format.moneyShort({ amount: String(value), currency: organisation.currency }) : format.compact(value);
  const keys = (dimensions: readonly MetricDimension[], stored: readonly string[]): string =>
    stored.map((one, at) => key(dimensions[at] ?? 'DAY', one)).join(' · ');
  return { key, keys, figure, short, segments };
}
