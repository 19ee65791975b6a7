import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { useT, type MessageKey, type Translate } from '../../lib/i18n.js';
import { More } from '../../ui/more.js';
import { Banner, Chip, Skeleton } from '../../ui/show.js';
import { customerName } from './customer-line.js';
import { SegmentChangesDocument } from './segments.graphql.js';

/** Who entered and left, the latest first, and what caused it. */
export function ChangeList({ segmentId }: { segmentId: string }) {
  const t = useT();
  const explain = useExplain();
  const format = useFormat();
  const { data, error, fetchMore } = useQuery(SegmentChangesDocument, {
    variables: { id: segmentId, first: 20 },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  const changes = data?.segment?.changes;
  if (!data) return <Skeleton lines={5} />;
  if (!changes?.nodes.length) return null;
  return (
    <section className="changes">
      <h2 className="over">{t('segments.history.changes')}</h2>
      <ul>
        {changes.nodes.map((change, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a customer may come and go within one moment
          <li key={`${change.at} ${index}`}>
            <Chip tone={change.entered ? 'good' : 'plain'}>{t(change.entered ? 'segments.history.in' : 'segments.history.out')}</Chip>
            {change.customer ? (
              <Link to="/customers/$id" params={{ id: change.customer.id }} className="cell">
                {customerName(change.customer)}
              </Link>
            ) : (
              <span className="i3">{t('common.unknown')}</span>
            )}
            <span className="i3">{causeText(change.cause, t)}</span>
            <span className="sp" />
            <span className="i3 xs">{format.dateTime(change.at)}</span>
          </li>
        ))}
      </ul>
      <More
        page={changes.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) =>
              seen.segment && next.segment
                ? { ...seen, segment: { ...seen.segment, changes: joined(seen.segment.changes, next.segment.changes) } }
                : seen,
          })
        }
      />
    </section>
  );
}

const CAUSES: ReadonlyMap<string, MessageKey> = new Map([
  ['version', 'segments.cause.version'],
  ['refresh', 'segments.cause.refresh'],
  ['time', 'segments.cause.time'],
  ['data', 'segments.cause.data'],
  ['override', 'segments.cause.override'],
]);

function causeText(cause: string, t: Translate): string {
  const key = CAUSES.get(cause);
  return key ? t(key) : cause;
}
