import { useMutation } from '@apollo/client/react';
import { useId, useState, type SyntheticEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { readablePhone, useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useNames } from '../../lib/value-names.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { ConfirmCustomerDocument } from './customer-desk.graphql.js';
import type { CustomerRecord } from './customer-page.js';

interface Detail {
  readonly field: string;
  readonly label: MessageKey;
  readonly value: string | null | undefined;
}

/** Read out to the customer, ticked where it is right; who checked it and when is kept. */
export function ConfirmDetails({ customer }: { customer: CustomerRecord }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="check" onClick={() => setOpen(true)}>
        {t('customer.confirm')}
      </Button>
      {open && <ConfirmDialog customer={customer} onClose={() => setOpen(false)} />}
    </>
  );
}

function ConfirmDialog({ customer, onClose }: { customer: CustomerRecord; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const explain = useExplain();
  const toast = useToast();
  const names = useNames();
  const form = useId();
  const [confirm, { loading, error }] = useMutation(ConfirmCustomerDocument);
  const [right, setRight] = useState<ReadonlySet<string>>(new Set());
  const details: readonly Detail[] = (
    [
      { field: 'displayName', label: 'customers.col.name', value: customer.displayName },
      { field: 'phone', label: 'customers.col.phone', value: customer.phone && readablePhone(customer.phone) },
      { field: 'email', label: 'customers.col.email', value: customer.email },
      { field: 'birthDate', label: 'customer.birthDate', value: customer.birthDate && format.calendarDate(customer.birthDate) },
      { field: 'city', label: 'customer.city', value: customer.city && names.value('city', customer.city) },
      { field: 'address', label: 'customer.address', value: customer.address },
      { field: 'card', label: 'find.card', value: customer.card },
    ] as const
  ).filter(({ value }) => value);
  const lastOf = (field: string) => customer.verifications?.find((known) => known.field === field);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await confirm({ variables: { input: { id: customer.id, fields: [...right] } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('customer.confirmed', { count: right.size }));
    onClose();
  };

  return (
    <Dialog
      title={t('customer.confirm')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} loading={loading} disabled={right.size === 0}>
            {t('customer.confirmDone')}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sm i2">{t('customer.confirmText')}</p>
        {error && <Banner tone="not">{explain(error)}</Banner>}
        {details.map(({ field, label, value }) => {
          const last = lastOf(field);
          return (
            <Checkbox
              key={field}
              label={
                <>
                  <span className="i2">{t(label)}</span> <b>{value}</b>
                </>
              }
              hint={
                last &&
                (last.by
                  ? t('customer.verifiedBy', { date: format.date(last.verifiedAt), name: last.by })
                  : t('customer.verified', { date: format.date(last.verifiedAt) }))
              }
              checked={right.has(field)}
              onChange={(checked) => setRight(new Set(checked ? [...right, field] : [...right].filter((one) => one !== field)))}
            />
          );
        })}
      </form>
    </Dialog>
  );
}
