import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import type { ChurnReasonKind } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { has } from '../../lib/graph/client.js';
import { useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { Select, TextArea } from '../../ui/field.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { AddChurnReasonDocument, CustomerChurnDocument, RemoveChurnReasonDocument } from './customer-desk.graphql.js';

const kinds = [
  'PRICE',
  'PRODUCT',
  'SERVICE',
  'DELIVERY',
  'COMPETITOR',
  'MOVED',
  'NO_NEED',
  'OTHER',
] as const satisfies readonly `${ChurnReasonKind}`[];

const storedAs = (kind: (typeof kinds)[number]): string => kind.toLowerCase().replace('_', '-');

/** Why a customer buys less or left, each reason with what shows it, and a place to record one. */
export function CustomerChurn({ customerId }: { readonly customerId: string }) {
  const t = useT();
  const format = useFormat();
  const explain = useExplain();
  const toast = useToast();
  const { schema } = useSession();
  const { data, error, refetch } = useQuery(CustomerChurnDocument, { variables: { id: customerId } });
  const refetchQueries = [CustomerChurnDocument];
  const [add, { loading, error: refusal }] = useMutation(AddChurnReasonDocument, { refetchQueries, awaitRefetchQueries: true });
  const [remove] = useMutation(RemoveChurnReasonDocument, { refetchQueries });
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof kinds)[number]>('PRICE');
  const [note, setNote] = useState('');
  const [orderId, setOrderId] = useState('');
  const reasons = data?.customer?.churnReasons?.nodes ?? [];
  const orders = data?.customer?.orders?.nodes ?? [];

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const input = { customerId, reason, note: note.trim() || null, orderId: orderId || null };
    const { data: added } = await add({ variables: { input } }).catch(() => ({ data: undefined }));
    if (!added) return;
    setNote('');
    setOrderId('');
    setOpen(false);
    toast(t('customer.reasonAdded'), {
      label: t('common.undo'),
      onAct: () => void remove({ variables: { id: added.addChurnReason.id } }).catch((failure: unknown) => toast(explain(failure))),
    });
  };

  return (
    <section className="notes">
      <h2 className="over">{t('customer.reasons')}</h2>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && reasons.length === 0 && !isOpen && <p className="sm i2">{t('customer.reasonsEmpty')}</p>}
      <ul>
        {reasons.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{t(`value.because.${kinds.find((kind) => storedAs(kind) === one.reason) ?? 'OTHER'}`)}</strong>
              {one.note && ` · ${one.note}`}
            </p>
            <p className="s">
              {[one.orderNumber && t('customer.reasonOrder', { order: one.orderNumber }), one.author, format.dateTime(one.recordedAt)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {has(schema, 'Mutation', 'addChurnReason') && !isOpen && <Button onClick={() => setOpen(true)}>{t('customer.reasonRecord')}</Button>}
      {isOpen && (
        <form onSubmit={(event) => void submit(event)} className="stack">
          <Select
            label={t('customer.reason')}
            value={reason}
            options={kinds.map((value) => ({ value, label: t(`value.because.${value}`) }))}
            onChange={setReason}
          />
          <TextArea
            label={t('customer.reasonNote')}
            value={note}
            maxLength={2000}
            rows={2}
            error={refusal && explain(refusal)}
            onChange={(event) => setNote(event.target.value)}
          />
          {orders.length > 0 && (
            <Select
              label={t('customer.reasonEvidence')}
              value={orderId}
              options={[
                { value: '', label: t('customer.reasonNoOrder') },
                ...orders.map((order) => ({
                  value: order.id,
                  label: [order.placedAt && format.day(order.placedAt), order.externalId].filter(Boolean).join(' · '),
                })),
              ]}
              onChange={setOrderId}
            />
          )}
          <p className="sm i2">{t('customer.reasonHint')}</p>
          <div className="acts2">
            <Button type="submit" variant="primary" loading={loading} disabled={note.trim() === '' && orderId === ''}>
              {t('customer.reasonKeep')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
