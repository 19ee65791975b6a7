import { useMutation } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import { failureOf, useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { useCan, useViewer } from '../../lib/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextInput } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { RevealFieldDocument } from './customer-desk.graphql.js';

interface MaskedValueProps {
  customerId: string;
  /** Name of the field of Customer. */
  field: 'phone' | 'email' | 'displayName';
  value: string;
  /** How people read it. */
  shown?: (value: string) => string;
}

/** A value that may be masked for the viewer; who may uncovers it for a reason, and sees it until the page is left. */
export function MaskedValue({ customerId, field, value, shown = (text) => text }: MaskedValueProps) {
  const t = useT();
  const can = useCan();
  const { maskedFields } = useViewer();
  const [isAsking, setAsking] = useState(false);
  const [clear, setClear] = useState<string>();
  const isMasked = maskedFields.includes(field) && clear === undefined;
  return (
    <>
      {shown(clear ?? value)}
      {isMasked && can('fields.reveal') && (
        <IconButton icon="eye" className="reveal" label={t('customer.reveal', { value })} onClick={() => setAsking(true)} />
      )}
      {isAsking && (
        <RevealDialog
          {...{ customerId, field, value }}
          onClose={() => setAsking(false)}
          onReveal={(found) => {
            setClear(found);
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

type RevealDialogProps = Pick<MaskedValueProps, 'customerId' | 'field' | 'value'> & {
  onClose: () => void;
  onReveal: (value: string) => void;
};

function RevealDialog({ customerId, field, value, onClose, onReveal }: RevealDialogProps) {
  const t = useT();
  const explain = useExplain();
  const [reason, setReason] = useState('');
  const [reveal, { loading, error }] = useMutation(RevealFieldDocument);
  const go = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await reveal({ variables: { input: { customerId, field, reason } } }).catch(() => ({ data: undefined }));
    if (data) onReveal(data.revealField ?? '');
  };
  return (
    <Dialog title={t('customer.reveal', { value })} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => void go(event)}>
        {error && <Banner tone="not">{failureOf(error).code === 'LIMIT_REACHED' ? t('customer.revealLimit') : explain(error)}</Banner>}
        <p>{t('customer.revealText')}</p>
        <TextInput
          label={t('customer.revealReason')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" loading={loading}>
            {t('customer.revealSubmit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
