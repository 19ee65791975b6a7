import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { useToast } from '../../ui/toast.js';
import type { Client } from './partner-card.js';
import { PartnersDocument, RefreezeSharedSegmentsDocument } from './partners.graphql.js';

/** The segments of a grant with the day their members are of; freezing them again is an act of its own. */
export function SharedSegments({ client, canFreeze }: { client: Client; canFreeze: boolean }) {
  const t = useT();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  if (client.segments.length === 0) return null;
  return (
    <div className="shared" role="group" aria-label={t('partners.shared')}>
      <strong>{t('partners.shared')}</strong>
      <ul>
        {client.segments.map(({ id, name, frozenAt, size }) => (
          <li key={id}>
            {frozenAt === null
              ? t('partners.sharedNever', { name })
              : t('partners.sharedOf', { name, count: size, when: format.dateTime(frozenAt) })}
          </li>
        ))}
      </ul>
      {canFreeze && <Button onClick={() => setAsking(true)}>{t('partners.refreeze')}</Button>}
      {isAsking && <RefreezeDialog client={client} onClose={() => setAsking(false)} />}
    </div>
  );
}

function RefreezeDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const [refreeze, { loading }] = useMutation(RefreezeSharedSegmentsDocument, {
    variables: { id: client.id, version: client.version },
    refetchQueries: [PartnersDocument],
  });
  const act = () =>
    refreeze().then(
      () => {
        toast(t('partners.refrozen'));
        onClose();
      },
      (error: unknown) => toast(explain(error)),
    );
  return (
    <Dialog
      title={t('partners.refreeze')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" loading={loading} onClick={() => void act()}>
            {t('partners.refreeze')}
          </Button>
        </>
      }
    >
      <p>{t('partners.refreezeText', { name: client.name })}</p>
    </Dialog>
  );
}
