import { useMutation, useQuery } from '@apollo/client/react';
import { useDeferredValue, useState, type FormEvent } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useNames } from '../../lib/value-names.js';
import { Button } from '../../ui/button.js';
import { Segmented } from '../../ui/choose.js';
import { Dialog } from '../../ui/dialog.js';
import { TextInput } from '../../ui/field.js';
import { Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { CutHistogram } from './cut-histogram.js';
import type { Grid } from './rfm-grid.js';
import { cutsOf, type Cuts, type Figure, figures } from './rfm-rule.js';
import { PreviewRfmRuleDocument, SetRfmRuleDocument } from './value.graphql.js';

/** How the shop scores: by fifths, or by cut points of its own; what that would do is shown while it is changed. */
export function RfmRuleForm({ grid, onClose }: { readonly grid: Grid; readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const toast = useToast();
  const [isOwn, setOwn] = useState(grid.hasOwnCuts);
  const [windowDays, setWindow] = useState(grid.windowDays == null ? '' : String(grid.windowDays));
  const [texts, setTexts] = useState<Cuts<string>>({
    recency: grid.cuts.recency.map(String),
    frequency: grid.cuts.frequency.map(String),
    monetary: [...grid.cuts.monetary],
  });
  const own = cutsOf(texts);
  const days = /^[1-9]\d{0,4}$/.test(windowDays.trim()) ? Number(windowDays) : windowDays.trim() === '' ? null : undefined;
  const isRight = days !== undefined && (!isOwn || own !== undefined);
  const input = useDeferredValue(JSON.stringify({ windowDays: days ?? null, ...(isOwn && own) }));
  const { data, previousData, error, refetch } = useQuery(PreviewRfmRuleDocument, {
    variables: { input: JSON.parse(input) },
    skip: !isRight,
  });
  const [save, saving] = useMutation(SetRfmRuleDocument);
  const preview = (data ?? previousData)?.previewRfmRule;
  const change = (figure: Figure, at: number, text: string) => setTexts({ ...texts, [figure]: texts[figure].with(at, text) });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isRight) return;
    const { data: saved } = await save({ variables: { input: JSON.parse(input) } }).catch(() => ({ data: undefined }));
    if (!saved) return;
    toast(t('value.scoringSoon'));
    onClose();
  };
  return (
    <Dialog open title={t('value.rule')} onClose={onClose} size={760}>
      <form onSubmit={(event) => void submit(event)} className="stack12">
        <div className="rtools">
          <Segmented
            label={t('value.rule')}
            value={isOwn ? 'own' : 'fifths'}
            options={[
              { key: 'fifths', label: t('value.byFifths') },
              { key: 'own', label: t('value.byOwn') },
            ]}
            onChange={(key) => setOwn(key === 'own')}
          />
          <TextInput
            label={t('value.windowOf')}
            hint={t('value.windowHint')}
            inputMode="numeric"
            value={windowDays}
            error={days === undefined ? t('value.wholeDays') : undefined}
            onChange={({ target }) => setWindow(target.value)}
          />
        </div>
        {figures.map((figure) => (
          <fieldset key={figure} className="cuts">
            <legend>{t(`value.figure.${figure}`)}</legend>
            {preview && (
              <CutHistogram
                label={t(`value.figure.${figure}`)}
                step={Number(preview[figure].step)}
                counts={preview[figure].counts}
                cuts={preview.cuts[figure].map(Number)}
              />
            )}
            {isOwn && (
              <div className="rtools">
                {texts[figure].map((text, at) => (
                  <TextInput
                    // oxlint-disable-next-line react/no-array-index-key -- a cut point is its place
                    key={at}
                    label={t('value.cut', { place: at + 1 })}
                    inputMode="decimal"
                    size={7}
                    value={text}
                    onChange={({ target }) => change(figure, at, target.value)}
                  />
                ))}
              </div>
            )}
          </fieldset>
        ))}
        {!isRight && (
          <p className="bad" role="alert">
            {t('value.cutsRise')}
          </p>
        )}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {!preview && !error && <Skeleton lines={4} />}
        {preview && (
          <>
            <p aria-live="polite">{t('value.wouldMove', { moved: preview.moved, count: preview.customers })}</p>
            <Table caption={t('value.groups')}>
              <thead>
                <tr>
                  <th scope="col">{t('value.group')}</th>
                  <th scope="col" className="num">
                    {t('value.now')}
                  </th>
                  <th scope="col" className="num">
                    {t('value.then')}
                  </th>
                  <th scope="col" className="num">
                    {t('value.change')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {preview.groups.map(({ group, now, byRule }) => (
                  <tr key={group}>
                    <th scope="row">{names.value('rfmGroup', group)}</th>
                    <td className="num">{format.number(now)}</td>
                    <td className="num">{format.number(byRule)}</td>
                    <td className="num">{byRule === now ? '–' : `${byRule > now ? '▲' : '▼'} ${format.number(Math.abs(byRule - now))}`}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </>
        )}
        {saving.error && <Trouble error={saving.error} />}
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={!isRight} loading={saving.loading}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
