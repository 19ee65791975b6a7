import { describe } from '@regulars/segment-language';
import { useState, type FormEvent } from 'react';
import { useLanguage, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea, TextInput } from '../../ui/field.js';
import { useBuilder, useBuilt } from './builder-context.js';
import type { SavedSegment } from './save-controls.js';

export interface SaveInput {
  name: string;
  description?: string;
  note?: string;
}

interface SaveDialogProps {
  segment: SavedSegment | undefined;
  /** The name that a new one is offered. */
  firstName?: string | undefined;
  canSave: boolean;
  isBusy: boolean;
  failure: string | undefined;
  onSave: (input: SaveInput) => void;
  onClose: () => void;
}

/** What is about to be in force, in words; a name for a new segment, a note for the next version. */
export function SaveDialog({ segment, firstName = '', canSave, isBusy, failure, onSave, onClose }: SaveDialogProps) {
  const t = useT();
  const { language } = useLanguage();
  const { catalogue } = useBuilder();
  const { state } = useBuilt();
  const [name, setName] = useState(segment?.name ?? firstName);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const isNamed = name.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNamed && canSave)
      onSave({ name: name.trim(), ...(note.trim() && (segment ? { note: note.trim() } : { description: note.trim() })) });
  };
  return (
    <Dialog
      open
      title={segment ? t('segments.save.title', { version: segment.version + 1 }) : t('segments.save.titleNew')}
      onClose={onClose}
      size={520}
    >
      <form onSubmit={submit} className="stack12">
        {!canSave ? (
          <p className="i2">{t(state.root.children.length ? 'segments.save.cannot' : 'segments.save.empty')}</p>
        ) : (
          <p className="i2">{describe(state.root, catalogue, language)}</p>
        )}
        {!segment && (
          <TextInput
            label={t('segments.save.name')}
            hint={t('segments.save.nameHint')}
            data-autofocus
            value={name}
            error={isTried && !isNamed ? t('segments.save.nameNeeded') : undefined}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        <TextArea
          label={segment ? t('segments.save.note') : t('segments.save.description')}
          hint={t('common.optional')}
          rows={2}
          {...(segment && { 'data-autofocus': true })}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {failure !== undefined && (
          <p className="bad" role="alert">
            {failure}
          </p>
        )}
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" loading={isBusy} disabled={!canSave}>
            {segment ? t('segments.save.version', { version: segment.version + 1 }) : t('segments.save.new')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
