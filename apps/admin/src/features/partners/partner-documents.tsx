import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/field.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import type { Client } from './partner-card.js';
import { AddApiDocumentDocument, PartnersDocument, RemoveApiDocumentDocument } from './partners.graphql.js';

/** What a program asks, with its last use; where it may ask nothing else, this is the list. */
export function PartnerDocuments({ client, canAdd }: { client: Client; canAdd: boolean }) {
  const t = useT();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      {client.documents.length === 0 ? (
        <p className="i3">{t('partners.noDocuments')}</p>
      ) : (
        <Table caption={t('partners.documents', { name: client.name })}>
          <thead>
            <tr>
              <th scope="col">{t('partners.document')}</th>
              <th scope="col">{t('partners.state')}</th>
              <th scope="col">{t('partners.used')}</th>
              <th scope="col">
                <span className="vh">{t('partners.removeDocument')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {client.documents.map((document) => (
              <DocumentRow key={document.id} document={document} />
            ))}
          </tbody>
        </Table>
      )}
      {canAdd && (
        <p className="partner-acts">
          <Button onClick={() => setAdding(true)}>{t('partners.addDocument')}</Button>
        </p>
      )}
      {isAdding && <AddDialog client={client} onClose={() => setAdding(false)} />}
    </>
  );
}

function DocumentRow({ document: { id, documentId, text, isAdded, usedAt } }: { document: Client['documents'][number] }) {
  const t = useT();
  const format = useFormat();
  const toast = useToast();
  const explain = useExplain();
  const [remove, { loading }] = useMutation(RemoveApiDocumentDocument, { variables: { id }, refetchQueries: [PartnersDocument] });
  return (
    <tr>
      <th scope="row">
        <code className="document" title={documentId}>
          {text}
        </code>
      </th>
      <td className="i2">{t(isAdded ? 'partners.added' : 'partners.asked')}</td>
      <td className="i2">{usedAt ? format.dateTime(usedAt) : t('partners.never')}</td>
      <td className="num">
        <Button loading={loading} onClick={() => void remove().catch((error: unknown) => toast(explain(error)))}>
          {t('partners.removeDocument')}
          <span className="vh"> {text}</span>
        </Button>
      </td>
    </tr>
  );
}

function AddDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const [text, setText] = useState('');
  const [add, { loading }] = useMutation(AddApiDocumentDocument, { refetchQueries: [PartnersDocument] });
  const act = () => add({ variables: { clientId: client.id, text } }).then(onClose, (error: unknown) => toast(explain(error)));
  return (
    <Dialog
      title={t('partners.addDocument')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" loading={loading} disabled={text.trim() === ''} onClick={() => void act()}>
            {t('partners.addDocument')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('partners.document')}
        hint={t('partners.documentHint')}
        rows={8}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
}
