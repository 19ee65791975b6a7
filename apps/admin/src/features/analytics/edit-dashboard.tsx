import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import type { DashboardsQuery, KeptQuestionsQuery } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button, IconButton } from '../../ui/button.js';
import { Combobox } from '../../ui/combobox.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox, TextInput } from '../../ui/field.js';
import { DashboardsDocument, SaveDashboardDocument } from './analytics.graphql.js';

const mostTiles = 24;

interface EditDashboardProps {
  /** A new one when absent. */
  readonly dashboard: DashboardsQuery['dashboards']['nodes'][number] | undefined;
  readonly questions: KeptQuestionsQuery['questions']['nodes'];
  /** With the id of what was saved. */
  readonly onClose: (saved?: string) => void;
}

/** Which questions stand on a dashboard, in which order. */
export function EditDashboard({ dashboard, questions, onClose }: EditDashboardProps) {
  const t = useT();
  const explain = useExplain();
  const [name, setName] = useState(dashboard?.name ?? '');
  const [shared, setShared] = useState(dashboard?.isShared ?? true);
  const [isTried, setTried] = useState(false);
  const known = new Map(questions.map((question) => [question.id, question.name]));
  const [tiles, setTiles] = useState<readonly string[]>(dashboard?.questionIds.filter((tile) => known.has(tile)) ?? []);
  const [save, saving] = useMutation(SaveDashboardDocument, { refetchQueries: [DashboardsDocument], awaitRefetchQueries: true });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') return;
    const input = { ...(dashboard && { id: dashboard.id }), name: name.trim(), questionIds: [...tiles], shared };
    const { data } = await save({ variables: { input } }).catch(() => ({ data: undefined }));
    if (data) onClose(data.saveDashboard.id);
  };
  const raise = (at: number) => {
    const tile = tiles[at];
    if (tile !== undefined) setTiles(tiles.toSpliced(at, 1).toSpliced(at - 1, 0, tile));
  };
  return (
    <Dialog open title={t(dashboard ? 'analytics.edit' : 'analytics.newDashboard')} onClose={() => onClose()}>
      <form onSubmit={(event) => void submit(event)} className="stack12">
        <TextInput
          label={t('analytics.name')}
          data-autofocus
          value={name}
          maxLength={80}
          error={isTried && name.trim() === '' ? t('analytics.nameNeeded') : undefined}
          onChange={({ target }) => setName(target.value)}
        />
        <ol className="aorder">
          {tiles.map((tile, at) => (
            <li key={tile}>
              <span>{known.get(tile)}</span>
              {at > 0 && <IconButton icon="up" label={t('analytics.raise', { name: known.get(tile) ?? '' })} onClick={() => raise(at)} />}
              <IconButton
                icon="cross"
                label={t('analytics.remove', { name: known.get(tile) ?? '' })}
                onClick={() => setTiles(tiles.filter((one) => one !== tile))}
              />
            </li>
          ))}
        </ol>
        {tiles.length < mostTiles && (
          <Combobox
            label={t('analytics.addQuestion')}
            nothing={t('analytics.noneKept')}
            value={null}
            options={questions.filter(({ id }) => !tiles.includes(id)).map((question) => ({ value: question.id, label: question.name }))}
            onChange={(tile) => tile !== null && setTiles([...tiles, tile])}
          />
        )}
        <Checkbox label={t('analytics.share')} hint={t('analytics.shareHint')} checked={shared} onChange={setShared} />
        {saving.error && (
          <p className="bad" role="alert">
            {explain(saving.error)}
          </p>
        )}
        <div className="r-modal-foot">
          <Button onClick={() => onClose()}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" loading={saving.loading}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
