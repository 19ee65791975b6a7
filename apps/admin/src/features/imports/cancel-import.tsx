import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Trouble } from '../../ui/trouble.js';
import { CancelImportDocument } from './imports.graphql.js';

/** Asks once, then cancels. */
export function CancelImport({ id }: { id: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [cancel, { loading, error }] = useMutation(CancelImportDocument, { variables: { id }, onCompleted: () => setOpen(false) });
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {t('imports.cancel')}
      </Button>
      <Dialog
        title={t('imports.cancelTitle')}
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t('imports.cancelKeep')}</Button>
            <Button variant="danger" loading={loading} onClick={() => void cancel().catch(() => undefined)}>
              {t('imports.cancel')}
            </Button>
          </>
        }
      >
        {error && <Trouble error={error} />}
        <p className="i2">{t('imports.cancelText')}</p>
      </Dialog>
    </>
  );
}
