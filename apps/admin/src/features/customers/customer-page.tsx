import './customers.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CustomerQuery } from '../../gql/graphql.js';
import { failureOf } from '../../lib/errors.js';
import { readablePhone, useFormat } from '../../lib/format.js';
import { has } from '../../lib/graph/client.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useCan, useSession } from '../../lib/session.js';
import { useTerm } from '../../lib/terms.js';
import { useNames } from '../../lib/value-names.js';
import { Tabs } from '../../ui/choose.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Icon } from '../../ui/icon.js';
import { Chip, EmptyState, Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { ConfirmDetails } from './confirm-details.js';
import { CustomerDuplicates } from './customer-duplicates.js';
import { CustomerChurn } from './customer-churn.js';
import { CustomerNotes } from './customer-notes.js';
import { CustomerFacts } from './customer-facts.js';
import { CustomerOutlook } from './customer-outlook.js';
import { CustomerOrders } from './customer-orders.js';
import { CustomerSegments } from './customer-segments.js';
import { CustomerSuggestions } from './customer-suggestions.js';
import { CustomerTimeline } from './customer-timeline.js';
import { MaskedValue } from './masked-value.js';
import { CustomerDocument } from './customers.graphql.js';

export type CustomerRecord = NonNullable<CustomerQuery['customer']>;

/** Everything the viewer may know about one customer. */
export function CustomerPage({ id }: { id: string }) {
  const t = useT();
  const can = useCan();
  const { schema } = useSession();
  const { data, error, refetch } = useQuery(CustomerDocument, { variables: { id } });
  const customer = data?.customer;
  const name = customer && (customer.displayName ?? customer.externalId ?? t('customers.noName'));
  const missing = (error && failureOf(error).code === 'NOT_FOUND') || data?.customer === null;
  const customersTitle = t(can('customers.list') ? 'customers.title' : 'find.title');
  useCrumbs({ label: customersTitle, to: '/customers' }, { label: name ?? (missing ? t('customer.missing') : '…') });

  if (missing) {
    return (
      <div className="page">
        <EmptyState
          alone
          title={t('customer.missing')}
          actions={
            <Link to="/customers" className="btn">
              {customersTitle}
            </Link>
          }
        >
          {t('customer.missingText')}
        </EmptyState>
      </div>
    );
  }
  if (!customer)
    return <div className="page">{error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={12} />}</div>;

  const listed = has(schema, 'Customer', 'segments') && customer.segments;
  const noted = has(schema, 'Customer', 'notes');
  return (
    <div className="cu">
      <CustomerHead customer={customer} name={name ?? ''} />
      <Heroes customer={customer} />
      <div className={listed || noted ? 'c3' : 'c3 two'}>
        <aside aria-label={t('customer.facts')}>
          <CustomerFacts customer={customer} />
          {has(schema, 'Mutation', 'confirmCustomer') && <ConfirmDetails customer={customer} />}
        </aside>
        <Activity id={id} ordersCount={customer.ordersCount ?? undefined} />
        {(listed || noted) && (
          <aside aria-label={t('customer.beside')}>
            {has(schema, 'Query', 'duplicatesOf') && <CustomerDuplicates customer={customer} />}
            {has(schema, 'Query', 'customerOutlook') && <CustomerOutlook customerId={id} />}
            {has(schema, 'Query', 'suggestions') && <CustomerSuggestions customerId={id} />}
            {noted && <CustomerNotes customerId={id} />}
            {has(schema, 'Customer', 'churnReasons') && <CustomerChurn customerId={id} />}
            {listed && <CustomerSegments customerId={id} memberships={listed.nodes} total={listed.totalCount} />}
          </aside>
        )}
      </div>
    </div>
  );
}

const consentLooks = { GRANTED: ['good', 'check'], WITHDRAWN: ['i3', 'cross'], OBJECTED: ['bad', 'cross'] } as const;

function CustomerHead({ customer, name }: { customer: CustomerRecord; name: string }) {
  const t = useT();
  const format = useFormat();
  const term = useTerm();
  const names = useNames();
  const place = [customer.city && names.value('city', customer.city), customer.district && names.value('district', customer.district)]
    .filter((part) => part)
    .join(' · ');
  return (
    <header className="chead">
      <span className="face" aria-hidden="true">
        {[...name][0]}
      </span>
      <div>
        <h1 className="h1">
          {name}
          {customer.tags?.map((tag) => (
            <Chip key={tag} tone="line">
              {names.value('tags', tag)}
            </Chip>
          ))}
        </h1>
        <div className="meta">
          {customer.card && <span>{t('customer.card', { card: customer.card })}</span>}
          {customer.phone && (
            <span>
              <MaskedValue customerId={customer.id} field="phone" value={customer.phone} shown={readablePhone} />
            </span>
          )}
          {customer.email && (
            <span>
              <MaskedValue customerId={customer.id} field="email" value={customer.email} />
            </span>
          )}
          {place && <span>{place}</span>}
          {customer.age != null && <span>{t('customer.age', { age: customer.age })}</span>}
          <span>{t('customer.since', { date: format.month(customer.createdAt) })}</span>
        </div>
      </div>
      {customer.consents && customer.consents.length > 0 && (
        <div className="cons" role="group" aria-label={t('customer.consents')}>
          {customer.consents.map((consent) => {
            const [tone, icon] = consentLooks[consent.state];
            const word: MessageKey = `customer.consent.${consent.state}`;
            return (
              <div key={consent.purpose}>
                <span>{term(consent.purpose)}</span>
                <b className={tone} title={format.date(consent.at)}>
                  <Icon name={icon} />
                  {t(word)}
                </b>
              </div>
            );
          })}
        </div>
      )}
    </header>
  );
}

function Heroes({ customer }: { customer: CustomerRecord }) {
  const t = useT();
  const format = useFormat();
  const term = useTerm();
  const { schema } = useSession();
  const shows = (field: keyof CustomerRecord) => has(schema, 'Customer', field);
  return (
    <dl className="heroes">
      {shows('totalSpent') && (
        <div>
          <dt>{t('customer.spent')}</dt>
          <dd className="f">{customer.totalSpent ? format.money(customer.totalSpent) : '–'}</dd>
          {customer.averageOrder && <dd className="d">{t('customer.average', { amount: format.money(customer.averageOrder) })}</dd>}
        </div>
      )}
      {shows('ordersCount') && (
        <div>
          <dt>{t('customer.orders')}</dt>
          <dd className="f">{format.number(customer.ordersCount ?? 0)}</dd>
        </div>
      )}
      {shows('lastOrderAt') && (
        <div>
          <dt>{t('customer.lastOrder')}</dt>
          <dd className="f">{customer.lastOrderAt ? format.ago(customer.lastOrderAt) : t('customer.never')}</dd>
          {customer.lastOrderAt && <dd className="d">{format.dateTime(customer.lastOrderAt)}</dd>}
        </div>
      )}
      {shows('firstOrderAt') && (
        <div>
          <dt>{t('customer.firstOrder')}</dt>
          <dd className="f">{customer.firstOrderAt ? format.ago(customer.firstOrderAt) : t('customer.never')}</dd>
          {customer.firstOrderAt && <dd className="d">{format.date(customer.firstOrderAt)}</dd>}
        </div>
      )}
      {shows('reachable') && (
        <div>
          <dt>{t('customer.reach')}</dt>
          <dd className="f">{customer.reachable?.length ? format.number(customer.reachable.length) : t('customer.reachNone')}</dd>
          {customer.reachable && customer.reachable.length > 0 && <dd className="d">{format.list(customer.reachable.map(term))}</dd>}
        </div>
      )}
    </dl>
  );
}

function Activity({ id, ordersCount }: { id: string; ordersCount: number | undefined }) {
  const t = useT();
  const format = useFormat();
  const { schema } = useSession();
  const [tab, setTab] = useState<'timeline' | 'orders'>('timeline');
  const tabs = [
    ...(has(schema, 'Customer', 'timeline') ? [{ key: 'timeline', label: t('customer.timeline') } as const] : []),
    ...(has(schema, 'Customer', 'orders')
      ? [{ key: 'orders', label: t('customer.orders'), count: ordersCount === undefined ? undefined : format.number(ordersCount) } as const]
      : []),
  ];
  const shown = tabs.some((known) => known.key === tab) ? tab : tabs[0]?.key;
  if (!shown) return <section aria-label={t('customer.activity')} />;
  return (
    <section aria-label={t('customer.activity')}>
      <Tabs label={t('customer.activity')} value={shown} tabs={tabs} onChange={setTab}>
        {shown === 'timeline' ? <CustomerTimeline id={id} /> : <CustomerOrders id={id} />}
      </Tabs>
    </section>
  );
}
