import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { CustomerTimelineQuery, TimelineKind } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useTerm } from '../../lib/terms.js';
import { useNames } from '../../lib/value-names.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { More } from '../../ui/more.js';
import { Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { CustomerTimelineDocument } from './customers.graphql.js';

const icons: Record<TimelineKind, IconName> = { ORDER: 'bag', RETURN: 'return', EVENT: 'eye', CONSENT: 'check' };
const kinds: readonly TimelineKind[] = ['ORDER', 'RETURN', 'EVENT', 'CONSENT'];

type Entry = NonNullable<NonNullable<CustomerTimelineQuery['customer']>['timeline']>['nodes'][number];
const statuses = ['OPEN', 'PAID', 'FULFILLED', 'CANCELLED'] as const;
const consents = ['GRANTED', 'WITHDRAWN', 'OBJECTED'] as const;

/** The graph tells an entry by its stored words; here they get the reader's. */
function useEntryWords() {
  const t = useT();
  const term = useTerm();
  const names = useNames();
  return {
    title: ({ kind, title }: Entry) => {
      if (kind === 'ORDER') return t('customer.orderNumber', { number: title });
      if (kind === 'RETURN') return t('customer.returnNumber', { number: title });
      return kind === 'EVENT' ? names.value('events.name', title) : term(title);
    },
    detail: ({ detail }: Entry) => {
      const word = detail?.toUpperCase();
      const status = statuses.find((known) => known === word);
      if (status) return t(`customer.order.${status}`);
      const consent = consents.find((known) => known === word);
      return consent ? t(`customer.consent.${consent}`) : detail;
    },
  };
}

/** What happened, newest first; the kinds shown can be narrowed. */
export function CustomerTimeline({ id }: { id: string }) {
  const t = useT();
  const format = useFormat();
  const say = useEntryWords();
  const [kind, setKind] = useState<TimelineKind>();
  const { data, error, refetch, fetchMore } = useQuery(CustomerTimelineDocument, {
    variables: { id },
  });
  const timeline = data?.customer?.timeline;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!timeline) return <Skeleton lines={8} />;
  if (timeline.nodes.length === 0) return <p className="sm i2">{t('customer.timelineEmpty')}</p>;
  const present = kinds.filter((known) => timeline.nodes.some((entry) => entry.kind === known));
  const entries = timeline.nodes.filter((entry) => !kind || entry.kind === kind);

  return (
    <>
      {present.length > 1 && (
        <span className="fil" role="group" aria-label={t('customer.timeline')}>
          <button type="button" aria-pressed={kind === undefined} onClick={() => setKind(undefined)}>
            {t('common.all')}
          </button>
          {present.map((known) => {
            const word: MessageKey = `customer.kind.${known}`;
            return (
              <button key={known} type="button" aria-pressed={kind === known} onClick={() => setKind(known)}>
                {t(word)}
              </button>
            );
          })}
        </span>
      )}
      <ol className="time">
        {entries.map((entry, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two things may happen in one moment; the order is fixed
          <li key={`${entry.at}-${at}`}>
            <time className="dt" dateTime={entry.at} title={format.dateTime(entry.at)}>
              {format.day(entry.at)}
            </time>
            <span className={entry.kind === 'RETURN' ? 'ic n' : 'ic'}>
              <Icon name={icons[entry.kind]} />
            </span>
            <div>
              <b>{say.title(entry)}</b>
              {entry.detail && <p className="s">{say.detail(entry)}</p>}
            </div>
            <span className="amt">{entry.amount && format.money(entry.amount)}</span>
          </li>
        ))}
      </ol>
      <More
        page={timeline.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) =>
              seen.customer?.timeline && next.customer?.timeline
                ? { customer: { ...seen.customer, timeline: joined(seen.customer.timeline, next.customer.timeline) } }
                : seen,
          })
        }
      />
    </>
  );
}
