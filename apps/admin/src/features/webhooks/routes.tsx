import './webhooks.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { DeliveryState, WebhooksQuery } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Chip, type ChipTone, EmptyState, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { NewWebhookDialog } from './new-webhook-dialog.js';
import { EndWebhookDocument, ReplayDeliveryDocument, WebhooksDocument } from './webhooks.graphql.js';

type Webhook = WebhooksQuery['webhooks'][number];
type Delivery = Webhook['deliveries'][number];
const tones: Record<DeliveryState, ChipTone> = { WAITING: 'warn', DELIVERED: 'good', DEAD: 'not' };
const lookEvery = 3000;

/** One's webhooks with what was sent. */
export function WebhooksPage() {
  const t = useT();
  useCrumbs({ label: t('shell.webhooks') });
  const { data, error, refetch } = useQuery(WebhooksDocument, { pollInterval: lookEvery, fetchPolicy: 'cache-and-network' });
  const [making, setMaking] = useState(false);
  const hooks = data?.webhooks;
  const make = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      {t('webhooks.new')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('shell.webhooks')} lede={t('webhooks.lede')} actions={hooks && hooks.length > 0 && make} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!hooks && !error && <Skeleton />}
      {hooks?.length === 0 && (
        <EmptyState title={t('webhooks.empty')} actions={make}>
          {t('webhooks.emptyText')}
        </EmptyState>
      )}
      {hooks?.map((hook) => (
        <WebhookCard key={hook.id} hook={hook} />
      ))}
      {making && <NewWebhookDialog onClose={() => setMaking(false)} />}
    </div>
  );
}

function WebhookCard({ hook }: { hook: Webhook }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const { id, url, segmentName, endedAt, endedBecause, deliveries } = hook;
  const [end, { loading }] = useMutation(EndWebhookDocument, { variables: { id }, refetchQueries: [WebhooksDocument] });
  return (
    <section className="webhook" aria-label={url}>
      <header>
        <h2>{segmentName ?? t('webhooks.segmentGone')}</h2>
        {endedAt ? <Chip tone="not">{t('webhooks.ended')}</Chip> : <Chip tone="good">{t('webhooks.sent')}</Chip>}
        <code className="i2">{url}</code>
        {endedBecause && <span className="i3">{endedBecause}</span>}
        <span className="sp" />
        {!endedAt && (
          <Button loading={loading} onClick={() => void end().catch((error: unknown) => toast(explain(error)))}>
            {t('webhooks.end')}
            <span className="vh"> {url}</span>
          </Button>
        )}
      </header>
      {deliveries.length === 0 ? (
        <p className="i3">{t('webhooks.noMessages')}</p>
      ) : (
        <Table caption={t('webhooks.messages', { url })}>
          <thead>
            <tr>
              <th scope="col">{t('webhooks.when')}</th>
              <th scope="col">{t('webhooks.state')}</th>
              <th scope="col" className="num">
                {t('webhooks.tries')}
              </th>
              <th scope="col">{t('webhooks.problem')}</th>
              <th scope="col">{t('webhooks.next')}</th>
              <th scope="col">
                <span className="vh">{t('webhooks.replay')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} isOpen={!endedAt} />
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

function DeliveryRow({ delivery, isOpen }: { delivery: Delivery; isOpen: boolean }) {
  const t = useT();
  const format = useFormat();
  const toast = useToast();
  const explain = useExplain();
  const { id, state, attempts, nextAt, problem, createdAt } = delivery;
  const [replay, { loading }] = useMutation(ReplayDeliveryDocument, { variables: { id }, refetchQueries: [WebhooksDocument] });
  const again = () =>
    replay().then(
      () => toast(t('webhooks.replayed')),
      (error: unknown) => toast(explain(error)),
    );
  return (
    <tr>
      <th scope="row">{format.dateTime(createdAt)}</th>
      <td>
        <Chip tone={tones[state]}>{t(`webhooks.state.${state}`)}</Chip>
      </td>
      <td className="num">{format.number(attempts)}</td>
      <td className="i2">{problem ?? '–'}</td>
      <td className="i2">{nextAt ? format.dateTime(nextAt) : '–'}</td>
      <td className="num">
        {isOpen && state !== 'WAITING' && (
          <Button loading={loading} onClick={() => void again()}>
            {t('webhooks.replay')}
          </Button>
        )}
      </td>
    </tr>
  );
}
