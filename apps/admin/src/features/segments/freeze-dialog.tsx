import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextInput } from '../../ui/field.js';
import { useToast } from '../../ui/toast.js';
import { forgetLists } from './forget-lists.js';
import type { SavedSegment } from './save-controls.js';
import { FreezeSegmentDocument } from './segments.graphql.js';

/** Makes a fixed list of today's members: a new segment that no longer moves. */
export function FreezeDialog({ segment, onClose }: { segment: SavedSegment; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const explain = useExplain();
  const toast = useToast();
  const navigate = useNavigate();
  const [name, setName] = useState(() => t('segments.freeze.name', { name: segment.name, date: format.date(new Date()) }));
  const [freeze, { loading, error }] = useMutation(FreezeSegmentDocument, { update: forgetLists });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const { data } = await freeze({ variables: { input: { id: segment.id, name: name.trim() } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('segments.freeze.done', { name: data.freezeSegment.name }));
    onClose();
    await navigate({ to: '/segments/$id', params: { id: data.freezeSegment.id } });
  };
  return (
    <Dialog open title={t('segments.freeze')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="stack12">
        <p className="i2">{t('segments.freeze.text', { count: format.number(segment.memberCount) })}</p>
        <TextInput
          label={t('segments.save.name')}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={error ? explain(error) : undefined}
        />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" loading={loading}>
            {t('segments.freeze.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
