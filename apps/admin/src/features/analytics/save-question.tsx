import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { useToast } from '../../ui/toast.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox, TextInput } from '../../ui/field.js';
import { KeptQuestionsDocument, KeepQuestionDocument } from './analytics.graphql.js';
import type { Asked } from './asked.js';

/** A name for a question, and whether the team sees it. */
export function SaveQuestion({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(true);
  const [isTried, setTried] = useState(false);
  const [save, saving] = useMutation(KeepQuestionDocument, { refetchQueries: [KeptQuestionsDocument] });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') return;
    const { measures, dimensions, segments, condition, ...rest } = asked;
    const input = { ...rest, name: name.trim(), shared, measures: [...measures], dimensions: [...dimensions], segments: [...segments] };
    const { data } = await save({ variables: { input: { ...input, condition: condition || null } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('analytics.saved', { name: data.saveQuestion.name }));
    onClose();
  };
  return (
    <Dialog open title={t('analytics.saveTitle')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="stack12">
        <TextInput
          label={t('analytics.name')}
          data-autofocus
          value={name}
          maxLength={80}
          error={isTried && name.trim() === '' ? t('analytics.nameNeeded') : undefined}
          onChange={({ target }) => setName(target.value)}
        />
        <Checkbox label={t('analytics.share')} hint={t('analytics.shareHint')} checked={shared} onChange={setShared} />
        {saving.error && (
          <p className="bad" role="alert">
            {explain(saving.error)}
          </p>
        )}
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" loading={saving.loading}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
