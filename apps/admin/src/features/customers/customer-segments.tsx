import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useLanguage, useT } from '../../lib/i18n.js';
import { localeOf } from '../../lib/preferences.js';
import { useCan } from '../../lib/session.js';
import { Icon } from '../../ui/icon.js';
import { Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import type { CustomerRecord } from './customer-page.js';
import { WhyMemberDocument } from './customers.graphql.js';

type Membership = NonNullable<CustomerRecord['segments']>['nodes'][number];

/** Which segments, since when, and on demand why. */
export function CustomerSegments({
  customerId,
  memberships,
  total,
}: {
  customerId: string;
  memberships: readonly Membership[];
  total: number;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <div className="sec">
        <h2 className="over">{t('customer.segments')}</h2>
        <span className="xs i3">{format.number(total)}</span>
      </div>
      {memberships.length === 0 && <p className="sm i2">{t('customer.segmentsEmpty')}</p>}
      <ul className="ins">
        {memberships.map((membership) => (
          <MembershipRow key={membership.segment.id} customerId={customerId} membership={membership} />
        ))}
      </ul>
    </>
  );
}

function MembershipRow({ customerId, membership: { segment, since } }: { customerId: string; membership: Membership }) {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li>
      <div className="t">
        <b>
          {can('customers.list') ? (
            <Link to="/segments/$id" params={{ id: segment.id }}>
              {segment.name}
            </Link>
          ) : (
            segment.name
          )}
        </b>
        {can('customers.list') && (
          <button type="button" className="link xs" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            {t(open ? 'customer.whyHide' : 'customer.why')}
            <span className="vh"> {segment.name}</span>
          </button>
        )}
      </div>
      {since && <p className="s">{t('customer.segmentSince', { date: format.date(since) })}</p>}
      <div id={id}>{open && <Reasons segmentId={segment.id} customerId={customerId} />}</div>
    </li>
  );
}

function Reasons({ segmentId, customerId }: { segmentId: string; customerId: string }) {
  const t = useT();
  const format = useFormat();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(WhyMemberDocument, { variables: { segmentId, customerId, locale: localeOf(language) } });
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  const why = data?.explainMembership;
  if (!why) return <Skeleton lines={3} height={10} />;
  const override: MessageKey | undefined = why.override ? `customer.override.${why.override.kind}` : undefined;
  return (
    <div className="whybox">
      <p className="i3">{t(why.member ? 'customer.whyIn' : 'customer.whyOut', { time: format.time(why.asOf) })}</p>
      {override && why.override && <p>{t(override, { reason: why.override.reason })}</p>}
      <ul>
        {why.conditions.map((verdict) => (
          <li key={verdict.path.join('.')} style={{ marginLeft: Math.max(0, verdict.path.length - 1) * 14 }}>
            <span className={verdict.holds ? 'y' : 'n'}>
              <Icon name={verdict.holds ? 'check' : 'cross'} size={12} />
              <span className="vh">{t(verdict.holds ? 'customer.whyHolds' : 'customer.whyFails')}</span>
            </span>
            <div>
              {verdict.words}
              {verdict.value !== null && verdict.value !== undefined && (
                <span className="strong">
                  {' '}
                  {t('customer.whyValue', { value: typeof verdict.value === 'string' ? verdict.value : JSON.stringify(verdict.value) })}
                </span>
              )}
              {verdict.rows.totalCount > 0 && (
                <details className="fold rows2">
                  <summary>{t('customer.whyRows', { count: verdict.rows.totalCount })}</summary>
                  {verdict.rows.nodes.map((row) => (
                    <p key={row.id}>
                      {row.at && format.date(row.at)} {row.text}
                    </p>
                  ))}
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
