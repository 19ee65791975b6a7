import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Trouble } from '../../ui/trouble.js';
import type { ImportRecord } from './import-page.js';
import { UndoImportDocument } from './imports.graphql.js';

/** Says what undoing would do, asks once, then undoes; absent when there is nothing to undo. */
export function UndoImport({ item }: { item: ImportRecord }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [undo, { loading, error }] = useMutation(UndoImportDocument, { variables: { id: item.id }, onCompleted: () => setOpen(false) });
  if (item.undoUntil === null) return null;
  return (
    <>
      <Button icon="undo" onClick={() => setOpen(true)}>
        {t('imports.undo')}
      </Button>
      <span className="sm i3">{t('imports.undo.until', { date: format.dateTime(item.undoUntil) })}</span>
      <Dialog
        title={t('imports.undo.title')}
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t('imports.undo.keep')}</Button>
            <Button variant="danger" loading={loading} onClick={() => void undo().catch(() => undefined)}>
              {t('imports.undo.do')}
            </Button>
          </>
        }
      >
        {error && <Trouble error={error} />}
        <p className="i2">{t('imports.undo.text')}</p>
        <dl className="kv" style={{ margin: '8px 0 12px' }}>
          {item.changes.map(({ kind, created, updated }) => {
            const name: MessageKey = `imports.record.${kind}`;
            const parts = [
              ...(created > 0 ? [t('imports.undo.created', { count: created })] : []),
              ...(updated > 0 ? [t('imports.undo.updated', { count: updated })] : []),
            ];
            return [<dt key={kind}>{t(name)}</dt>, <dd key={`${kind}-value`}>{parts.join(' · ')}</dd>];
          })}
        </dl>
        <p className="sm i3">{t('imports.undo.kept')}</p>
      </Dialog>
    </>
  );
}
