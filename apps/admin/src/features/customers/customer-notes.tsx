import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { has } from '../../lib/graph/client.js';
import { useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { TextArea } from '../../ui/field.js';
import { Skeleton } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { AddNoteDocument, CustomerNotesDocument, RemoveNoteDocument } from './customer-desk.graphql.js';

/** What people of the shop wrote down about a customer, with a place to write. */
export function CustomerNotes({ customerId }: { customerId: string }) {
  const t = useT();
  const format = useFormat();
  const explain = useExplain();
  const toast = useToast();
  const { schema } = useSession();
  const { data, error, refetch } = useQuery(CustomerNotesDocument, { variables: { id: customerId } });
  const [text, setText] = useState('');
  const refetchQueries = [CustomerNotesDocument];
  const [add, { loading, error: refusal }] = useMutation(AddNoteDocument, { refetchQueries, awaitRefetchQueries: true });
  const [remove] = useMutation(RemoveNoteDocument, { refetchQueries });
  const notes = data?.customer?.notes;

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const { data: added } = await add({ variables: { input: { customerId, text } } }).catch(() => ({ data: undefined }));
    if (!added) return;
    setText('');
    toast(t('customer.noteAdded'), {
      label: t('common.undo'),
      onAct: () => void remove({ variables: { id: added.addNote.id } }).catch((failure: unknown) => toast(explain(failure))),
    });
  };

  return (
    <section className="notes">
      <h2 className="over">{t('customer.notes')}</h2>
      {has(schema, 'Mutation', 'addNote') && (
        <form onSubmit={(event) => void submit(event)} className="stack">
          <TextArea
            label={t('customer.noteText')}
            hideLabel
            placeholder={t('customer.noteText')}
            value={text}
            maxLength={2000}
            rows={2}
            error={refusal && explain(refusal)}
            onChange={(event) => setText(event.target.value)}
          />
          {text.trim() !== '' && (
            <Button type="submit" loading={loading}>
              {t('customer.noteAdd')}
            </Button>
          )}
        </form>
      )}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!notes && !error && <Skeleton lines={2} />}
      {notes?.nodes.length === 0 && <p className="sm i2">{t('customer.notesEmpty')}</p>}
      <ul>
        {notes?.nodes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <p className="s">{[note.author, format.dateTime(note.at)].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
