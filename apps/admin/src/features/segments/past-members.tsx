import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { History } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { useT } from '../../lib/i18n.js';
import { Segmented } from '../../ui/choose.js';
import { TextInput } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { customerName } from './customer-line.js';
import { localText } from './local-text.js';
import { SegmentPastMembersDocument } from './segments.graphql.js';

/** Who was in at a moment that is over: as it was written down then, or as the rule in force would have it. */
export function PastMembers({ segmentId }: { segmentId: string }) {
  const t = useT();
  const [latest] = useState(() => localText(new Date().toISOString()));
  const [at, setAt] = useState<string>();
  const [rule, setRule] = useState<History>('AS_RECORDED');
  return (
    <section className="past" aria-label={t('segments.past.title')}>
      <h2 className="over">{t('segments.past.title')}</h2>
      <div className="listbar">
        <TextInput
          type="datetime-local"
          label={t('segments.past.at')}
          max={latest}
          value={at === undefined ? '' : localText(at)}
          onChange={(event) => setAt(event.target.value ? new Date(event.target.value).toISOString() : undefined)}
        />
        <Segmented
          label={t('segments.past.rule')}
          value={rule}
          options={[
            { key: 'AS_RECORDED', label: t('segments.past.asRecorded') },
            { key: 'BY_TODAYS_RULE', label: t('segments.past.byTodaysRule') },
          ]}
          onChange={setRule}
        />
      </div>
      <p className="sm i3">{t(rule === 'AS_RECORDED' ? 'segments.past.asRecordedHint' : 'segments.past.byTodaysRuleHint')}</p>
      {at !== undefined && <MembersAt segmentId={segmentId} at={at} rule={rule} />}
    </section>
  );
}

function MembersAt({ segmentId, at, rule }: { segmentId: string; at: string; rule: History }) {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch, fetchMore } = useQuery(SegmentPastMembersDocument, { variables: { id: segmentId, at, rule } });
  const page = data?.segment?.membersAt;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!page) return <Skeleton lines={5} />;
  const caption = t('segments.past.count', { count: page.totalCount, time: format.dateTime(at) });
  return (
    <>
      <p role="status">{caption}</p>
      {page.nodes.length > 0 && (
        <Table caption={caption}>
          <thead>
            <tr>
              <th scope="col">{t('segments.members.name')}</th>
              <th scope="col">{t('segments.members.city')}</th>
            </tr>
          </thead>
          <tbody>
            {page.nodes.map((customer) => (
              <tr key={customer.id}>
                <th scope="row">
                  <Link to="/customers/$id" params={{ id: customer.id }} className="cell">
                    {customerName(customer)}
                  </Link>
                </th>
                <td className="i2">{customer.city ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <More
        page={page.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) =>
              seen.segment && next.segment
                ? { segment: { ...seen.segment, membersAt: joined(seen.segment.membersAt, next.segment.membersAt) } }
                : seen,
          })
        }
      />
    </>
  );
}
