import { useMutation, useQuery } from '@apollo/client/react';
import { useId, useState, type SyntheticEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox, TextInput } from '../../ui/field.js';
import { Menu } from '../../ui/menu.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { DiscardQuestionDocument, QuestionsDocument, SaveQuestionDocument } from './playground.graphql.js';
import type { Question } from './question.js';

const refetch = { refetchQueries: [QuestionsDocument] };

/** A question of the viewer's own that is kept. */
interface Own extends Question {
  readonly id: string;
  readonly name: string;
  readonly isShared: boolean;
}

interface SavedQuestionsProps {
  question: Question;
  onOpen: (question: Question) => void;
}

/** Questions that are kept: one's own, and those that others share with the team. */
export function SavedQuestions({ question, onOpen }: SavedQuestionsProps) {
  const t = useT();
  const toast = useToast();
  const { data } = useQuery(QuestionsDocument);
  const [save] = useMutation(SaveQuestionDocument, refetch);
  const [discard] = useMutation(DiscardQuestionDocument, refetch);
  const [openedId, setOpenedId] = useState<string>();
  const [keeping, setKeeping] = useState<'here' | 'new'>();
  const own = data?.savedQueries.nodes ?? [];
  const team = data?.teamQueries.nodes ?? [];
  const opened = own.find(({ id }) => id === openedId);
  const open = (id: string | undefined, { document, variables }: Question) => {
    setOpenedId(id);
    onOpen({ document, variables });
  };
  const forget = async ({ id, name, document, variables, isShared }: Own) => {
    await discard({ variables: { id } });
    setOpenedId(undefined);
    toast(t('playground.discarded', { name }), {
      label: t('common.undo'),
      onAct: () => void save({ variables: { input: { name, document, variables, shared: isShared } } }),
    });
  };
  return (
    <>
      <Menu
        label={t('playground.saved')}
        trigger={<Button icon="star">{opened?.name ?? t('playground.saved')}</Button>}
        groups={[
          own.map((one) => ({
            key: one.id,
            label: one.name,
            chosen: one.id === openedId,
            ...(one.isShared ? { hint: t('playground.shared') } : {}),
            onSelect: () => open(one.id, one),
          })),
          team.map((one) => ({ key: one.id, label: one.name, hint: one.owner ?? '', onSelect: () => open(undefined, one) })),
          [
            ...(opened
              ? [
                  { key: 'keep', label: t('playground.keepHere'), icon: 'check' as const, onSelect: () => setKeeping('here') },
                  {
                    key: 'forget',
                    label: t('playground.discard'),
                    icon: 'trash' as const,
                    danger: true,
                    onSelect: () => void forget(opened),
                  },
                ]
              : []),
            { key: 'new', label: t('playground.keepNew'), icon: 'plus' as const, onSelect: () => setKeeping('new') },
          ],
        ].filter((group) => group.length > 0)}
      />
      {keeping && (
        <KeepQuestion
          question={question}
          over={keeping === 'here' ? opened : undefined}
          onKept={setOpenedId}
          onClose={() => setKeeping(undefined)}
        />
      )}
    </>
  );
}

interface KeepQuestionProps {
  question: Question;
  /** written over */
  over: Own | undefined;
  onKept: (id: string) => void;
  onClose: () => void;
}

function KeepQuestion({ question, over, onKept, onClose }: KeepQuestionProps) {
  const t = useT();
  const form = useId();
  const explain = useExplain();
  const toast = useToast();
  const [name, setName] = useState(over?.name ?? '');
  const [isShared, setShared] = useState(over?.isShared ?? false);
  const [save, { loading, error }] = useMutation(SaveQuestionDocument, refetch);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const input = { id: over?.id ?? null, name, document: question.document, variables: question.variables, shared: isShared };
    const { data } = await save({ variables: { input } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('playground.kept', { name: data.saveQuery.name }));
    onKept(data.saveQuery.id);
    onClose();
  };
  return (
    <Dialog
      title={t(over ? 'playground.keepHere' : 'playground.keepNew')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} loading={loading}>
            {t('playground.keep')}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        {error && <Banner tone="not">{explain(error)}</Banner>}
        <TextInput
          label={t('playground.name')}
          value={name}
          required
          maxLength={80}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
        <Checkbox label={t('playground.share')} hint={t('playground.shareHint')} checked={isShared} onChange={setShared} />
      </form>
    </Dialog>
  );
}
