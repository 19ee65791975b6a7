import { useMutation, useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DuplicatesQuery } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { readablePhone, useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useNames } from '../../lib/value-names.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Banner, Chip } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { CustomerDocument } from './customers.graphql.js';
import { DuplicatesDocument, MergeCustomersDocument, UnmergeCustomersDocument } from './customer-desk.graphql.js';
import type { CustomerRecord } from './customer-page.js';

type Duplicate = DuplicatesQuery['duplicatesOf'][number];

/** Records that are probably of the same person: why, what a merge would make of the two, and the merge. */
export function CustomerDuplicates({ customer }: { customer: CustomerRecord }) {
  const t = useT();
  const { data } = useQuery(DuplicatesDocument, { variables: { customerId: customer.id } });
  const [looked, setLooked] = useState<Duplicate>();
  const found = data?.duplicatesOf ?? [];
  if (found.length === 0) return null;
  return (
    <section className="dups">
      <h2 className="over">{t('customer.duplicates')}</h2>
      <ul>
        {found.map((duplicate) => (
          <li key={duplicate.customer.id}>
            <Link to="/customers/$id" params={{ id: duplicate.customer.id }} className="link">
              {duplicate.customer.displayName ?? duplicate.customer.externalId ?? t('customers.noName')}
            </Link>
            <Reasons duplicate={duplicate} />
            <Button variant="link" onClick={() => setLooked(duplicate)}>
              {t('customer.compareMerge')}
            </Button>
          </li>
        ))}
      </ul>
      {looked && <MergeDialog customer={customer} duplicate={looked} onClose={() => setLooked(undefined)} />}
    </section>
  );
}

function Reasons({ duplicate }: { duplicate: Duplicate }) {
  const t = useT();
  return (
    <span className="why2">
      {duplicate.reasons.map((reason) => {
        const word: MessageKey = `customer.reason.${reason}`;
        return (
          <Chip key={reason} tone="warn">
            {t(word)}
          </Chip>
        );
      })}
    </span>
  );
}

function MergeDialog({ customer, duplicate, onClose }: { customer: CustomerRecord; duplicate: Duplicate; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const explain = useExplain();
  const toast = useToast();
  const refetchQueries = [CustomerDocument, DuplicatesDocument];
  const [merge, { loading, error }] = useMutation(MergeCustomersDocument, { refetchQueries, awaitRefetchQueries: true });
  const [unmerge] = useMutation(UnmergeCustomersDocument, { refetchQueries });
  const other = duplicate.customer;
  const rows: readonly (readonly [MessageKey, string | null | undefined, string | null | undefined])[] = [
    ['customers.col.name', customer.displayName, other.displayName],
    ['customers.col.phone', customer.phone && readablePhone(customer.phone), other.phone && readablePhone(other.phone)],
    ['customers.col.email', customer.email, other.email],
    ['find.card', customer.card, other.card],
    [
      'customer.birthDate',
      customer.birthDate && format.calendarDate(customer.birthDate),
      other.birthDate && format.calendarDate(other.birthDate),
    ],
    ['customer.city', customer.city && names.value('city', customer.city), other.city && names.value('city', other.city)],
    ['customer.address', customer.address, other.address],
  ];
  const submit = async () => {
    const { data } = await merge({ variables: { input: { keepId: customer.id, mergeId: other.id } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    onClose();
    toast(t('customer.merged'), {
      label: t('common.undo'),
      onAct: () => void unmerge({ variables: { mergeId: other.id } }).catch((failure: unknown) => toast(explain(failure))),
    });
  };
  return (
    <Dialog
      title={t('customer.mergeTitle')}
      open
      size={680}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" loading={loading} onClick={() => void submit()}>
            {t('customer.merge')}
          </Button>
        </>
      }
    >
      <p className="sm i2">{t('customer.mergeText')}</p>
      {error && <Banner tone="not">{explain(error)}</Banner>}
      <Table caption={t('customer.mergeTitle')}>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t('customer.mergeField')}</span>
            </th>
            <th scope="col">{t('customer.mergeKept')}</th>
            <th scope="col">{t('customer.mergeOther')}</th>
            <th scope="col">{t('customer.mergeResult')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(([, mine, theirs]) => mine || theirs)
            .map(([label, mine, theirs]) => (
              <tr key={label}>
                <th scope="row">{t(label)}</th>
                <td className="i2">{mine ?? '–'}</td>
                <td className="i2">{theirs ?? '–'}</td>
                <td>{mine ?? theirs}</td>
              </tr>
            ))}
          <tr>
            <th scope="row">{t('customer.orders')}</th>
            <td className="i2">{format.number(customer.ordersCount ?? 0)}</td>
            <td className="i2">{format.number(other.ordersCount ?? 0)}</td>
            <td>{format.number((customer.ordersCount ?? 0) + (other.ordersCount ?? 0))}</td>
          </tr>
        </tbody>
      </Table>
    </Dialog>
  );
}
