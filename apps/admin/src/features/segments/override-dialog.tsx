import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import type { SampleCustomerFragment } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Select, TextInput } from '../../ui/field.js';
import { useToast } from '../../ui/toast.js';
import { customerName } from './customer-line.js';
import { forgetPast } from './forget-lists.js';
import { OverrideMemberDocument } from './segments.graphql.js';

type Decision = 'INCLUDE' | 'EXCLUDE' | 'RULE';

interface OverrideDialogProps {
  segmentId: string;
  customer: SampleCustomerFragment;
  first: Decision;
  onClose: () => void;
}

/** One customer decided by hand, whatever the rule says; the reason is kept and shown with every "why". */
export function OverrideDialog({ segmentId, customer, first, onClose }: OverrideDialogProps) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const [as, setAs] = useState(first);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [override, { loading, error }] = useMutation(OverrideMemberDocument, { update: (cache) => forgetPast(cache, segmentId) });
  const name = customerName(customer);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    const { data } = await override({ variables: { input: { segmentId, customerId: customer.id, as, reason: reason.trim() } } }).catch(
      () => ({ data: undefined }),
    );
    if (!data) return;
    toast(t('segments.override.done', { name }));
    onClose();
  };
  return (
    <Dialog open title={t('segments.override.title', { name })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="stack12">
        <Select
          label={t('segments.override.as')}
          value={as}
          options={[
            { value: 'INCLUDE', label: t('segments.override.INCLUDE') },
            { value: 'EXCLUDE', label: t('segments.override.EXCLUDE') },
            { value: 'RULE', label: t('segments.override.RULE') },
          ]}
          onChange={setAs}
        />
        <TextInput
          label={t('segments.override.reason')}
          hint={t('segments.override.reasonHint')}
          data-autofocus
          value={reason}
          error={isTried && reason.trim() === '' ? t('segments.override.reasonNeeded') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {error && (
          <p className="bad" role="alert">
            {explain(error)}
          </p>
        )}
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" loading={loading}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
