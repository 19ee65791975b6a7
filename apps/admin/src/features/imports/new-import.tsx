import './imports.css';
import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type DragEvent } from 'react';
import type { ImportKind } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { uploadFile } from '../../lib/upload.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { TextArea } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { Banner, Progress } from '../../ui/show.js';
import { ImportSteps } from './import-steps.js';
import { StartImportDocument } from './imports.graphql.js';
import { useRefusalWords } from './refusal-words.js';

const kinds: readonly ImportKind[] = ['ORDERS', 'CUSTOMERS', 'PRODUCTS'];

/** Takes a file by dropping, choosing or pasting, and starts an import of it. */
export function NewImportPage() {
  const t = useT();
  const format = useFormat();
  const explain = useExplain();
  const refusal = useRefusalWords();
  const navigate = useNavigate();
  useCrumbs({ label: t('imports.title'), to: '/imports' }, { label: t('imports.upload.title') });
  const [kind, setKind] = useState<ImportKind>('ORDERS');
  const [sending, setSending] = useState<{ name: string; sent: number; total: number }>();
  const [refused, setRefused] = useState<string>();
  const [start] = useMutation(StartImportDocument);

  const send = async (file: Blob, name: string) => {
    setRefused(undefined);
    setSending({ name, sent: 0, total: file.size });
    try {
      const fileId = await uploadFile(file, name, (sent, total) => setSending({ name, sent, total }));
      const { data } = await start({ variables: { input: { fileId, kind } } });
      if (data) await navigate({ to: '/imports/$id', params: { id: data.startImport.id } });
    } catch (error) {
      setRefused(error instanceof Error && /^\d+$/.test(error.message) ? t('imports.upload.refused') : (refusal(error) ?? explain(error)));
    } finally {
      setSending(undefined);
    }
  };

  return (
    <div className="im">
      <h1 className="h1">{t('imports.upload.title')}</h1>
      <ImportSteps at="upload" />
      <div className="imc">
        <div className="l">
          <fieldset className="kinds" disabled={sending !== undefined}>
            <legend className="over">{t('imports.upload.kind')}</legend>
            {kinds.map((known) => {
              const name: MessageKey = `imports.kind.${known}`;
              const note: MessageKey = `imports.kind.${known}.note`;
              return (
                <label key={known}>
                  <input type="radio" name="kind" checked={kind === known} onChange={() => setKind(known)} />
                  <span>
                    <b>{t(name)}</b>
                    {t(note)}
                  </span>
                </label>
              );
            })}
          </fieldset>
          {refused && <Banner tone="not">{refused}</Banner>}
          {sending ? (
            <div className="drop" role="status">
              <p className="strong">{t('imports.upload.sending', { name: sending.name })}</p>
              <Progress
                label={t('imports.upload.sending', { name: sending.name })}
                share={sending.total > 0 ? sending.sent / sending.total : undefined}
              />
              <p className="xs i3">{t('imports.upload.sent', { done: format.bytes(sending.sent), total: format.bytes(sending.total) })}</p>
            </div>
          ) : (
            <FileTaker onTake={(file, name) => void send(file, name)} />
          )}
        </div>
        <aside className="r" aria-label={t('imports.upload.next')}>
          <h2 className="over">{t('imports.upload.next')}</h2>
          <ol className="nexts">
            <li>{t('imports.upload.next1')}</li>
            <li>{t('imports.upload.next2')}</li>
            <li>{t('imports.upload.next3')}</li>
            <li>{t('imports.upload.next4')}</li>
          </ol>
          <p className="xs i3">{t('imports.upload.again')}</p>
        </aside>
      </div>
    </div>
  );
}

function FileTaker({ onTake }: { onTake: (file: Blob, name: string) => void }) {
  const t = useT();
  const id = useId();
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [rows, setRows] = useState('');
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onTake(file, file.name);
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is beside the button, never instead of it */}
      <div
        className={over ? 'drop over0' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        role="group"
        aria-label={t('imports.upload.drop')}
      >
        <Icon name="import" size={28} />
        <p className="strong">{t('imports.upload.drop')}</p>
        <p className="sm i3">{t('imports.upload.or')}</p>
        <input
          id={id}
          className="vh"
          type="file"
          accept=".csv,.tsv,.tab,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onTake(file, file.name);
          }}
        />
        <label htmlFor={id} className="btn pri">
          {t('imports.upload.choose')}
        </label>
        <p className="xs i3">{t('imports.upload.hint')}</p>
      </div>
      <Button variant="link" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
        {t('imports.upload.paste')}
      </Button>
      {pasting && (
        <div className="stack" style={{ marginTop: 8 }}>
          <TextArea
            label={t('imports.upload.pasteLabel')}
            rows={8}
            spellCheck={false}
            value={rows}
            onChange={(event) => setRows(event.target.value)}
          />
          <div>
            <Button
              disabled={rows.trim() === ''}
              onClick={() => onTake(new Blob([rows], { type: 'text/csv' }), t('imports.upload.pasteName'))}
            >
              {t('imports.upload.pasteUse')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
