import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { SampleCustomerFragment } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { More } from '../../ui/more.js';
import { Banner, EmptyState, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { customerName } from './customer-line.js';
import { MemberSearch } from './member-search.js';
import { OverrideDialog } from './override-dialog.js';
import { SegmentMembersDocument } from './segments.graphql.js';
import { Why } from './why.js';

const PAGE = 50;

/** Who is in, each with the reasons, and the way to decide about one by hand. */
export function SegmentMembers({ segmentId }: { segmentId: string }) {
  const t = useT();
  const explain = useExplain();
  const format = useFormat();
  const { data, error, fetchMore } = useQuery(SegmentMembersDocument, {
    variables: { id: segmentId, first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const members = data?.segment?.members;
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  if (!members) return <Skeleton lines={8} height={20} />;
  return (
    <>
      <div className="listbar">
        <MemberSearch segmentId={segmentId} />
        <span className="sp" />
        <span className="xs i3">
          {t('segments.members.count', { count: format.number(members.totalCount), time: format.time(members.asOf) })}
        </span>
      </div>
      {members.nodes.length === 0 ? (
        <EmptyState title={t('segments.members.none')}>{t('segments.members.noneHint')}</EmptyState>
      ) : (
        <MemberTable customers={members.nodes} segmentId={segmentId} />
      )}
      <More
        page={members.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) =>
              seen.segment && next.segment
                ? { ...seen, segment: { ...seen.segment, members: joined(seen.segment.members, next.segment.members) } }
                : seen,
          })
        }
      />
    </>
  );
}

function MemberTable({ customers, segmentId }: { customers: readonly SampleCustomerFragment[]; segmentId: string }) {
  const t = useT();
  return (
    <Table caption={t('segments.tab.members')}>
      <thead>
        <tr>
          <th scope="col">{t('segments.members.name')}</th>
          <th scope="col">{t('segments.members.city')}</th>
          <th scope="col" className="num">
            {t('segments.members.orders')}
          </th>
          <th scope="col" className="num">
            {t('segments.members.spent')}
          </th>
          <th scope="col">{t('segments.members.last')}</th>
          <th scope="col">
            <span className="vh">{t('segments.more')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <MemberRow key={customer.id} customer={customer} segmentId={segmentId} />
        ))}
      </tbody>
    </Table>
  );
}

/** A member in a row; "why" opens the reasons underneath. */
export function MemberRow({ customer, segmentId, isIn = true }: { customer: SampleCustomerFragment; segmentId: string; isIn?: boolean }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [isOpen, setOpen] = useState(false);
  const [isDeciding, setDeciding] = useState(false);
  const name = customerName(customer);
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <Link to="/customers/$id" params={{ id: customer.id }} className="cell">
            {name}
          </Link>
        </th>
        <td className="i2">{customer.city ?? ''}</td>
        <td className="num">{customer.ordersCount == null ? '' : format.number(customer.ordersCount)}</td>
        <td className="num">{customer.totalSpent ? format.money(customer.totalSpent) : ''}</td>
        <td className="i2">{customer.lastOrderAt ? format.day(customer.lastOrderAt) : ''}</td>
        <td className="num">
          <span className="rowacts">
            <Button
              variant="link"
              aria-expanded={isOpen}
              aria-label={t('segments.members.whyNamed', { name })}
              onClick={() => setOpen(!isOpen)}
            >
              {t('segments.sample.why')}
            </Button>
            {can('segments.edit') && (
              <Button
                variant="link"
                aria-label={t(isIn ? 'segments.override.excludeNamed' : 'segments.override.includeNamed', { name })}
                onClick={() => setDeciding(true)}
              >
                {t(isIn ? 'segments.override.exclude' : 'segments.override.include')}
              </Button>
            )}
          </span>
        </td>
      </tr>
      {isOpen && (
        <tr className="whyrow">
          <td colSpan={6}>
            <Why customerId={customer.id} segmentId={segmentId} />
          </td>
        </tr>
      )}
      {isDeciding && (
        <OverrideDialog segmentId={segmentId} customer={customer} first={isIn ? 'EXCLUDE' : 'INCLUDE'} onClose={() => setDeciding(false)} />
      )}
    </Fragment>
  );
}
